-- grain: a source and night
DELETE FROM source_health;
INSERT INTO source_health
WITH asked AS (
    SELECT day, source, count(*) AS requests, count(*) FILTER (class IN ('ok', 'unchanged')) AS ok,
           mode(cause ORDER BY cause) FILTER (class NOT IN ('ok', 'unchanged')) AS cause,
           mode(class ORDER BY class) FILTER (class NOT IN ('ok', 'unchanged')) AS class
    FROM raw.fetch WHERE role IS DISTINCT FROM 'robots'
    GROUP BY ALL
),
read AS (
    SELECT source, day, max_by(records, recorded_at) AS records, max_by(refusals, recorded_at) AS refusals
    FROM raw.reading GROUP BY ALL
),
night AS (SELECT DISTINCT day FROM raw.fetch),
listed AS (
    SELECT name, rows_floor FROM sources
    UNION ALL SELECT DISTINCT source, NULL FROM raw.fetch ANTI JOIN sources ON sources.name = raw.fetch.source
),
judged AS (
    SELECT night.day, name AS source, coalesce(requests, 0) AS requests, coalesce(ok, 0) AS ok,
           coalesce(requests - ok, 0) AS failed, coalesce(records, 0) AS records, coalesce(refusals, 0) AS refusals,
           CASE WHEN requests IS NULL THEN 'idle'
                WHEN ok = 0 THEN 'broken'
                WHEN coalesce(records, 0) < rows_floor THEN 'degraded'
                WHEN requests - ok > 0.2 * requests THEN 'degraded'
                ELSE 'ok' END AS status,
           CASE WHEN coalesce(records, 0) < rows_floor AND ok > 0
                THEN coalesce(records, 0) || ' records read, at least ' || rows_floor || ' expected'
                ELSE coalesce(asked.cause, asked.class) END AS cause,
           CASE WHEN coalesce(records, 0) < rows_floor AND ok > 0 THEN 'layout-changed' ELSE asked.class END AS class
    FROM night CROSS JOIN listed
    LEFT JOIN asked ON asked.day = night.day AND asked.source = listed.name
    LEFT JOIN read ON read.day = night.day AND read.source = listed.name
),
repair(class, repair) AS (VALUES
    ('moved', 'follow the new address and correct it in the source file'),
    ('blocked', 'ask less often, or ask the publisher for leave; do not disguise the crawler'),
    ('consent-wall', 'look for a feed or API without the wall'),
    ('paywall', 'look for a free page of the same publisher'),
    ('soft-404', 'the page is gone though it answers: find its new address'),
    ('robots', 'robots.txt forbids the page: leave it, or find a page that is allowed'),
    ('too-large', 'raise the size limit of the source if the page is meant to be this large'),
    ('timed-out', 'wait a night; then lengthen the time limit or ask less often'),
    ('dns', 'wait a night; then look whether the host has a new name'),
    ('tls', 'wait a night; then look at the host''s certificate'),
    ('server-error', 'wait a night; the fault is on the other side'),
    ('empty', 'open the page by hand: it may need another address'),
    ('layout-changed', 'run `chipwatch sources check` and mend the rules of the source'),
    ('not-found', 'find the new address and correct it in the source file'),
    ('ours', 'a fault of chipwatch: read the cause and mend the code')
),
-- A spell is a run of nights with one status.
spell AS (
    SELECT *, count(*) FILTER (begins) OVER (PARTITION BY source ORDER BY day) AS spell
    FROM (SELECT *, status IS DISTINCT FROM lag(status) OVER (PARTITION BY source ORDER BY day) AS begins FROM judged)
)
SELECT day, source, requests, ok, failed, records, refusals, status,
       CASE WHEN status IN ('broken', 'degraded') THEN cause END,
       CASE WHEN status IN ('broken', 'degraded') THEN repair.repair END,
       min(day) OVER (PARTITION BY source, spell)
FROM spell LEFT JOIN repair USING (class)
ORDER BY source, day;
