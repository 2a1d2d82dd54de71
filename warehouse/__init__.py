"""From records to the DuckDB file that people query."""
