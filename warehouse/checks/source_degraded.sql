-- severity: warn
-- question: Which sources gave too little in the last night?
-- remedy: the row tells the cause and the repair of each
SELECT day, source, requests, failed, records, cause, repair, since
FROM source_health WHERE status = 'degraded' AND day = (SELECT max(day) FROM source_health)
ORDER BY source;
