-- line: the lines of all files of one role, in the order of the files, a column for each key that any of them may hold.
CREATE OR REPLACE TEMP TABLE line AS
FROM read_json(getvariable('files'), columns = getvariable('columns'), format = 'newline_delimited', filename = 'file');
