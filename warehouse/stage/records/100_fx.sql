-- raw.fx_rate: a row for each day, currency, rate and source.
INSERT INTO raw.fx_rate BY NAME
SELECT DISTINCT ON (rate_id) rate_id, day, currency, per_eur, source, capture, getvariable('run_at') AS recorded_at
FROM (
    SELECT digest_of(json_array(source, day, currency, per_eur)) AS rate_id, * FROM line WHERE kind = 'fx'
) ANTI JOIN raw.fx_rate USING (rate_id)
ORDER BY rate_id;
