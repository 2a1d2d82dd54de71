-- grain: an offer (source, listing) and night on which it came, went or had another price than when last seen
-- A source's nights are the days that it gave offers on. One on which a request failed is not whole: what is missing
-- then may still be on offer, and nothing is withdrawn before the next whole night.
DELETE FROM stage.night WHERE day >= getvariable('since');
INSERT INTO stage.night
SELECT DISTINCT prices.source, valid_on, failed.source IS NULL
FROM prices LEFT JOIN (
    SELECT DISTINCT source, day FROM raw.fetch
    WHERE role IS DISTINCT FROM 'robots' AND class NOT IN ('ok', 'unchanged', 'moved', 'not-found', 'soft-404')
) AS failed ON failed.source = prices.source AND failed.day = valid_on
WHERE listing IS NOT NULL AND valid_on >= getvariable('since');

-- What was on offer before is told by each source's last whole night before, and the nights since.
CREATE OR REPLACE TEMP TABLE offered AS
WITH from_night AS (
    SELECT source, coalesce(max(day) FILTER (whole AND day < getvariable('since')), min(day)) AS day
    FROM stage.night GROUP BY source
)
SELECT hash(source, listing) AS offer, prices.source, listing, chip, seller, price, currency, valid_on AS day,
       recorded_at, observed_at, price_id
FROM prices JOIN from_night USING (source)
WHERE listing IS NOT NULL AND valid_on >= from_night.day AND valid_on >= (SELECT min(day) FROM from_night);

-- Of several prices of an offer and day the last counts.
DELETE FROM offered WHERE rowid IN (
    SELECT rowid FROM offered SEMI JOIN (SELECT offer, day FROM offered GROUP BY ALL HAVING count(*) > 1) USING (offer, day)
    QUALIFY row_number() OVER (PARTITION BY offer, day ORDER BY recorded_at DESC, observed_at DESC, price_id DESC) > 1
);

DELETE FROM changes WHERE day >= getvariable('since');
INSERT INTO changes
WITH night AS (
    SELECT night.source, night.day, whole.day AS next_whole
    FROM stage.night ASOF LEFT JOIN (FROM stage.night WHERE whole) AS whole
      ON whole.source = night.source AND whole.day > night.day
),
-- Narrow rows are put in order, and only those of an event get the words of its offer.
sighting AS (
    SELECT offered.rowid AS n, offer, day, price, currency, next_whole AS missed_on
    FROM offered JOIN night USING (source, day)
),
step AS (
    SELECT *, lead(day) OVER offer_by_day AS next_day, lag(day) OVER offer_by_day AS old_on,
           lag(price) OVER offer_by_day AS old_price, lag(currency) OVER offer_by_day AS old_currency,
           coalesce(lag(missed_on) OVER offer_by_day < day, true) AS is_back
    FROM sighting WINDOW offer_by_day AS (PARTITION BY offer ORDER BY day)
),
event AS (
    SELECT n, missed_on AS day, 'WITHDRAW' AS change, price AS old_price, NULL AS new_price, day AS old_on
    FROM step WHERE missed_on < coalesce(next_day, DATE '9999-01-01')
    UNION ALL
    SELECT n, day, 'ADD', NULL, price, NULL FROM step WHERE is_back
    UNION ALL
    SELECT n, day, 'MODIFY', old_price, price, old_on
    FROM step WHERE NOT is_back AND (price != old_price OR currency != old_currency)
)
SELECT event.day, source, listing, chip, seller, change, old_price, new_price, currency, old_on
FROM event JOIN offered ON offered.rowid = n
-- A source's first night brings no news: all of it was on offer before anyone looked.
WHERE event.day >= getvariable('since')
  AND (change != 'ADD' OR event.day > (SELECT min(day) FROM stage.night WHERE night.source = offered.source))
ORDER BY ALL;
