-- judged: a row for each new price and each earlier one of the same offers, with whether it is held.
-- A price more than 3 times, or less than a third, of the offer's last accepted price waits until another day
-- brings one like it: then both are accepted. One that nothing follows up stays held.
CREATE OR REPLACE TEMP MACRO is_far(price, other) AS price > 3 * other OR price * 3 < other;
CREATE OR REPLACE TEMP MACRO offer_of(p) AS
    json_array(p.source, p.listing, p.chip, p.basis, p.per, p.chips, p.term, p.tier, p.commitment, p.currency,
               p.seller, p.region)::VARCHAR;

CREATE OR REPLACE TEMP TABLE sighting AS
WITH fresh AS (
    SELECT offer_of(p) AS offer, price_id, valid_on, observed_at, price FROM new_price AS p
    WHERE listing IS NOT NULL AND price > 0
),
earlier AS (
    SELECT offer_of(p) AS offer, price_id, valid_on, observed_at, price
    FROM raw.price AS p SEMI JOIN new_price USING (source, listing)
    WHERE price > 0
)
SELECT *, row_number() OVER (PARTITION BY offer ORDER BY valid_on, observed_at, price_id) AS n
FROM (FROM fresh UNION ALL FROM earlier SEMI JOIN fresh USING (offer));

-- Only offers that ever jumped need the walk below.
CREATE OR REPLACE TEMP TABLE jumpy AS
SELECT DISTINCT offer
FROM (SELECT offer, price, lag(price) OVER (PARTITION BY offer ORDER BY n) AS before FROM sighting)
WHERE is_far(price, before);

CREATE OR REPLACE TEMP TABLE judged AS
WITH RECURSIVE jumping AS (FROM sighting SEMI JOIN jumpy USING (offer)),
-- From sighting to sighting: the last accepted price, and the held one that waits for a day to confirm it.
walk AS (
    SELECT offer, n, price_id, price, 'accepted' AS verdict, price AS accepted,
           NULL::DOUBLE AS waiting, NULL::DATE AS waiting_since
    FROM jumping WHERE n = 1
    UNION ALL
    SELECT offer, n, price_id, price, verdict,
           CASE verdict WHEN 'held' THEN accepted ELSE price END,
           CASE verdict WHEN 'held' THEN CASE WHEN elsewhere THEN price ELSE waiting END END,
           CASE verdict WHEN 'held' THEN CASE WHEN elsewhere THEN valid_on ELSE waiting_since END END
    FROM (
        SELECT next.*, walk.accepted, walk.waiting, walk.waiting_since,
               coalesce(is_far(next.price, walk.waiting), true) AS elsewhere,
               CASE WHEN NOT is_far(next.price, walk.accepted) THEN 'accepted'
                    WHEN NOT elsewhere AND next.valid_on > walk.waiting_since THEN 'confirming'
                    ELSE 'held' END AS verdict
        FROM walk JOIN jumping AS next ON next.offer = walk.offer AND next.n = walk.n + 1
    )
),
-- A held price is confirmed when the next that was not held confirmed one, and is like it.
followed AS (
    SELECT *, lead(CASE verdict WHEN 'confirming' THEN price WHEN 'accepted' THEN 0 END IGNORE NULLS)
                  OVER (PARTITION BY offer ORDER BY n) AS confirmed_by
    FROM walk
)
SELECT price_id, verdict = 'held' AND is_far(price, coalesce(confirmed_by, 0)) AS held FROM followed;

INSERT INTO raw.confirmation
SELECT price_id, getvariable('run_at')
FROM raw.price SEMI JOIN (FROM judged WHERE NOT held) USING (price_id) ANTI JOIN raw.confirmation USING (price_id)
WHERE raw.price.held AND price > 0;
