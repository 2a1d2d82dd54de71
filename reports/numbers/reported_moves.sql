-- What changes of price did pages tell of? Once a page and figure.
SELECT
    move_id AS id, coalesce(sources.title, move.source) AS outlet, url, move.title, quote, capture,
    (coalesce(published_at, observed_at) AT TIME ZONE 'UTC')::DATE AS day,
    chip, basis, per, direction, "from" AS start, "to" AS end, change, change_pct, currency, period
FROM price_moves AS move
LEFT JOIN sources ON sources.name = move.source
WHERE (coalesce(published_at, observed_at) AT TIME ZONE 'UTC')::DATE BETWEEN $start AND $end
QUALIFY row_number() OVER (
    PARTITION BY move.source, url, chip, basis, per, term, direction, "from", "to", change, change_pct, period
    ORDER BY observed_at, move_id
) = 1
ORDER BY chip, day, move.source, url, id
