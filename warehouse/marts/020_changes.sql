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
SELECT hash(source, listing) AS offer, price_id, prices.source, listing, chip, seller, price, currency, valid_on AS day
FROM prices JOIN from_night USING (source)
WHERE listing IS NOT NULL AND valid_on >= from_night.day AND valid_on >= (SELECT min(day) FROM from_night)
QUALIFY row_number() OVER (
    PARTITION BY offer, valid_on ORDER BY recorded_at DESC, observed_at DESC, price_id DESC
) = 1;

DELETE FROM changes WHERE day >= getvariable('since');
INSERT INTO changes
WITH sighting AS (
    SELECT offered.*, night.day AS missed_on
    FROM offered ASOF LEFT JOIN (FROM stage.night WHERE whole) AS night
      ON night.source = offered.source AND night.day > offered.day
),
step AS (
    SELECT *, lead(day) OVER offer_by_day AS next_day, lag(day) OVER offer_by_day AS old_on,
           lag(price) OVER offer_by_day AS old_price, lag(currency) OVER offer_by_day AS old_currency,
           coalesce(lag(missed_on) OVER offer_by_day < day, true) AS is_back
    FROM sighting WINDOW offer_by_day AS (PARTITION BY offer ORDER BY day)
),
event AS (
    SELECT missed_on AS day, source, listing, chip, seller, 'WITHDRAW' AS change, price AS old_price,
           NULL AS new_price, currency, day AS old_on
    FROM step WHERE missed_on < coalesce(next_day, DATE '9999-01-01')
    UNION ALL
    SELECT day, source, listing, chip, seller, 'ADD', NULL, price, currency, NULL
    FROM step SEMI JOIN stage.night AS before ON before.source = step.source AND before.day < step.day
    WHERE is_back
    UNION ALL
    SELECT day, source, listing, chip, seller, 'MODIFY', old_price, price, currency, old_on
    FROM step WHERE NOT is_back AND (price != old_price OR currency != old_currency)
)
FROM event WHERE day >= getvariable('since')
ORDER BY ALL;
