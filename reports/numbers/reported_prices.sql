-- What prices did pages tell of? Once a statement, however many outlets carry it, and once a page and amount; a page
-- that gives no date counts when it was first seen.
SELECT
    price_id AS id, coalesce(sources.title, price.source) AS outlet, price.url, price.title, price.quote, price.capture,
    witnesses, (coalesce(published_at, observed_at) AT TIME ZONE 'UTC')::DATE AS day,
    chip, form_factor, memory_gb, basis, per, term, low, high, currency, bound, condition, usd, cny,
    valid_on, valid_precision
FROM stage.statements($start::DATE - 31, $end::DATE) AS statement
JOIN prices AS price ON price_id = fact_id
LEFT JOIN sources ON sources.name = price.source
WHERE listing IS NULL AND status = 'accepted'
  AND (coalesce(published_at, observed_at) AT TIME ZONE 'UTC')::DATE BETWEEN $start AND $end
QUALIFY row_number() OVER (
    PARTITION BY price.source, price.url, chip, form_factor, memory_gb, basis, per, term, low, high, currency, valid_on
    ORDER BY witnesses DESC, observed_at, price_id
) = 1
ORDER BY chip, day, price.source, price.url, low, high, id
