-- severity: warn
-- question: Which sources gave more records in the last night than they ever should?
-- remedy: look for offers read twice; if the source has grown, raise rows_ceiling in its file
SELECT day, source, records, rows_ceiling
FROM source_health JOIN sources ON sources.name = source
WHERE records > rows_ceiling AND day = (SELECT max(day) FROM source_health)
ORDER BY source;
