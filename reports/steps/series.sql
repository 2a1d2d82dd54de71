-- Steps 1 to 5: what the week's row says of each series of the chip, and what it rests on. before_*: the week before;
-- standing_index: the index as it stood before this week; carried: offers away this week, seen in the eight before it.
WITH carried AS (
    SELECT series, count(DISTINCT (source, listing)) AS carried
    FROM stage.listing_week AS away
    ANTI JOIN (FROM stage.listing_week WHERE week_start = $start) USING (series, source, listing)
    WHERE week_start < $start AND week_start >= $start::DATE - INTERVAL 8 WEEK
    GROUP BY series
),
standing AS (
    SELECT series, 100 * exp(arg_max(log_index, week_start)) AS standing_index
    FROM stage.series_week WHERE week_start < $start
    GROUP BY series
)
SELECT
    series.*, now.method, now.listings, now.sellers, now.matched_listings, now.matched_sellers, now.median_usd,
    now.change_matched_pct, now.change_level_pct, now.fx_pct, now.composition_pct, now.price_index,
    now.imputed_share, before.median_usd AS before_usd, coalesce(standing_index, 100) AS standing_index,
    coalesce(carried, 0) AS carried
FROM stage.series AS series
JOIN weekly_prices AS now
    ON (now.chip, now.basis, now.per) = (series.chip, series.basis, series.per)
   AND now.form_factor IS NOT DISTINCT FROM series.form_factor AND now.memory_gb IS NOT DISTINCT FROM series.memory_gb
   AND now.term IS NOT DISTINCT FROM series.term AND now.tier IS NOT DISTINCT FROM series.tier
   AND now.commitment IS NOT DISTINCT FROM series.commitment
LEFT JOIN weekly_prices AS before
    ON before.week_start = now.week_start - INTERVAL 1 WEEK AND before.method = now.method
   AND (before.chip, before.basis, before.per) = (series.chip, series.basis, series.per)
   AND before.form_factor IS NOT DISTINCT FROM series.form_factor
   AND before.memory_gb IS NOT DISTINCT FROM series.memory_gb
   AND before.term IS NOT DISTINCT FROM series.term AND before.tier IS NOT DISTINCT FROM series.tier
   AND before.commitment IS NOT DISTINCT FROM series.commitment
LEFT JOIN standing ON standing.series = series.series
LEFT JOIN carried ON carried.series = series.series
WHERE now.week_start = $start AND series.chip = $chip
ORDER BY
    series.basis = 'rental' DESC, now.sellers DESC, now.listings DESC,
    series.form_factor, series.memory_gb, series.per, series.tier, series.commitment
