-- Every reason why a suspect line cannot be taken, in the order of the files: file, line, field, problem.
WITH examined AS (
    SELECT n, kind, json FROM line SEMI JOIN suspect USING (n) WHERE json_type(json) = 'OBJECT'
),
entry AS (SELECT n, kind, json, unnest(json_keys(json)) AS key FROM examined),
present AS (
    SELECT n, kind, key, json_extract(json, '/' || key) AS value, json_type(json, '/' || key) AS found
    FROM entry
    WHERE found != 'NULL'
),
not_json AS (
    SELECT n, NULL AS field,
           'not a JSON object: ' || left(coalesce(unread, json::VARCHAR), 60) AS problem
    FROM line WHERE unread IS NOT NULL OR json_type(json) != 'OBJECT'
),
unknown_kind AS (
    SELECT n, 'kind' AS field,
           CASE WHEN kind IS NULL THEN 'is missing' ELSE 'unknown kind ' || to_json(kind) END AS problem
    FROM examined WHERE kind IS NULL OR kind NOT IN (SELECT kind FROM field)
),
unknown_key AS (
    SELECT n, CASE WHEN regexp_full_match(key, '\w+') THEN key ELSE to_json(key)::VARCHAR END AS field,
           'no such field in a ' || kind || ' line' AS problem
    FROM entry ANTI JOIN field USING (kind, key)
    WHERE kind IN (SELECT kind FROM field)
),
missing AS (
    SELECT n, field.key AS field, 'is missing' AS problem
    FROM examined JOIN field USING (kind)
    WHERE field.required AND coalesce(json_type(json, '/' || field.key), 'NULL') = 'NULL'
),
judged AS (
    SELECT n, present.key AS field, left(value::VARCHAR, 60) AS got, type, allowed,
           is_of_type(type, found) AND is_in_range(type, value ->> '$') AS fits,
           is_allowed(allowed, value ->> '$') AS in_set
    FROM present JOIN field USING (kind, key)
),
misfit AS (
    SELECT n, field,
           'expected ' || CASE type
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
               ELSE 'a ' || type
           END || ', got ' || got AS problem
    FROM judged WHERE NOT fits
),
not_allowed AS (
    SELECT n, field, 'expected one of ' || replace(allowed, '|', ', ') || ', got ' || got AS problem
    FROM judged WHERE fits AND NOT in_set
),
crossed AS (
    SELECT n, 'high' AS field, 'is less than low' AS problem
    FROM examined
    WHERE kind = 'price' AND TRY_CAST(json ->> '$.high' AS DOUBLE) < TRY_CAST(json ->> '$.low' AS DOUBLE)
),
problem AS (
    FROM not_json UNION ALL FROM unknown_kind UNION ALL FROM unknown_key UNION ALL FROM missing
    UNION ALL FROM misfit UNION ALL FROM not_allowed UNION ALL FROM crossed
),
first_line AS (SELECT file, min(n) AS n FROM line GROUP BY file)
SELECT line.file, line.n - first_line.n + 1 AS line, problem.field, problem.problem
FROM problem JOIN line USING (n) JOIN first_line USING (file)
ORDER BY problem.n, problem.field, problem.problem;
