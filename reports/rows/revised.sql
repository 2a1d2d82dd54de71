SELECT price_id, seller, listing, chip, price, currency, valid_on, recorded_at
FROM prices
WHERE listing IS NOT NULL AND valid_on BETWEEN '$start' AND '$end'
    AND recorded_at >= date_trunc('week', valid_on) + INTERVAL 8 DAY AND recorded_at >= '$since' AND recorded_at < '$until'
ORDER BY recorded_at, price_id
