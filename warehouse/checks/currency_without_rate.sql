-- severity: warn
-- question: Which currencies have prices without a rate dated on or before their day?
-- remedy: load rates of these currencies and days; the next build converts the prices
SELECT currency, count(*) AS prices, min(valid_on) AS first_day, max(valid_on) AS last_day
FROM raw.price
WHERE (usd IS NULL OR cny IS NULL)
  AND price_id NOT IN (SELECT price_id FROM raw.late_conversion)
  AND price_id NOT IN (SELECT fact_id FROM stage.withdrawn(TIMESTAMPTZ '9999-01-01'))
GROUP BY currency ORDER BY currency;
