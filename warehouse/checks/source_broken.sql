-- severity: severe
-- question: Which sources gave nothing in the last night?
-- remedy: the row tells the cause and the repair of each
SELECT day, source, cause, repair, since
FROM source_health WHERE status = 'broken' AND day = (SELECT max(day) FROM source_health)
ORDER BY source;
