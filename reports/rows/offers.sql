SELECT coalesce(seller, source) AS seller, listing, valid_on, price, currency, usd_per_chip, url, capture
FROM prices
WHERE $series AND status = 'accepted' AND listing IS NOT NULL AND valid_on BETWEEN '$start' AND '$end'
QUALIFY recorded_at = max(recorded_at) OVER (PARTITION BY seller, source, listing, valid_on)
ORDER BY ALL
