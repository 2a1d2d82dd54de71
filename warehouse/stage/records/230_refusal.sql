-- raw.refusal: a row for each value that was seen and not taken, page and day: refused again the next night, it is
-- another row, so that a week's page tells what was refused in that week.
INSERT INTO raw.refusal BY NAME
WITH given AS (
    SELECT n,
           unnest(json_transform(json, '{"source": "VARCHAR", "url": "VARCHAR", "reason": "VARCHAR",
               "value": "VARCHAR", "quote": "VARCHAR", "listing": "VARCHAR", "capture": "VARCHAR",
               "rules": "VARCHAR", "observed_at": "TIMESTAMPTZ", "attributes": "JSON"}'))
    FROM line WHERE kind = 'refusal'
),
fact AS (
    SELECT digest_of(json_array(source, url, reason, coalesce(value, quote), listing,
                                (observed_at AT TIME ZONE 'UTC')::DATE)) AS refusal_id, *
    FROM given
)
SELECT DISTINCT ON (refusal_id) * EXCLUDE (n), getvariable('run_at') AS recorded_at
FROM fact ANTI JOIN raw.refusal USING (refusal_id)
ORDER BY refusal_id, observed_at, n;
