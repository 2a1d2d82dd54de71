-- suspect: the lines that may be off, so that only they are judged field by field.
-- Most lines are alike. So shapes (keys and their types) and combinations of words and days are judged once each,
-- and numbers are only held against bounds that every number keeps which is surely right.
SET VARIABLE word_paths = (
    SELECT list(DISTINCT '/' || key ORDER BY '/' || key) FROM field
    WHERE allowed IS NOT NULL OR type IN ('currency', 'day', 'partial-date', 'instant', 'moment')
);
SET VARIABLE number_paths = (
    SELECT list(DISTINCT '/' || key ORDER BY '/' || key) FROM field
    WHERE type IN ('amount', 'positive', 'whole', 'count', 'size')
);

CREATE OR REPLACE TEMP TABLE looked_at AS
SELECT n, kind, json_structure(json)::VARCHAR AS shape,
       json_extract_string(json, getvariable('word_paths')) AS words,
       TRY_CAST(json_extract_string(json, getvariable('number_paths')) AS DOUBLE[]) AS numbers,
       TRY_CAST(json ->> '$.low' AS DOUBLE) > TRY_CAST(json ->> '$.high' AS DOUBLE) AS crossed
FROM line WHERE json IS NOT NULL;

CREATE OR REPLACE TEMP TABLE suspect AS
WITH shape_key AS (
    SELECT kind, shape, unnest(json_keys(shape)) AS key FROM (SELECT DISTINCT kind, shape FROM looked_at)
),
shape_field AS (
    -- In a shape a value is its type as a text, unless it is an object or a list.
    SELECT *, coalesce(nullif(json_type(shape, '/' || key), 'VARCHAR'), shape ->> ('/' || key)) AS found
    FROM shape_key
),
needed AS (SELECT kind, count(*) FILTER (required) AS fields FROM field GROUP BY kind),
fine_shape AS (
    SELECT kind, shape
    FROM shape_field LEFT JOIN field USING (kind, key) JOIN needed USING (kind)
    GROUP BY kind, shape, needed.fields
    HAVING bool_and(type IS NOT NULL AND (found = 'NULL' OR is_of_type(type, found)))
       AND count(*) FILTER (required AND found != 'NULL') = needed.fields
),
word AS (
    SELECT kind, words, substr(unnest(getvariable('word_paths')), 2) AS key, unnest(words) AS text
    FROM (SELECT DISTINCT kind, words FROM looked_at)
),
odd_words AS (
    SELECT DISTINCT kind, words FROM word JOIN field USING (kind, key)
    WHERE text IS NOT NULL AND NOT (is_allowed(allowed, text) AND is_in_range(type, text))
)
SELECT n FROM looked_at ANTI JOIN fine_shape USING (kind, shape)
UNION SELECT n FROM looked_at JOIN odd_words USING (kind, words)
UNION SELECT n FROM line WHERE unread IS NOT NULL
UNION SELECT n FROM looked_at
      WHERE numbers IS NULL OR list_min(numbers) <= 0 OR list_max(numbers) >= 2e9 OR crossed;

DROP TABLE looked_at;
