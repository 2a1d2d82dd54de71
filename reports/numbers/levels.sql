-- What did each seller ask in the week and in the one before, in dollars? The median over its offers (step 2 of the
-- method). A row a series and seller.
SELECT
    chip, form_factor, memory_gb, basis, per, term, tier, commitment, seller, min(source) AS source,
    median(usd) FILTER (week_start = $start) AS usd,
    median(usd) FILTER (week_start < $start) AS usd_before
FROM stage.listing_week
JOIN stage.series USING (series)
WHERE week_start BETWEEN $start::DATE - INTERVAL 1 WEEK AND $start::DATE
GROUP BY ALL
ORDER BY ALL
