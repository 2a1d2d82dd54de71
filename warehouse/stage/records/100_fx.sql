-- raw.fx_rate: a row for each day, currency, rate and source.
INSERT INTO raw.fx_rate
WITH given AS (
    SELECT unnest(json_transform(json, '{"day": "DATE", "currency": "VARCHAR", "per_eur": "DOUBLE",
               "source": "VARCHAR", "capture": "VARCHAR"}'))
    FROM line WHERE kind = 'fx'
),
fact AS (
    SELECT digest_of(json_array(source, day, currency, per_eur)) AS rate_id, *, getvariable('run_at') AS recorded_at
    FROM given
)
SELECT DISTINCT ON (rate_id) * FROM fact ANTI JOIN raw.fx_rate USING (rate_id)
ORDER BY rate_id;
