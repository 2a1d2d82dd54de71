-- Step 3 of the method: each offer of the chip in the week beside the last price it is compared with. A row an offer;
-- last_week, last_price and ratio are null for one that is new. carried: what the others did while it was away.
SELECT
    series, now.seller, now.source, now.listing, now.currency, now.price, now.usd,
    last_week, before.price AS last_price, relinked, exp(log_ratio) AS ratio,
    now.price / before.price / exp(log_ratio) AS carried
FROM stage.listing_week AS now
JOIN stage.series USING (series)
LEFT JOIN stage.listing_ratio AS matched USING (week_start, series, seller, source, listing, currency)
LEFT JOIN stage.listing_week AS before
    ON before.week_start = last_week AND before.series = now.series AND before.seller = now.seller
   AND before.source = now.source AND before.listing = now.listing AND before.currency = now.currency
WHERE now.week_start = $start AND chip = $chip
ORDER BY now.seller, now.source, now.listing, now.currency
