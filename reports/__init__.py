"""From the DuckDB file to the weekly page."""
