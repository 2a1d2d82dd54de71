-- grain: an offer (source, listing) and night on which it came, went or had another price than when last seen
-- A source's nights are the days that it gave offers on. One on which a request failed is not whole: what is missing
-- then may still be on offer, and nothing is withdrawn before the next whole night.
CREATE OR REPLACE TEMP TABLE offered AS
SELECT listing_id, valid_on AS day, offer, price, recorded_at, observed_at, source_no
FROM sighted JOIN (
    SELECT offer, listing_id, source_no, from_night FROM stage.offer JOIN source_since USING (source)
) USING (offer)
WHERE valid_on >= from_night;

DELETE FROM stage.night USING source_since WHERE night.source = source_since.source AND day >= since;
INSERT INTO stage.night
SELECT seen.source, seen.day, failed.source IS NULL
FROM (
    SELECT source, week_start + n - 1 AS day
    FROM (
        SELECT source, since, week_start, bit_or(days) AS days
        FROM offer_week JOIN stage.offer USING (offer) JOIN source_since USING (source)
        GROUP BY ALL
    ) CROSS JOIN (SELECT unnest(range(1, 8))::INTEGER AS n)
    WHERE days & (1 << n) > 0 AND day >= since
) AS seen LEFT JOIN (
    SELECT DISTINCT source, day FROM raw.fetch
    WHERE day >= getvariable('since') AND role IS DISTINCT FROM 'robots'
      AND class NOT IN ('ok', 'unchanged', 'taken', 'moved', 'not-found', 'soft-404')
) AS failed ON failed.source = seen.source AND failed.day = seen.day;

-- Of several prices of an offer and day the last counts.
DELETE FROM offered WHERE rowid IN (
    SELECT rowid FROM offered
    SEMI JOIN (
        SELECT listing_id FROM offer_week JOIN stage.offer USING (offer)
        GROUP BY listing_id, week_start HAVING sum(prices) > bit_count(bit_or(days))
    ) USING (listing_id)
    QUALIFY row_number() OVER (
        PARTITION BY listing_id, day ORDER BY recorded_at DESC, observed_at DESC, price DESC, offer
    ) > 1
);

-- The nights that are told of, each with the next whole one, on which what is missing went.
CREATE OR REPLACE TEMP TABLE night AS
SELECT source_no, day, since, min(day) FILTER (whole) OVER (
    PARTITION BY source_no ORDER BY day ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
) AS next_whole
FROM stage.night JOIN source_since USING (source)
WHERE day >= from_night;

-- Few sightings differ from the day before and the day after; only these get words.
CREATE OR REPLACE TEMP TABLE step AS
FROM (
    SELECT source_no, listing_id, day, offer, price,
           lead(day) OVER by_day AS next_day, lag(day) OVER by_day AS old_on,
           lag(price) OVER by_day AS old_price, lag(offer) OVER by_day AS old_offer
    FROM offered WINDOW by_day AS (PARTITION BY listing_id ORDER BY day)
)
WHERE next_day IS DISTINCT FROM day + 1 OR old_on IS DISTINCT FROM day - 1 OR price != old_price OR offer != old_offer;

DELETE FROM changes USING source_since WHERE changes.source = source_since.source AND day >= since;
INSERT INTO changes
WITH told AS (
    SELECT step.*, since, missed.next_whole AS missed_on, coalesce(old_night.next_whole < step.day, true) AS is_back
    FROM step JOIN night AS missed USING (source_no, day)
    LEFT JOIN (SELECT source_no, day, next_whole FROM night) AS old_night
      ON old_night.source_no = step.source_no AND old_night.day = old_on
),
-- A source's first night brings no news: all of it was on offer before anyone looked.
begun AS (
    SELECT source_no, min(day) AS first_night FROM stage.night JOIN source_since USING (source) GROUP BY source_no
),
event AS (
    SELECT missed_on AS day, offer, 'WITHDRAW' AS change, price AS old_price, NULL AS new_price, day AS old_on
    FROM told WHERE missed_on < coalesce(next_day, DATE '9999-01-01') AND missed_on >= since
    UNION ALL
    SELECT day, offer, 'ADD', NULL, price, NULL
    FROM told JOIN begun USING (source_no) WHERE is_back AND day >= since AND day > first_night
    UNION ALL
    SELECT day, offer, 'MODIFY', old_price, price, old_on
    FROM told LEFT JOIN (SELECT offer AS old_offer, currency AS old_currency FROM stage.offer) USING (old_offer)
    JOIN (SELECT offer, currency FROM stage.offer) USING (offer)
    WHERE NOT is_back AND day >= since AND (price != old_price OR currency != old_currency)
)
SELECT day, source, listing, chip, seller, change, old_price, new_price, currency, old_on
FROM event JOIN stage.offer USING (offer)
ORDER BY day, source, listing, change;
