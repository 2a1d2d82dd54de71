-- grain: a source, with what its last night was like
SELECT source, status, cause, repair, since, day
FROM source_health
QUALIFY row_number() OVER (PARTITION BY source ORDER BY day DESC) = 1
