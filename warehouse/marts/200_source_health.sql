-- grain: a source and night
DELETE FROM source_health;
INSERT INTO source_health
WITH read AS (
    SELECT source, day, max_by(records, recorded_at) AS records, max_by(refusals, recorded_at) AS refusals
    FROM raw.reading GROUP BY ALL
),
night AS (SELECT DISTINCT day FROM stage.asked),
listed AS (
    SELECT name, rows_floor FROM sources
    UNION ALL SELECT DISTINCT source, NULL FROM stage.asked ANTI JOIN sources ON sources.name = source
),
judged AS (
    SELECT night.day, name AS source, coalesce(requests, 0) AS requests, coalesce(ok, 0) AS ok,
           coalesce(failed, 0) AS failed, coalesce(records, 0) AS records, coalesce(refusals, 0) AS refusals,
           CASE WHEN requests IS NULL THEN 'idle'
                WHEN ok = 0 THEN 'broken'
                WHEN coalesce(records, 0) < rows_floor THEN 'degraded'
                WHEN asked.failed > 0.2 * requests THEN 'degraded'
                ELSE 'ok' END AS status,
           CASE WHEN coalesce(records, 0) < rows_floor AND ok > 0
                THEN coalesce(records, 0) || ' records read, at least ' || rows_floor || ' expected'
                ELSE coalesce(asked.cause, asked.class) END AS cause,
           CASE WHEN coalesce(records, 0) < rows_floor AND ok > 0 THEN 'layout-changed' ELSE asked.class END AS class
    FROM night CROSS JOIN listed
    LEFT JOIN stage.asked AS asked ON asked.day = night.day AND asked.source = listed.name
    LEFT JOIN read ON read.day = night.day AND read.source = listed.name
),
-- A spell is a run of nights with one status.
spell AS (
    SELECT *, count(*) FILTER (begins) OVER (PARTITION BY source ORDER BY day) AS spell
    FROM (SELECT *, status IS DISTINCT FROM lag(status) OVER (PARTITION BY source ORDER BY day) AS begins FROM judged)
)
SELECT day, source, requests, ok, failed, records, refusals, status,
       CASE WHEN status IN ('broken', 'degraded') THEN class END,
       CASE WHEN status IN ('broken', 'degraded') THEN cause END,
       CASE WHEN status IN ('broken', 'degraded') THEN causes.repair END,
       min(day) OVER (PARTITION BY source, spell)
FROM spell LEFT JOIN causes USING (class)
ORDER BY source, day;
