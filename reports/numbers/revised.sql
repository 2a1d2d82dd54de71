-- What came late? Market prices of this week or an earlier one, recorded after the Monday that follows their own
-- week: for earlier weeks what came since the page before, for this one what came since its own.
WITH late AS (
    SELECT
        date_trunc('week', valid_on)::DATE AS monday,
        (recorded_at AT TIME ZONE 'UTC')::DATE AS recorded
    FROM prices
    WHERE listing IS NOT NULL AND valid_on <= $end AND recorded_at >= ($start::DATE + INTERVAL 1 DAY) AT TIME ZONE 'UTC'
)
SELECT
    strftime(min(monday), '%G-W%V') AS first_week, strftime(max(monday), '%G-W%V') AS last_week, count(*) AS prices,
    min(recorded) AS first_recorded, max(recorded) AS last_recorded
FROM late
WHERE recorded > monday + 7 AND (monday = $start OR recorded <= $end + 1)
GROUP BY monday = $start
ORDER BY first_week
