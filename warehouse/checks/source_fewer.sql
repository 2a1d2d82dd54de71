-- severity: warn
-- question: Which sources gave fewer records than usual?
-- remedy: compare a kept page with the source's own; where the source has shrunk, its usual follows in four weeks
-- A price list's last night beside the median of its nights of four weeks; news, which may be silent for a night, the
-- last seven nights' average beside that of the four weeks. sources.fewer is the share of the usual that is still well.
WITH night AS (
    SELECT source, records, coalesce(fewer, 0.5) AS fewer, CASE WHEN rows_floor > 0 THEN 1 ELSE 7 END AS nights,
           (SELECT max(day) FROM source_health) - day AS ago
    FROM source_health JOIN sources ON sources.name = source
    WHERE ok > 0 AND day > (SELECT max(day) FROM source_health) - 35
)
SELECT source, nights, fewer, avg(records) FILTER (ago < nights) AS records_a_night,
       CASE nights WHEN 1 THEN median(records) FILTER (ago >= 1) ELSE avg(records) FILTER (ago >= 7) END AS usual
FROM night
GROUP BY source, nights, fewer
HAVING records_a_night < fewer * usual AND count(*) FILTER (ago >= nights) >= 5
   AND (nights = 1 OR 7 * usual >= 5)  -- an outlet of two articles a week may well be on holiday
ORDER BY source;
