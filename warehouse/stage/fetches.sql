-- raw.fetch: a row for each request. The day is the night's folder, which may differ from the clock's after midnight.
-- The same request has the same instant, so that only those from the first of these lines on are looked through.
SET VARIABLE first_asked = (SELECT min(requested_at) FROM line);

CREATE OR REPLACE TEMP TABLE new_fetch AS
SELECT DISTINCT ON (fetch_id)
       * EXCLUDE (file, asked) REPLACE (robots ->> '$' AS robots), night_of(file, requested_at) AS day
FROM (
    SELECT digest_of(json_array(source, url, method, role, requested_at, status, digest)) AS fetch_id, * FROM line
) ANTI JOIN (FROM raw.fetch WHERE requested_at >= getvariable('first_asked')) USING (fetch_id)
ORDER BY fetch_id;

INSERT INTO raw.fetch BY NAME FROM new_fetch;

-- The nights from the first of them on are counted again.
SET VARIABLE asked_since = least(getvariable('asked_since')::DATE, (SELECT min(day) FROM new_fetch));
