-- grain: a series in a week (week, chip, form_factor, memory_gb, basis, per, term, tier, commitment)
-- Levels (steps 1 and 2 of method v1) beside the movement (steps 3 to 5), and what is left: composition.
DELETE FROM weekly_prices WHERE week_start >= getvariable('since') AND method = getvariable('method');
INSERT INTO weekly_prices
WITH seller_level AS (
    SELECT week_start, series, seller, count(DISTINCT listing_id) AS listings, median(usd) AS usd
    FROM stage.item_week JOIN stage.item USING (item)
    WHERE week_start >= getvariable('since') - INTERVAL 1 WEEK
    GROUP BY ALL
),
level AS (
    SELECT week_start, series, sum(listings) AS listings, count(*) AS sellers,
           CASE WHEN count(usd) >= 3 THEN median(usd) END AS median_usd, min(usd) AS low_usd, max(usd) AS high_usd
    FROM seller_level GROUP BY ALL
),
factor AS (
    SELECT level.*, moved.* EXCLUDE (week_start, series),
           exp(moved.log_relative) AS matched,
           exp(moved.log_fx) AS fx,
           level.median_usd / before.median_usd AS moved_level
    FROM level
    JOIN stage.series_week AS moved USING (week_start, series)
    LEFT JOIN level AS before
           ON before.series = level.series AND before.week_start = level.week_start - INTERVAL 1 WEEK
    WHERE level.week_start >= getvariable('since')
)
SELECT strftime(week_start, '%G-W%V'), chip, form_factor, memory_gb, basis, per, term, tier, commitment, week_start,
       listings, sellers, matched_listings, matched_sellers, median_usd, low_usd, high_usd,
       (matched - 1) * 100, (moved_level - 1) * 100, (fx - 1) * 100, (moved_level / (matched * fx) - 1) * 100,
       100 * exp(log_index), coalesce(imputed_share, 0), getvariable('method')
FROM factor JOIN stage.series USING (series)
ORDER BY ALL;
