SELECT price_id, seller, listing, chip, price, currency, valid_on, recorded_at
FROM prices
WHERE listing IS NOT NULL AND valid_on <= '$end' AND recorded_at >= '$until'
ORDER BY recorded_at, price_id
