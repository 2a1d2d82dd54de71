-- checks: what each question found in this run.
INSERT INTO checks
SELECT getvariable('run_id'), found.name, found.severity, found.question, found.rows, found.sample, found.remedy
FROM (
    SELECT unnest(json_transform(getvariable('found'), '[{"name": "VARCHAR", "severity": "VARCHAR",
        "question": "VARCHAR", "rows": "BIGINT", "sample": "JSON", "remedy": "VARCHAR"}]')) AS found
);
