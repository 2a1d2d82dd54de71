-- What was seen and not taken, and why? A row a reason; the same value of the same offer or page counts once.
SELECT reason, count(DISTINCT (source, listing, url, value)) AS number
FROM refused
WHERE (observed_at AT TIME ZONE 'UTC')::DATE BETWEEN $start AND $end
GROUP BY reason
ORDER BY number DESC, reason
