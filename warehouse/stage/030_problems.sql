-- Every reason why a line cannot be taken, in the order of the files: file, line, field, problem.
WITH entry AS (
    SELECT n, kind, json, unnest(json_keys(json)) AS key FROM line WHERE json_type(json) = 'OBJECT'
),
present AS (
    SELECT n, kind, key, json_extract(json, '/' || key) AS value, json_type(json, '/' || key) AS found
    FROM entry
    WHERE found != 'NULL'
),
unknown_kind AS (
    SELECT n, 'kind' AS field,
           CASE WHEN kind IS NULL THEN 'is missing' ELSE 'unknown kind ' || to_json(kind) END AS problem
    FROM line
    WHERE json_type(json) = 'OBJECT' AND (kind IS NULL OR kind NOT IN (SELECT kind FROM field))
),
unknown_key AS (
    SELECT n, CASE WHEN regexp_full_match(key, '\w+') THEN key ELSE to_json(key)::VARCHAR END AS field,
           'no such field in a ' || kind || ' line' AS problem
    FROM entry ANTI JOIN field USING (kind, key)
    WHERE kind IN (SELECT kind FROM field)
),
missing AS (
    SELECT n, field.key AS field, 'is missing' AS problem
    FROM line JOIN field USING (kind)
    WHERE field.required AND coalesce(json_type(json, '/' || field.key), 'NULL') = 'NULL'
      AND json_type(json) = 'OBJECT'
),
judged AS (
    SELECT n, present.key AS field, value, value ->> '$' AS text, allowed,
           field.type AS wanted,
           CASE field.type
               WHEN 'text' THEN found = 'VARCHAR'
               WHEN 'currency' THEN regexp_full_match(text, '[A-Z]{3}')
               WHEN 'number' THEN found IN ('DOUBLE', 'BIGINT', 'UBIGINT')
               WHEN 'amount' THEN found IN ('DOUBLE', 'BIGINT', 'UBIGINT') AND TRY_CAST(text AS DOUBLE) BETWEEN 0 AND 1e300
               WHEN 'positive' THEN found IN ('DOUBLE', 'BIGINT', 'UBIGINT') AND TRY_CAST(text AS DOUBLE) BETWEEN 1e-300 AND 1e300
               WHEN 'whole' THEN found IN ('BIGINT', 'UBIGINT') AND TRY_CAST(text AS INTEGER) >= 0
               WHEN 'size' THEN found IN ('BIGINT', 'UBIGINT') AND TRY_CAST(text AS BIGINT) >= 0
               WHEN 'count' THEN found IN ('BIGINT', 'UBIGINT') AND TRY_CAST(text AS INTEGER) >= 1
               WHEN 'object' THEN found = 'OBJECT'
               WHEN 'day' THEN regexp_full_match(text, '\d{4}-\d\d-\d\d') AND TRY_CAST(text AS DATE) IS NOT NULL
               WHEN 'partial-date' THEN regexp_full_match(text, '\d{4}(-\d\d){0,2}')
                                    AND first_day(text) IS NOT NULL
               WHEN 'instant' THEN regexp_matches(text, '^\d{4}-\d\d-\d\d[T ]\d\d:\d\d')
                              AND TRY_CAST(text AS TIMESTAMPTZ) IS NOT NULL
               WHEN 'moment' THEN regexp_matches(text, '^\d{4}(-|$)') AND first_instant(text) IS NOT NULL
               ELSE true
           END AS fits
    FROM present JOIN field USING (kind, key)
),
misfit AS (
    SELECT n, field,
           'expected ' || CASE wanted
               WHEN 'amount' THEN 'a number of 0 or more'
               WHEN 'positive' THEN 'a number above 0'
               WHEN 'size' THEN 'a whole number of 0 or more'
               WHEN 'whole' THEN 'a whole number of 0 or more'
               WHEN 'count' THEN 'a whole number of 1 or more'
               WHEN 'currency' THEN 'an ISO 4217 code'
               WHEN 'day' THEN 'a day YYYY-MM-DD'
               WHEN 'partial-date' THEN 'YYYY, YYYY-MM or YYYY-MM-DD'
               WHEN 'instant' THEN 'a time with its zone'
               WHEN 'moment' THEN 'a day or a time with its zone'
               WHEN 'object' THEN 'a JSON object'
               ELSE 'a ' || wanted
           END || ', got ' || left(value::VARCHAR, 60) AS problem
    FROM judged WHERE NOT coalesce(fits, false)
),
not_allowed AS (
    SELECT n, field, 'expected one of ' || replace(allowed, '|', ', ') || ', got ' || left(value::VARCHAR, 60) AS problem
    FROM judged
    WHERE fits AND allowed IS NOT NULL AND NOT list_contains(string_split(allowed, '|'), text)
),
crossed AS (
    SELECT n, 'high' AS field, 'is less than low' AS problem
    FROM line
    WHERE kind = 'price' AND TRY_CAST(json ->> '$.high' AS DOUBLE) < TRY_CAST(json ->> '$.low' AS DOUBLE)
),
not_json AS (
    SELECT n, NULL AS field, 'not a JSON object: ' || regexp_replace(left(text, 60), '[[:cntrl:]]', ' ', 'g') AS problem
    FROM line WHERE json IS NULL OR json_type(json) != 'OBJECT'
),
problem AS (
    FROM not_json UNION ALL FROM unknown_kind UNION ALL FROM unknown_key UNION ALL FROM missing
    UNION ALL FROM misfit UNION ALL FROM not_allowed UNION ALL FROM crossed
),
first_line AS (SELECT file, min(n) AS n FROM text_line GROUP BY file)
SELECT text_line.file, text_line.n - first_line.n + 1 AS line, field, problem
FROM problem JOIN text_line USING (n) JOIN first_line USING (file)
ORDER BY problem.n, field, problem;
