-- Which sources did not answer well on their last night of the week, and which known ones were not asked at all?
WITH known AS (
    FROM source_health WHERE day <= least($end, $as_of)
    QUALIFY row_number() OVER (PARTITION BY source ORDER BY day DESC) = 1
)
SELECT
    known.source, coalesce(sources.title, known.source) AS outlet,
    CASE WHEN day < $start THEN 'not asked' ELSE status END AS status,
    CASE WHEN day >= $start THEN cause END AS cause,
    CASE WHEN day < $start THEN day + 1 ELSE since END AS since,
    day
FROM known
LEFT JOIN sources ON sources.name = known.source
WHERE day < $start OR status IN ('broken', 'degraded')
ORDER BY status <> 'broken', since, known.source
