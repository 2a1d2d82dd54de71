-- Each build's account of itself; it also tells which schema a file was built with.

CREATE TABLE IF NOT EXISTS runs (
    run_id VARCHAR, run_at TIMESTAMPTZ, status VARCHAR, records BIGINT, content_hash VARCHAR, rows JSON,
    schema_version VARCHAR, method VARCHAR
);
