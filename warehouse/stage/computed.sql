-- The statements that forget all that is computed. Under a new schema it is made anew from what was loaded, so only raw
-- tables ever need a migration (ALTER TABLE ... ADD COLUMN IF NOT EXISTS in 010_raw.sql).
SELECT 'DROP VIEW ' || view_name FROM duckdb_views()
WHERE database_name = current_database() AND schema_name = 'main' AND NOT internal
UNION ALL
SELECT 'DROP TABLE ' || table_name FROM duckdb_tables()
WHERE database_name = current_database() AND schema_name = 'main'
  AND table_name IN ('listings', 'changes', 'weekly_prices', 'weekly_contributions', 'source_health')
UNION ALL
VALUES ('DROP MACRO TABLE IF EXISTS as_of'), ('DROP SCHEMA IF EXISTS stage CASCADE');
