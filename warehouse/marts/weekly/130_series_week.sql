-- grain: a series in this week -> stage.series_week
-- Levels (steps 1 and 2 of method v1): a seller's is the median over its listings, the week's the median over sellers.
-- Movement (steps 3 to 5): the week's relative is the geometric mean over sellers, each counted once; the index chains
-- it, and stands still in a week with fewer than 3 matched sellers.
INSERT INTO stage.series_week
WITH level AS (
    SELECT series, sum(listings) AS listings, count(*) AS sellers,
           CASE WHEN count(usd) >= 3 THEN median(usd) END AS median_usd, min(usd) AS low_usd, max(usd) AS high_usd
    FROM (
        SELECT series, seller, count(DISTINCT listing_id) AS listings, median(usd) AS usd FROM now GROUP BY ALL
    )
    GROUP BY series
),
relative AS (
    SELECT series, sum(listings) AS listings, sum(imputed_listings) AS imputed, count(*) AS sellers,
           CASE WHEN count(*) >= 3 THEN avg(log_relative::DECIMAL(18, 15)) END AS log_relative,
           CASE WHEN count(*) >= 3 THEN avg(log_fx::DECIMAL(18, 15)) END AS log_fx
    FROM stage.seller_week WHERE week_start = getvariable('week')
    GROUP BY series
),
-- Listings without a price this week that are carried at the movement of the others.
carried AS (
    SELECT series, count(DISTINCT listing_id) AS listings
    FROM stage.item_away JOIN stage.item USING (item) ANTI JOIN now USING (series, listing_id)
    WHERE week_start = getvariable('week')
    GROUP BY series
),
standing AS (
    SELECT series, arg_max(log_index, week_start) AS log_index, arg_max(log_fx_index, week_start) AS log_fx_index
    FROM stage.series_week WHERE week_start < getvariable('week')
    GROUP BY series
)
SELECT getvariable('week'), series, level.listings, level.sellers, median_usd, low_usd, high_usd,
       coalesce(relative.listings, 0), coalesce(relative.sellers, 0),
       (coalesce(relative.imputed, 0) + coalesce(carried.listings, 0))
           / nullif(coalesce(relative.listings, 0) + coalesce(carried.listings, 0), 0),
       relative.log_relative, relative.log_fx,
       coalesce(standing.log_index, 0) + coalesce(relative.log_relative, 0),
       coalesce(standing.log_fx_index, 0) + coalesce(relative.log_fx, 0)
FROM level
LEFT JOIN relative USING (series)
LEFT JOIN carried USING (series)
LEFT JOIN standing USING (series);
