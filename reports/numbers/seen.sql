-- What does the week rest on? One row of counts.
SELECT
    (SELECT count(DISTINCT source) FROM source_health WHERE day BETWEEN $start AND least($end, $as_of) AND ok > 0)
        AS sources,
    (SELECT count(DISTINCT day) FROM source_health WHERE day BETWEEN $start AND least($end, $as_of)) AS nights,
    (SELECT count(*) FROM articles
     WHERE (coalesce(published_at, first_seen) AT TIME ZONE 'UTC')::DATE BETWEEN $start AND $end
       AND recorded_at < ($as_of + INTERVAL 1 DAY) AT TIME ZONE 'UTC') AS articles,
    (SELECT count(DISTINCT (source, listing)) FROM as_of($as_of)
     WHERE listing IS NOT NULL AND status = 'accepted' AND valid_on BETWEEN $start AND $end) AS offers
