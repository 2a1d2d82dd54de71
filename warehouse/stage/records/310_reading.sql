-- raw.reading: how many records a source's night gave, known facts included: rates repeat and articles stay, but a
-- night that reads none of them is a night that something is wrong.
INSERT INTO raw.reading
WITH by_file AS (
    SELECT file, source, observed_at, count(*) FILTER (kind != 'refusal') AS records,
           count(*) FILTER (kind = 'refusal') AS refusals
    FROM line WHERE rules IS DISTINCT FROM 'correction' GROUP BY ALL
),
counted AS (
    SELECT night_of(file, observed_at) AS day, source, sum(records) AS records, sum(refusals) AS refusals
    FROM by_file GROUP BY ALL
),
known AS (
    SELECT day, source, max_by((records, refusals), recorded_at) AS counts FROM raw.reading GROUP BY ALL
)
SELECT day, source, records, refusals, getvariable('run_at')
FROM counted LEFT JOIN known USING (day, source)
WHERE (records, refusals) IS DISTINCT FROM counts
ORDER BY day, source;
