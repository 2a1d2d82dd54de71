-- severity: warn
-- question: Which currencies were in the last four weeks converted at a rate more than a week older than the price?
-- remedy: look why the source of rates is silent; prices recorded meanwhile keep the rate they got
SELECT currency, count(*) AS prices, min(valid_on) AS first_day, max(valid_on) AS last_day, min(fx_day) AS oldest_rate
FROM prices WHERE fx_day < valid_on - INTERVAL 7 DAY
  AND recorded_at > (SELECT max(recorded_at) - INTERVAL 28 DAY FROM raw.price)
GROUP BY currency ORDER BY currency;
