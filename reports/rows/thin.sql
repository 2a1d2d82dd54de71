SELECT chip, form_factor, memory_gb, tier, sellers, listings
FROM weekly_prices
WHERE week = '$week' AND $basis AND median_usd IS NULL
ORDER BY ALL
