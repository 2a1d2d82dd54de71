-- What prices did pages tell of? Once a page and amount; a page that gives no date counts when it was first seen.
SELECT
    price_id AS id, coalesce(sources.title, price.source) AS outlet, url, price.title, quote, capture,
    (coalesce(published_at, observed_at) AT TIME ZONE 'UTC')::DATE AS day,
    chip, form_factor, memory_gb, basis, per, term, low, high, currency, bound, condition, usd, cny,
    valid_on, valid_precision
FROM prices AS price
LEFT JOIN sources ON sources.name = price.source
WHERE listing IS NULL AND status = 'accepted'
  AND (coalesce(published_at, observed_at) AT TIME ZONE 'UTC')::DATE BETWEEN $start AND $end
QUALIFY row_number() OVER (
    PARTITION BY price.source, url, chip, form_factor, memory_gb, basis, per, term, low, high, currency, valid_on
    ORDER BY observed_at, price_id
) = 1
ORDER BY chip, day, price.source, url, low, high, id
