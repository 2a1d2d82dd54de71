-- The Monday of the first week that this run's rows touch; the end of time when they touch none.
SELECT coalesce(date_trunc('week', min(valid_on)), DATE '9999-01-04')::DATE
FROM raw.price
WHERE listing IS NOT NULL
  AND (getvariable('afresh')
       OR recorded_at = getvariable('run_at')
       OR price_id IN (SELECT price_id FROM raw.late_conversion WHERE recorded_at = getvariable('run_at'))
       OR price_id IN (SELECT price_id FROM raw.verdict WHERE recorded_at = getvariable('run_at'))
       OR price_id IN (SELECT fact_id FROM raw.standing WHERE recorded_at = getvariable('run_at')));
