-- severity: warn
-- question: Which offers were read with several prices on one day by one build?
-- remedy: the listing id does not tell the offers apart: add what does (region, term, tier) to it in the source file
SELECT source, listing, basis, per, chips, term, tier, commitment, region, seller, currency, valid_on,
       recorded_at, count(*) AS prices, min(price) AS lowest, max(price) AS highest
FROM prices
WHERE listing IS NOT NULL AND recorded_at > (SELECT max(recorded_at) FROM raw.price) - INTERVAL 28 DAY
GROUP BY ALL
HAVING count(DISTINCT price) > 1
ORDER BY ALL;
