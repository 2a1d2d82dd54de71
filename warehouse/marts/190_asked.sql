-- grain: a source and night on which it was asked for anything -> stage.asked
DELETE FROM stage.asked WHERE day >= getvariable('asked_since')::DATE;
INSERT INTO stage.asked
SELECT day, source, nullif(wanted, 0), ok, failed, why.cause, why.class
FROM (
    -- Where nothing failed and nothing was seen either, what stood in the way is the cause.
    SELECT day, source, count(*) FILTER (wanted) AS wanted, count(*) FILTER (well) AS ok,
           count(*) FILTER (fault) AS failed,
           coalesce(mode(why ORDER BY why) FILTER (fault), mode(why ORDER BY why) FILTER (wanted AND NOT well)) AS why
    FROM (
        SELECT day, source, {'class': class, 'cause': cause} AS why, role IS DISTINCT FROM 'robots' AS wanted,
               wanted AND class IN ('ok', 'unchanged') AS well,
               wanted AND NOT well AND coalesce(causes.fault, true) AS fault
        FROM raw.fetch LEFT JOIN causes USING (class)
        -- A page of 2020 that was taken from a web archive makes no night on which its source was asked.
        WHERE day >= getvariable('asked_since')::DATE AND class != 'taken'
    )
    GROUP BY day, source
)
ORDER BY day, source;
