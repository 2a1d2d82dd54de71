-- raw.article: a row for each page of news and each time that it had changed.
INSERT INTO raw.article BY NAME
WITH given AS (
    SELECT n,
           unnest(json_transform(json, '{"source": "VARCHAR", "url": "VARCHAR", "title": "VARCHAR",
               "published_at": "VARCHAR", "language": "VARCHAR", "characters": "INTEGER", "capture": "VARCHAR",
               "observed_at": "TIMESTAMPTZ"}'))
    FROM line WHERE kind = 'article'
),
fact AS (
    SELECT digest_of(json_array(source, url, title, published_at, language, characters)) AS article_id, * FROM given
)
SELECT DISTINCT ON (article_id)
       * EXCLUDE (n) REPLACE (first_instant(published_at) AS published_at), getvariable('run_at') AS recorded_at
FROM fact ANTI JOIN raw.article USING (article_id)
ORDER BY article_id, observed_at, n;
