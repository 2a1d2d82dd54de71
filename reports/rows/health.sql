FROM source_health
WHERE $source AND day BETWEEN '$start' AND '$end'
ORDER BY day
