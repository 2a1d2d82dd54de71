-- On how many prices do the weekly series rest that were recorded after the page's day? One row; 0 without such a day.
SELECT count(*) AS prices
FROM prices
WHERE listing IS NOT NULL AND valid_on <= $end AND recorded_at >= ($as_of + INTERVAL 1 DAY) AT TIME ZONE 'UTC'
