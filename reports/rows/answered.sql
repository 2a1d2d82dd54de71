SELECT source, count(*) AS nights, sum(ok) AS answers
FROM source_health
WHERE day BETWEEN '$start' AND '$end' AND ok > 0
GROUP BY source
ORDER BY source
