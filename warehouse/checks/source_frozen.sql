-- severity: info
-- question: Which price lists have answered the same for eight weeks, so that they may be frozen?
-- remedy: compare with the seller's page; a feed that is no longer made still answers, look for its successor
WITH kept AS (
    SELECT source, digest, min(day) AS first_seen, max(day) AS last_seen
    FROM fetches JOIN sources ON sources.name = source
    WHERE digest IS NOT NULL AND role IN ('offers', 'dataset') AND kind IN ('price-api', 'price-page', 'dataset')
    GROUP BY source, digest
)
SELECT source, max(first_seen) AS last_change, max(last_seen) AS last_asked
FROM kept GROUP BY source
HAVING max(last_seen) - max(first_seen) > 56  -- a seller may well keep its prices for weeks
ORDER BY source;
