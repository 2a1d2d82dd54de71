-- The lines of the files of one role (records, fetches, sources, chips or models), in the order of the files.
-- A line is text first: one that is not JSON must be told by its number, not by the reader's own error.
CREATE OR REPLACE TEMP TABLE text_line AS
SELECT row_number() OVER () AS n, filename AS file, text
FROM read_csv(
    getvariable('files'), columns = {'text': 'VARCHAR'}, auto_detect = false, header = false, filename = true,
    delim = E'\x01', quote = '', escape = '', max_line_size = 64000000, null_padding = true, strict_mode = false
);

CREATE OR REPLACE TEMP TABLE line AS
SELECT n, file, text, json,
       CASE getvariable('role') WHEN 'records' THEN json ->> '$.kind' ELSE getvariable('role') END AS kind
FROM (SELECT n, file, text, TRY_CAST(text AS JSON) AS json FROM text_line WHERE trim(text) != '');
