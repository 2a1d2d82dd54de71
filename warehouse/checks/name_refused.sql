-- severity: info
-- question: Which chips were asked for or told of in the last week by a name that nobody knows?
-- remedy: add the name to the catalogue of chips, then `chipwatch reread`
SELECT value, count(DISTINCT source) AS sources, count(*) AS values, any_value(quote ORDER BY observed_at DESC) AS quote
FROM refused
WHERE reason = 'unknown-chip' AND observed_at > (SELECT max(observed_at) FROM refused) - INTERVAL 7 DAY
GROUP BY value
ORDER BY sources DESC, values DESC, value;
