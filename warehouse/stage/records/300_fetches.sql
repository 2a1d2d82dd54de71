-- raw.fetch: a row for each request. The day is the night's folder, which may differ from the clock's after midnight.
INSERT INTO raw.fetch
WITH given AS (
    SELECT file,
           unnest(json_transform(json, '{"source": "VARCHAR", "url": "VARCHAR", "method": "VARCHAR",
               "role": "VARCHAR", "requested_at": "TIMESTAMPTZ", "seconds": "DOUBLE", "status": "INTEGER",
               "bytes": "BIGINT", "media_type": "VARCHAR", "digest": "VARCHAR", "archive": "VARCHAR",
               "offset": "BIGINT", "class": "VARCHAR", "cause": "VARCHAR", "final_url": "VARCHAR", "etag": "VARCHAR",
               "last_modified": "VARCHAR", "robots": "VARCHAR"}'))
    FROM line WHERE role = 'fetches' AND json IS NOT NULL
),
fact AS (
    SELECT digest_of(json_array(source, url, method, role, requested_at, status, digest)) AS fetch_id,
           * EXCLUDE (file),
           night_of(file, requested_at) AS day
    FROM given
)
SELECT DISTINCT ON (fetch_id) * FROM fact ANTI JOIN raw.fetch USING (fetch_id)
ORDER BY fetch_id;
