SELECT DISTINCT source, listing
FROM prices
WHERE listing IS NOT NULL AND status = 'accepted' AND valid_on BETWEEN '$start' AND '$end'
ORDER BY ALL
