-- severity: warn
-- question: Which currencies have a price without a rate dated on or before its day?
-- remedy: load the rates of these days; the prices are converted by the next build
SELECT currency, count(*) AS prices, min(valid_on) AS first_day, max(valid_on) AS last_day
FROM prices WHERE usd IS NULL OR cny IS NULL
GROUP BY currency ORDER BY currency;
