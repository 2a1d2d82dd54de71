SELECT week, median_usd, change_matched_pct, change_level_pct, fx_pct, composition_pct, price_index, sellers
FROM weekly_prices
WHERE $series AND week_start BETWEEN '$since' AND '$start'
QUALIFY method = max(method) OVER ()
ORDER BY week
