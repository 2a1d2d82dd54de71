-- Each public table and its columns, with their comments; grain: a column.
WITH public AS (
    SELECT table_name AS name, comment FROM duckdb_tables() WHERE schema_name = 'main'
    UNION ALL SELECT view_name, comment FROM duckdb_views() WHERE schema_name = 'main' AND NOT internal
)
SELECT name, public.comment, column_name, data_type, columns.comment
FROM public JOIN duckdb_columns() AS columns ON schema_name = 'main' AND table_name = name
ORDER BY name, column_index;
