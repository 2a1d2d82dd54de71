-- severity: warn
-- question: Which offers did the last build that read prices find with several on one day?
-- remedy: the listing id does not tell the offers apart: add what does (region, term, tier) to it in the source file
SELECT source, listing, basis, per, chips, term, tier, commitment, region, seller, currency, valid_on,
       count(*) AS prices, min(price) AS lowest, max(price) AS highest
FROM prices
WHERE listing IS NOT NULL AND recorded_at = (SELECT max(recorded_at) FROM raw.price)
GROUP BY ALL
HAVING min(price) < max(price)
ORDER BY ALL;
