-- raw.article: a row for each page of news and each time that it had changed.
INSERT INTO raw.article BY NAME
SELECT DISTINCT ON (article_id)
       article_id, source, url, title, first_instant(published_at) AS published_at, language, characters, capture,
       observed_at, getvariable('run_at') AS recorded_at
FROM (
    SELECT digest_of(json_array(source, url, title, published_at, language, characters)) AS article_id, rowid AS n, *
    FROM line WHERE kind = 'article'
) ANTI JOIN raw.article USING (article_id)
ORDER BY article_id, observed_at, n;
