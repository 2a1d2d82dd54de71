-- What did each series cost in the week, and how did it get there? A row a series of weekly_prices: rentals on demand
-- before other tiers, the chip with most sellers first. change_4 and change_13 are null unless the index could move
-- in every week between; index_by_age: weeks back -> price_index.
WITH span AS (
    SELECT *, date_diff('week', week_start, $start::DATE) AS ago
    FROM weekly_prices
    WHERE week_start BETWEEN $start::DATE - INTERVAL 26 WEEK AND $start::DATE
    QUALIFY method = max(method) OVER ()
),
line AS (
    SELECT
        chip, form_factor, memory_gb, basis, per, term, tier, commitment,
        any_value(median_usd) FILTER (ago = 0) AS usd,
        any_value(low_usd) FILTER (ago = 0) AS low_usd,
        any_value(high_usd) FILTER (ago = 0) AS high_usd,
        any_value(change_matched_pct) FILTER (ago = 0) AS change_1,
        CASE WHEN count(change_matched_pct) FILTER (ago < 4) = 4 THEN
            100 * (any_value(price_index) FILTER (ago = 0) / any_value(price_index) FILTER (ago = 4) - 1)
        END AS change_4,
        CASE WHEN count(change_matched_pct) FILTER (ago < 13) = 13 THEN
            100 * (any_value(price_index) FILTER (ago = 0) / any_value(price_index) FILTER (ago = 13) - 1)
        END AS change_13,
        any_value(change_level_pct) FILTER (ago = 0) AS level_pct,
        any_value(composition_pct) FILTER (ago = 0) AS composition_pct,
        any_value(sellers) FILTER (ago = 0) AS sellers,
        any_value(sellers) FILTER (ago = 1) AS sellers_before,
        any_value(listings) FILTER (ago = 0) AS listings,
        any_value(listings) FILTER (ago = 1) AS listings_before,
        coalesce(any_value(matched_listings) FILTER (ago = 0), 0) AS matched_listings,
        coalesce(any_value(imputed_share) FILTER (ago = 0), 0) AS imputed_share,
        method,
        map_from_entries(list((ago, price_index))) AS index_by_age
    FROM span
    GROUP BY ALL
    HAVING count(*) FILTER (ago = 0) > 0
)
FROM line
ORDER BY
    basis = 'rental' AND coalesce(tier <> 'on-demand', true),
    max(sellers) OVER (PARTITION BY chip) DESC, chip, sellers DESC, listings DESC,
    form_factor, memory_gb, basis, per, term, tier, commitment
