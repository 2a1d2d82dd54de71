-- Which sources did not answer well on a night of the week, and which known ones were not asked at all? A row a
-- source: its last bad night, how many there were, and whether it is still the last word (an idle night says nothing);
-- detail: what its cause tells beyond the sentence that all of its kind share.
WITH known AS (FROM source_health WHERE day <= $end),
asked AS (FROM known WHERE day >= $start AND status <> 'idle'),
bad AS (
    SELECT source, arg_max(asked, day) AS night, count(*) AS nights
    FROM asked WHERE status IN ('broken', 'degraded')
    GROUP BY source
),
trouble AS (
    SELECT source, night.status AS status, night.class AS fault, night.cause AS cause, night.since AS since, night.day AS day, nights,
           night.day = (SELECT max(day) FROM asked WHERE asked.source = bad.source) AS still
    FROM bad
    UNION ALL
    SELECT source, 'not asked', NULL, NULL, max(day) + 1, max(day), 0, true
    FROM known GROUP BY source
    HAVING max(day) < $start
)
SELECT
    trouble.source, coalesce(sources.title, trouble.source) AS outlet, status, trouble.fault,
    nullif(trim(replace(cause, coalesce(sentence, ''), ''), ' ().'), '') AS detail, since, day, nights, still
FROM trouble
LEFT JOIN sources ON sources.name = trouble.source
LEFT JOIN causes ON causes.class = trouble.fault
ORDER BY still DESC, status <> 'broken', since, trouble.source
