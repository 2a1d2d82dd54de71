-- severity: warn
-- question: Which prices hold for a day after they were seen?
-- remedy: look whether the page told a forecast, or its date was read with day and month exchanged
SELECT source, listing, chip, price, currency, valid_on, observed_at, url
FROM prices WHERE valid_on > (observed_at AT TIME ZONE 'UTC')::DATE + 1
ORDER BY source, listing, valid_on, price_id;
