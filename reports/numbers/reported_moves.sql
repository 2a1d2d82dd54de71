-- What changes of price did pages tell of? Once a statement, however many outlets carry it, and once a page and figure.
SELECT
    move_id AS id, coalesce(sources.title, move.source) AS outlet, move.url, move.title, move.quote, move.capture,
    witnesses, (coalesce(published_at, observed_at) AT TIME ZONE 'UTC')::DATE AS day,
    chip, basis, per, direction, "from" AS start, "to" AS end, change, change_pct, currency, period
FROM stage.statements($start::DATE - 31, $end::DATE) AS statement
JOIN price_moves AS move ON move_id = fact_id
LEFT JOIN sources ON sources.name = move.source
WHERE (coalesce(published_at, observed_at) AT TIME ZONE 'UTC')::DATE BETWEEN $start AND $end
QUALIFY row_number() OVER (
    PARTITION BY move.source, move.url, chip, basis, per, term, direction, "from", "to", change, change_pct, period
    ORDER BY witnesses DESC, observed_at, move_id
) = 1
ORDER BY chip, day, move.source, move.url, id
