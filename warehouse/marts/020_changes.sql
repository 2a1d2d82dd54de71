-- grain: an offer (source, listing) and night on which it came, went or had another price than when last seen
-- A source's nights are the days that it gave offers on. One on which a request failed is not whole: what is missing
-- then may still be on offer, and nothing is withdrawn before the next whole night.
CREATE OR REPLACE TEMP TABLE offered AS
SELECT listing_id, valid_on AS day, offer, price, recorded_at, observed_at
FROM sighted JOIN (
    SELECT offer, listing_id, from_night FROM stage.offer JOIN source_since USING (source)
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
      AND class NOT IN ('ok', 'unchanged', 'moved', 'not-found', 'soft-404')
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

DELETE FROM changes USING source_since WHERE changes.source = source_since.source AND day >= since;
INSERT INTO changes
WITH night AS (
    SELECT night.source, night.day, whole.day AS next_whole
    FROM stage.night SEMI JOIN source_since USING (source)
    ASOF LEFT JOIN (FROM stage.night WHERE whole) AS whole ON whole.source = night.source AND whole.day > night.day
),
-- Few sightings differ from the day before and the day after; only these get words.
step AS (
    FROM (
        SELECT listing_id, day, offer, price,
               lead(day) OVER by_day AS next_day, lag(day) OVER by_day AS old_on,
               lag(price) OVER by_day AS old_price, lag(offer) OVER by_day AS old_offer
        FROM offered WINDOW by_day AS (PARTITION BY listing_id ORDER BY day)
    )
    WHERE next_day IS DISTINCT FROM day + 1 OR old_on IS DISTINCT FROM day - 1 OR price != old_price
       OR offer != old_offer
),
told AS (
    SELECT step.*, source, since, listing, chip, seller, currency, missed.next_whole AS missed_on,
           coalesce(old_night.next_whole < step.day, true) AS is_back
    FROM step JOIN stage.offer USING (offer) JOIN source_since USING (source)
    JOIN night AS missed USING (source, day)
    LEFT JOIN night AS old_night ON old_night.source = offer.source AND old_night.day = old_on
),
event AS (
    SELECT missed_on AS day, source, listing, chip, seller, 'WITHDRAW' AS change, price AS old_price,
           NULL AS new_price, currency, day AS old_on
    FROM told WHERE missed_on < coalesce(next_day, DATE '9999-01-01') AND missed_on >= since
    UNION ALL
    SELECT day, source, listing, chip, seller, 'ADD', NULL, price, currency, NULL
    FROM told
    -- A source's first night brings no news: all of it was on offer before anyone looked.
    JOIN (SELECT source, min(day) AS first_night FROM stage.night GROUP BY source) USING (source)
    WHERE is_back AND day >= since AND day > first_night
    UNION ALL
    SELECT day, told.source, told.listing, told.chip, told.seller, 'MODIFY', old_price, price, told.currency, old_on
    FROM told JOIN stage.offer AS before ON before.offer = old_offer
    WHERE NOT is_back AND day >= since AND (price != old_price OR told.currency != before.currency)
)
FROM event ORDER BY ALL;
