SELECT chip, form_factor, memory_gb, tier, commitment, median_usd, change_matched_pct, composition_pct, sellers, listings
FROM weekly_prices
WHERE week = '$week' AND $basis AND median_usd IS NOT NULL
ORDER BY sellers DESC, chip
