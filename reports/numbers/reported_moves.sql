-- What changes of price did pages tell of? Once a statement, however many outlets carry it, and once a page and figure.
-- to_usd, to_cny: what one unit of the currency was worth at the last rate dated on or before the day.
WITH told AS (
    SELECT
        move_id AS id, coalesce(sources.title, move.source) AS outlet, move.source, move.url, move.title, move.quote,
        move.capture, witnesses, (coalesce(published_at, observed_at) AT TIME ZONE 'UTC')::DATE AS day,
        chip, basis, per, direction, "from" AS start, "to" AS end, change, change_pct, currency, period
    FROM stage.statements($start::DATE - 31, $end::DATE) AS statement
    JOIN price_moves AS move ON move_id = fact_id
    LEFT JOIN sources ON sources.name = move.source
    WHERE (coalesce(published_at, observed_at) AT TIME ZONE 'UTC')::DATE BETWEEN $start AND $end
    QUALIFY row_number() OVER (
        PARTITION BY move.source, move.url, chip, basis, per, term, direction, "from", "to", change, change_pct, period
        ORDER BY witnesses DESC, observed_at, move_id
    ) = 1
),
rate AS (
    SELECT currency, day, arg_max(per_eur, (source = 'ecb', recorded_at)) AS per_eur
    FROM fx_rates WHERE day <= $end GROUP BY ALL
    UNION ALL SELECT 'EUR', DATE '0001-01-01', 1
),
dollar AS (FROM rate WHERE currency = 'USD'),
yuan AS (FROM rate WHERE currency = 'CNY')
SELECT told.* EXCLUDE (source), dollar.per_eur / own.per_eur AS to_usd, yuan.per_eur / own.per_eur AS to_cny
FROM told
ASOF LEFT JOIN rate AS own ON own.currency = told.currency AND own.day <= told.day
ASOF LEFT JOIN dollar ON dollar.day <= told.day
ASOF LEFT JOIN yuan ON yuan.day <= told.day
ORDER BY chip, told.day, told.source, url, id
