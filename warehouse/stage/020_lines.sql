-- The lines of all files at once, in the order of the files, each with the kind of line it claims to be.
-- A line is text first: one that is not JSON must be told by its number, not by the reader's own error.
CREATE OR REPLACE TEMP TABLE line AS
WITH given AS (
    SELECT row_number() OVER () AS n, filename AS file, text
    FROM read_csv(
        getvariable('patterns'), columns = {'text': 'VARCHAR'}, auto_detect = false, header = false,
        filename = true, delim = E'\x01', quote = '', escape = '', max_line_size = 64000000, null_padding = true,
        strict_mode = false
    )
),
parsed AS (SELECT n, file, TRY_CAST(text AS JSON) AS json, text FROM given),
role AS (SELECT unnest(getvariable('files')) AS file, unnest(getvariable('roles')) AS role)
SELECT n, file, role, CASE role WHEN 'records' THEN json ->> '$.kind' ELSE role END AS kind,
       -- Facts of a loose page (`chipwatch extract page.html`) were fetched by nobody: seen by whoever loads them.
       CASE WHEN role = 'records' AND json_type(json) = 'OBJECT'
                 AND NOT (json_exists(json, '$.source') AND json_exists(json, '$.observed_at'))
            THEN json_merge_patch(json_object('source', 'file', 'observed_at', getvariable('run_at')::VARCHAR), json)
            ELSE json END AS json,
       CASE WHEN json IS NULL THEN nullif(trim(text), '') END AS unread
FROM parsed LEFT JOIN role USING (file);
