-- altered: the offers' prices of earlier runs that this one took back, told again, judged or converted.
CREATE OR REPLACE TEMP TABLE altered AS
SELECT price_id, source, offer, valid_on
FROM raw.price SEMI JOIN (
    SELECT fact_id AS price_id FROM raw.standing WHERE recorded_at = getvariable('run_at')
    UNION SELECT price_id FROM raw.verdict WHERE recorded_at = getvariable('run_at')
    UNION SELECT price_id FROM raw.late_conversion WHERE recorded_at = getvariable('run_at')
) USING (price_id);
