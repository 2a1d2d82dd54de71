-- severity: severe
-- question: Which prices that were recorded last stand twice in the file?
-- remedy: a fault of loading: go back to the night before (`chipwatch rollback`) and report it with both rows
SELECT price_id, count(*) AS rows, min(recorded_at) AS first_recorded, max(recorded_at) AS last_recorded
FROM raw.price
SEMI JOIN (FROM raw.price WHERE recorded_at = (SELECT max(recorded_at) FROM raw.price)) USING (price_id, valid_on)
GROUP BY price_id HAVING count(*) > 1
ORDER BY price_id;
