-- severity: warn
-- question: Which prices of the last four weeks hold for a day after they were seen?
-- remedy: look whether the page told a forecast, or its date was read with day and month exchanged
SELECT source, listing, chip, price, currency, valid_on, observed_at, url
FROM prices WHERE epoch(valid_on - 1) > epoch(observed_at)  -- a day ahead is tomorrow's date in Asia
  AND recorded_at > (SELECT max(recorded_at) - INTERVAL 28 DAY FROM raw.price)
ORDER BY source, listing, valid_on, price_id;
