-- severity: warn
-- question: Which currencies have prices without a rate dated on or before their day?
-- remedy: load rates of these currencies and days; the next build converts the prices
SELECT currency, count(*) AS prices, min(valid_on) AS first_day, max(valid_on) AS last_day
FROM prices SEMI JOIN (
    SELECT price_id FROM raw.price WHERE usd IS NULL OR cny IS NULL  -- few, so that only these are looked up
) USING (price_id)
WHERE usd IS NULL OR cny IS NULL
GROUP BY currency ORDER BY currency;
