-- severity: warn
-- question: Which currencies have prices without a rate dated on or before their day?
-- remedy: load rates of these currencies and days; the next build converts the prices
SELECT currency, count(*) AS prices, min(valid_on) AS first_day, max(valid_on) AS last_day
FROM raw.price ANTI JOIN raw.late_conversion USING (price_id)
ANTI JOIN stage.withdrawn(TIMESTAMPTZ '9999-01-01') ON fact_id = price_id
WHERE usd IS NULL OR cny IS NULL
GROUP BY currency ORDER BY currency;
