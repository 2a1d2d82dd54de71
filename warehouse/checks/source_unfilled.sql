-- severity: warn
-- question: Which sources leave out a field more often than they should, in the last night they gave prices?
-- remedy: look for the field on a kept page: its column or key was renamed, or the source no longer tells it
WITH limits AS (
    SELECT name AS source, unnest(json_keys(filled)) AS field, (filled ->> field)::DOUBLE AS least FROM sources
),
last AS (
    SELECT source, max(observed_at) - INTERVAL 1 DAY AS since
    FROM prices SEMI JOIN limits USING (source)
    WHERE observed_at > (SELECT max(observed_at) FROM raw.price) - INTERVAL 28 DAY
    GROUP BY source
)
SELECT source, field, count(*) AS prices, count(to_json(prices) ->> field) / count(*) AS filled, any_value(least) AS least
FROM prices JOIN last USING (source) JOIN limits USING (source)
WHERE observed_at > since
GROUP BY source, field
HAVING filled < any_value(least)
ORDER BY source, field;
