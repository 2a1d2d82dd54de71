-- The schema and method that the file was last built with; null in a new file.
SELECT max_by(schema_version || ' ' || method, run_at) FROM runs;
