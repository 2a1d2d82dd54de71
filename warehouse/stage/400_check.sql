-- checks: what one question found in this run.
INSERT INTO checks
SELECT getvariable('run_id'), getvariable('name'), getvariable('severity'), getvariable('question'),
       (SELECT count(*) FROM bad),
       (SELECT to_json(list(b)) FROM (FROM bad LIMIT 5) AS b),
       getvariable('remedy');
