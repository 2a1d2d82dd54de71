-- raw.reading: how many records a source's night gave, known facts included: rates repeat and articles stay, but a
-- night that reads none of them is a night that something is wrong.
INSERT INTO raw.reading
WITH counted AS (
    SELECT night_of(file, (json ->> '$.observed_at')::TIMESTAMPTZ) AS day, json ->> '$.source' AS source,
           count(*) FILTER (kind != 'refusal') AS records, count(*) FILTER (kind = 'refusal') AS refusals
    FROM line WHERE role = 'records' AND json IS NOT NULL
    GROUP BY ALL
),
known AS (
    SELECT day, source, max_by((records, refusals), recorded_at) AS counts FROM raw.reading GROUP BY ALL
)
SELECT day, source, records, refusals, getvariable('run_at')
FROM counted LEFT JOIN known USING (day, source)
WHERE (records, refusals) IS DISTINCT FROM counts
ORDER BY day, source;
