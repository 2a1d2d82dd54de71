-- altered: the facts of earlier runs that this one took back, told again, judged or converted.
CREATE OR REPLACE TEMP TABLE altered AS
SELECT fact_id AS price_id FROM raw.standing WHERE recorded_at = getvariable('run_at')
UNION SELECT price_id FROM raw.verdict WHERE recorded_at = getvariable('run_at')
UNION SELECT price_id FROM raw.late_conversion WHERE recorded_at = getvariable('run_at');

-- The Monday of the first week that this run's rows touch; the end of time when they touch none.
-- Two reads, since one with OR compares every price ever loaded; so the first reads the run's rows only.
SELECT coalesce(date_trunc('week', min(valid_on)), DATE '9999-01-04')::DATE
FROM (
    SELECT valid_on FROM raw.price
    WHERE listing IS NOT NULL AND (getvariable('afresh') OR recorded_at = getvariable('run_at'))
    UNION ALL
    SELECT valid_on FROM raw.price SEMI JOIN altered USING (price_id) WHERE listing IS NOT NULL
);
