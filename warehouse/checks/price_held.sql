-- severity: info
-- question: Which offers have a price of the last four weeks that waits for a second day?
-- remedy: open the kept page (`chipwatch page`); a typing error stays held, a real jump is accepted when seen again
SELECT source, listing, chip, price, currency, valid_on, url
FROM prices WHERE status = 'held'
  AND recorded_at > (SELECT max(recorded_at) - INTERVAL 28 DAY FROM raw.price)
ORDER BY valid_on DESC, source, listing, price_id;
