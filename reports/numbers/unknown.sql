-- Which names were prices asked for that no chip is known by? The most frequent ones; the same offer counts once.
SELECT value AS name, count(DISTINCT (source, listing, url)) AS number
FROM refused
WHERE reason = 'unknown-chip' AND value IS NOT NULL
  AND (observed_at AT TIME ZONE 'UTC')::DATE BETWEEN $start AND $end
GROUP BY value
ORDER BY number DESC, name
LIMIT 12
