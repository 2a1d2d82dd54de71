-- grain: a listing and night on which it came, went or had another price than when last seen -> stage.change
-- A source's nights are the days that it gave offers on. One on which a request failed is not whole: what is missing
-- then may still be on offer, and nothing is withdrawn before the next whole night.
DELETE FROM stage.night USING source_since WHERE night.source = source_since.source AND day >= since;
INSERT INTO stage.night
SELECT seen.source, seen.day, failed.source IS NULL
FROM (
    SELECT source, week_start + n AS day
    FROM (
        SELECT source, since, week_start, bit_or(days) AS days
        FROM offer_week JOIN source_since USING (source_no)
        GROUP BY ALL
    ) CROSS JOIN (SELECT unnest(range(7))::INTEGER AS n)
    WHERE days & (1 << n) > 0 AND day >= since
) AS seen LEFT JOIN (
    SELECT DISTINCT source, day FROM raw.fetch
    WHERE day >= getvariable('since') AND role IS DISTINCT FROM 'robots'
      AND class NOT IN ('ok', 'unchanged', 'taken', 'moved', 'not-found', 'soft-404')
) AS failed ON failed.source = seen.source AND failed.day = seen.day;

-- The nights that are told of, each with the next whole one, on which what is missing went.
CREATE OR REPLACE TEMP TABLE night AS
SELECT source_no, day, since, min(day) FILTER (whole) OVER (
    PARTITION BY source_no ORDER BY day ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
) AS next_whole
FROM stage.night JOIN source_since USING (source)
WHERE day >= from_night;

DELETE FROM stage.change USING stage.offer, source_since
WHERE change.offer = offer.offer AND offer.source = source_since.source AND day >= since;
INSERT INTO stage.change
WITH step AS (
    SELECT source_no, listing_id, first_day, last_day, offer, price,
           lead(first_day) OVER by_day AS next_day, lag(last_day) OVER by_day AS old_on,
           lag(price) OVER by_day AS old_price, lag(offer) OVER by_day AS old_offer
    FROM stretch WINDOW by_day AS (PARTITION BY listing_id ORDER BY first_day)
),
-- A source's first night brings no news: all of it was on offer before anyone looked.
begun AS (
    SELECT source_no, min(day) AS first_night FROM stage.night JOIN source_since USING (source) GROUP BY source_no
),
came AS (
    -- Back is what a whole night lacked since it was last seen, or what was not seen for longer than is looked back.
    SELECT step.*, coalesce(next_whole < first_day, night.day IS NULL) AS is_back
    FROM step JOIN begun USING (source_no) JOIN source_since USING (source_no)
    LEFT JOIN night ON night.source_no = step.source_no AND night.day = old_on
    WHERE first_day >= source_since.since AND first_day > first_night
),
redenominated AS (
    SELECT now.offer, old.offer AS old_offer
    FROM came JOIN stage.offer AS now USING (offer) JOIN stage.offer AS old ON old.offer = old_offer
    WHERE came.offer != old_offer AND now.currency != old.currency
)
SELECT next_whole AS day, offer, 'WITHDRAW' AS change, price AS old_price, NULL AS new_price, last_day AS old_on
FROM step JOIN night ON night.source_no = step.source_no AND night.day = last_day
WHERE next_whole < coalesce(next_day, DATE '9999-01-01') AND next_whole >= since
UNION ALL
SELECT first_day, offer, 'ADD', NULL, price, NULL FROM came WHERE is_back
UNION ALL
SELECT first_day, offer, 'MODIFY', old_price, price, old_on
FROM came WHERE NOT is_back AND (price != old_price OR (offer, old_offer) IN (FROM redenominated))
ORDER BY day, offer;
