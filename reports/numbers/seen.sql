-- What does the week rest on? One row of counts.
SELECT
    (SELECT count(DISTINCT source) FROM source_health WHERE day BETWEEN $start AND $end AND ok > 0)
        AS sources,
    (SELECT count(DISTINCT day) FROM source_health WHERE day BETWEEN $start AND $end) AS nights,
    (SELECT count(*) FROM articles
     WHERE (coalesce(published_at, first_seen) AT TIME ZONE 'UTC')::DATE BETWEEN $start AND $end) AS articles,
    (SELECT count(DISTINCT (source, listing)) FROM prices
     WHERE listing IS NOT NULL AND status = 'accepted' AND valid_on BETWEEN $start AND $end) AS offers,
    (SELECT (max(run_at) AT TIME ZONE 'UTC')::DATE FROM runs) AS last_night
