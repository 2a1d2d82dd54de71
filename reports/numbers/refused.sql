-- What was seen and not taken, and why? A row a reason; the same value of the same offer or page counts once.
SELECT reason, count(DISTINCT (source, listing, url, value)) AS number
FROM refused
WHERE (observed_at AT TIME ZONE 'UTC')::DATE BETWEEN $start AND $end
  AND recorded_at < ($as_of + INTERVAL 1 DAY) AT TIME ZONE 'UTC'
GROUP BY reason
ORDER BY number DESC, reason
