-- Steps 2 and 3: each seller's level, the median of its offers in dollars, and its relative, the geometric mean of
-- their ratios. A row a seller of the chip in the week; relative is null for one without an offer to compare.
WITH level AS (
    SELECT series, seller, median(usd) AS usd, count(DISTINCT (source, listing)) AS offers
    FROM stage.listing_week JOIN stage.series USING (series)
    WHERE week_start = $start AND chip = $chip
    GROUP BY ALL
)
SELECT level.*, exp(log_relative) AS relative, exp(log_fx) AS fx
FROM level
LEFT JOIN (FROM stage.seller_week WHERE week_start = $start) AS moved USING (series, seller)
ORDER BY usd, seller
