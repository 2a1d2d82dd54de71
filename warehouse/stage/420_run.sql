-- runs: this run's account of itself.
INSERT INTO runs
SELECT getvariable('run_id'), getvariable('run_at'), getvariable('status'), getvariable('records'),
       getvariable('content_hash'), getvariable('rows')::JSON, getvariable('schema_version'), getvariable('method');
