-- raw.fetch: a row for each request. The day is the night's folder, which may differ from the clock's after midnight.
INSERT INTO raw.fetch BY NAME
SELECT DISTINCT ON (fetch_id)
       * EXCLUDE (file, asked) REPLACE (robots ->> '$' AS robots), night_of(file, requested_at) AS day
FROM (
    SELECT digest_of(json_array(source, url, method, role, requested_at, status, digest)) AS fetch_id, * FROM line
) ANTI JOIN raw.fetch USING (fetch_id)
ORDER BY fetch_id;
