-- grain: a series in a week (week, chip, form_factor, memory_gb, basis, per, term, tier, commitment)
-- Levels (steps 1 and 2 of method v1) beside the movement (steps 3 to 5), and what is left: composition.
DELETE FROM weekly_prices WHERE week_start >= getvariable('since') AND method = getvariable('method');
INSERT INTO weekly_prices
WITH factor AS (
    SELECT now.*, exp(now.log_relative) AS matched, exp(now.log_fx) AS fx, now.median_usd / before.median_usd AS moved_level
    FROM stage.series_week AS now LEFT JOIN stage.series_week AS before
      ON before.series = now.series AND before.week_start = now.week_start - INTERVAL 1 WEEK
    WHERE now.week_start >= getvariable('since')
)
SELECT strftime(week_start, '%G-W%V'), chip, form_factor, memory_gb, basis, per, term, tier, commitment, week_start,
       listings, sellers, matched_listings, matched_sellers, median_usd, low_usd, high_usd,
       (matched - 1) * 100, (moved_level - 1) * 100, (fx - 1) * 100, (moved_level / (matched * fx) - 1) * 100,
       100 * exp(log_index), coalesce(imputed_share, 0), getvariable('method')
FROM factor JOIN stage.series USING (series)
ORDER BY ALL;
