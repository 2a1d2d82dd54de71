-- What the marts read of raw: the prices of offers from the first touched week on, and of the last whole night before it.
-- A source's changes are told against what stood from its last whole night before.
CREATE OR REPLACE TEMP TABLE source_since AS
SELECT row_number() OVER () AS source_no, source, since,
       coalesce(max(day) FILTER (whole AND day < since), min(day) FILTER (day < since), since) AS from_night
FROM (SELECT source, min(week_start) AS since FROM touched GROUP BY source) LEFT JOIN stage.night USING (source)
GROUP BY source, since;

-- As a constant it keeps the rest of the file from being read.
SET VARIABLE from_night = (SELECT min(from_night) FROM source_since);

-- offer_week: the prices of offers from then on in a row an offer and week, with its days as bits, Monday's 1 to Sunday's
-- 64. marks are bits too: a sighting's day of the week, 0 to 6 if an earlier run told it and 7 to 13 if this one did, and
-- whether its price is held (14) or accepted (15).
CREATE OR REPLACE TEMP MACRO sighted_since(day) AS TABLE
SELECT offer, valid_on, date_trunc('week', valid_on)::DATE AS week_start, recorded_at, observed_at, price, usd,
       (1 << (isodow(valid_on) + CASE WHEN getvariable('afresh') OR recorded_at = getvariable('run_at') THEN 6 ELSE -1 END))
       | (1 << CASE status WHEN 'held' THEN 14 ELSE 15 END) AS marks
FROM stage.known(TIMESTAMPTZ '9999-01-01')
WHERE valid_on >= day AND offer IS NOT NULL;

CREATE OR REPLACE TEMP TABLE offer_week AS
SELECT offer, listing_id, source_no, item, units, CASE basis WHEN 'rental' THEN units ELSE 1 END AS divisor, week_start,
       marks >> 7 & 127 AS new_days, marks & 127 | new_days AS days, bit_count(new_days & ~marks) AS nights,
       marks & (1 << 15) > 0 AS is_accepted, price, usd,
       -- Most offers stand at one price all week: nothing is to be sorted for their median or their changes.
       prices = bit_count(days) AND marks & (1 << 14) = 0 AND low = price AND usd IS NOT DISTINCT FROM low_usd AS is_plain
FROM (
    SELECT offer, week_start, count(*) AS prices, bit_or(marks) AS marks,
           min(price) AS low, max(price) AS price, min(usd) AS low_usd, max(usd) AS usd
    FROM sighted_since(getvariable('from_night'))
    GROUP BY ALL
) JOIN stage.offer USING (offer) LEFT JOIN source_since USING (source);

-- uneven: those with gaps or several prices, or of a listing that was offered on several terms; sighted: their prices.
CREATE OR REPLACE TEMP TABLE crowded AS
SELECT listing_id FROM offer_week GROUP BY listing_id HAVING min(offer) < max(offer);

CREATE OR REPLACE TEMP TABLE uneven AS
-- Days without a gap add up with the first of them to a single bit.
SELECT offer, listing_id, source_no, units, week_start FROM offer_week
WHERE NOT is_plain OR days & (days + (days & -days)) != 0 OR listing_id IN (FROM crowded);

CREATE OR REPLACE TEMP TABLE sighted AS
FROM sighted_since(getvariable('from_night')) SEMI JOIN uneven USING (offer, week_start);
