-- How many yuan was a dollar on the last day with both rates up to the week's end? One row, or none.
SELECT usd.day AS day, cny.per_eur / usd.per_eur AS cny_per_usd
FROM fx_rates AS usd
JOIN fx_rates AS cny ON cny.day = usd.day AND cny.currency = 'CNY'
WHERE usd.currency = 'USD' AND usd.day <= $end
ORDER BY day DESC, usd.recorded_at DESC, cny.recorded_at DESC
LIMIT 1
