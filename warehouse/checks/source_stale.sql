-- severity: warn
-- question: Which sources have not answered for more than a week?
-- remedy: `chipwatch sources check` tries one now; a source that is gone for good is taken out of the catalogue
SELECT source, max(day) FILTER (ok > 0) AS last_answer, min(day) AS first_asked
FROM source_health
GROUP BY source
HAVING coalesce(last_answer, first_asked) < (SELECT max(day) FROM source_health) - 7 AND sum(requests) > 0
ORDER BY source;
