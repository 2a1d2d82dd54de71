-- grain: a series in this week -> stage.series_week
-- Steps 3 to 5 of method v1: the week's relative is the geometric mean over sellers, each counted once; the index
-- chains it, and stands still in a week with fewer than 3 matched sellers.
INSERT INTO stage.series_week
WITH now AS (FROM stage.item_week JOIN stage.item USING (item) WHERE week_start = getvariable('week')),
present AS (SELECT series, count(DISTINCT listing_id) AS listings FROM now GROUP BY series),
relative AS (
    SELECT series, sum(listings) AS listings, sum(imputed_listings) AS imputed, count(*) AS sellers,
           CASE WHEN count(*) >= 3 THEN avg(log_relative ORDER BY seller) END AS log_relative,
           CASE WHEN count(*) >= 3 THEN avg(log_fx ORDER BY seller) END AS log_fx
    FROM stage.seller_week WHERE week_start = getvariable('week')
    GROUP BY series
),
-- Listings without a price this week that are carried at the movement of the others (missing for up to 8 weeks).
away AS (
    SELECT DISTINCT item FROM stage.item_week ANTI JOIN now USING (item)
    WHERE week_start < getvariable('week') AND week_start >= getvariable('week') - INTERVAL 8 WEEK
),
carried AS (
    SELECT series, count(DISTINCT listing_id) AS listings
    FROM away JOIN stage.item USING (item) ANTI JOIN now USING (series, listing_id)
    GROUP BY series
),
standing AS (
    SELECT series, arg_max(log_index, week_start) AS log_index, arg_max(log_fx_index, week_start) AS log_fx_index
    FROM stage.series_week WHERE week_start < getvariable('week')
    GROUP BY series
)
SELECT getvariable('week'), series,
       coalesce(relative.listings, 0), coalesce(relative.sellers, 0),
       (coalesce(relative.imputed, 0) + coalesce(carried.listings, 0))
           / nullif(coalesce(relative.listings, 0) + coalesce(carried.listings, 0), 0),
       relative.log_relative, relative.log_fx,
       coalesce(standing.log_index, 0) + coalesce(relative.log_relative, 0),
       coalesce(standing.log_fx_index, 0) + coalesce(relative.log_fx, 0)
FROM present
LEFT JOIN relative USING (series)
LEFT JOIN carried USING (series)
LEFT JOIN standing USING (series);
