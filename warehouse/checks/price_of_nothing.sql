-- severity: warn
-- question: Which prices of the last four weeks are 0?
-- remedy: if the source writes 0 for "not on offer", refuse it as a placeholder in the source file; promotions stay held
SELECT source, listing, chip, valid_on, url
FROM prices WHERE price = 0
  AND recorded_at > (SELECT max(recorded_at) - INTERVAL 28 DAY FROM raw.price)
ORDER BY valid_on DESC, source, listing, price_id;
