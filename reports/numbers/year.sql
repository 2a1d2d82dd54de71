-- What did each series do from the year's first week ($start) to its last with a page ($end)? A row a series that has a
-- level in that last week; weeks are counted from the first, index_by_week: week -> price_index.
WITH span AS (
    SELECT *, date_diff('week', $start::DATE, week_start) AS n
    FROM weekly_prices
    WHERE week_start BETWEEN $start AND $end
      AND tier IS NOT DISTINCT FROM CASE basis WHEN 'rental' THEN 'on-demand' ELSE tier END
    QUALIFY method = max(method) OVER ()
),
line AS (
    SELECT
        chip, form_factor, memory_gb, basis, per, term, tier, commitment,
        arg_min(median_usd, week_start) AS first_usd, arg_max(median_usd, week_start) AS usd,
        min(median_usd) AS low_usd, max(median_usd) AS high_usd,
        CASE WHEN count(change_matched_pct) > 0
             THEN 100 * (arg_max(price_index, week_start) / arg_min(price_index, week_start) - 1) END AS change,
        arg_max(sellers, week_start) AS sellers,
        map_from_entries(list((n, price_index))) AS index_by_week
    FROM span
    GROUP BY ALL
    HAVING count(median_usd) FILTER (week_start = date_trunc('week', $end::DATE)) > 0
)
FROM line
ORDER BY
    max(sellers) OVER (PARTITION BY chip) DESC, chip, sellers DESC,
    form_factor, memory_gb, basis, per, term, tier, commitment
