-- Whether a correction came or lapsed in this run.
SELECT count(*) FROM raw.standing
WHERE recorded_at = getvariable('run_at') AND cause IN ('corrected', 'correction lapsed');
