-- What does the file say now of the week before? A row a series with a level.
SELECT
    chip, form_factor, memory_gb, basis, per, term, tier, commitment, median_usd AS usd,
    change_matched_pct AS change_1, composition_pct, sellers
FROM weekly_prices
WHERE week_start = $start::DATE - INTERVAL 1 WEEK AND median_usd IS NOT NULL
QUALIFY method = max(method) OVER ()
ORDER BY sellers DESC, chip, form_factor, memory_gb, basis, per, term, tier, commitment
