-- touched: the weeks of each source that this run's rows lie in, which are made again.
CREATE OR REPLACE TEMP TABLE touched AS
SELECT DISTINCT source, date_trunc('week', valid_on)::DATE AS week_start
FROM (
    SELECT DISTINCT source, valid_on FROM raw.price
    WHERE offer IS NOT NULL AND (getvariable('afresh') OR recorded_at = getvariable('run_at'))
    UNION ALL
    SELECT source, valid_on FROM altered WHERE offer IS NOT NULL
);

-- The Monday of the first of them; the end of time when there is none.
SELECT coalesce(min(week_start), DATE '9999-01-04') FROM touched;
