-- judged: a row for each sighting that is judged in this load, with whether it is held.
-- A price more than 3 times, or less than a third, of the offer's last accepted price waits until another day
-- brings one like it: then both are accepted. One that nothing follows up stays held.
-- What a night needs of the past is stage.accepted: each offer's last day and accepted price, and whether one waits.
-- Three times is no more than three times: 0.9 is to 0.3, though 3 * 0.3 is a little less as a float.
CREATE OR REPLACE TEMP MACRO is_far(price, other) AS
    greatest(price, other) > 3 * least(price, other) * (1 + 1e-9);

CREATE OR REPLACE TEMP TABLE fresh AS
SELECT offer, price_id, valid_on, observed_at, price
FROM new_price ANTI JOIN lost ON lost.fact_id = new_price.price_id
WHERE offer IS NOT NULL AND price > 0;

-- Offers whose past must be walked again: a price waits or came out of order, or one was withdrawn or came back.
CREATE OR REPLACE TEMP TABLE rejudged AS
SELECT offer FROM fresh JOIN stage.accepted AS known USING (offer)
GROUP BY offer HAVING min(fresh.valid_on) <= any_value(known.last_day) OR bool_or(known.waits)
UNION
SELECT offer FROM raw.price WHERE offer IS NOT NULL AND getvariable('afresh')
UNION
SELECT offer FROM raw.price
SEMI JOIN (FROM raw.standing WHERE recorded_at = getvariable('run_at')) AS altered ON altered.fact_id = price_id
WHERE offer IS NOT NULL;

CREATE OR REPLACE TEMP TABLE sighting AS
WITH earlier AS (
    SELECT offer, price_id, valid_on, observed_at, price, held
    FROM raw.price SEMI JOIN rejudged USING (offer)
    WHERE price > 0 AND price_id NOT IN (SELECT fact_id FROM stage.withdrawn(TIMESTAMPTZ '9999-01-01'))
)
SELECT offer, price_id, valid_on, observed_at, price, NULL AS held FROM fresh
UNION ALL
FROM earlier
UNION ALL
SELECT offer, NULL, last_day, NULL, price, NULL
FROM stage.accepted SEMI JOIN fresh USING (offer) ANTI JOIN rejudged USING (offer);

-- Only offers whose prices lie that far apart can have jumped, and need the walk below.
CREATE OR REPLACE TEMP TABLE span AS
SELECT offer, max(valid_on) AS last_day, is_far(max(price), min(price)) AS is_jumpy FROM sighting GROUP BY offer;

CREATE OR REPLACE TEMP TABLE walked AS
WITH RECURSIVE jumping AS (
    SELECT *, row_number() OVER (PARTITION BY offer ORDER BY valid_on, observed_at, price_id) AS n
    FROM sighting SEMI JOIN (FROM span WHERE is_jumpy) USING (offer)
),
-- From sighting to sighting: the last accepted price, and those held since that wait for a day to confirm them.
walk AS (
    SELECT offer, n, price_id, price, 'accepted' AS verdict, price AS accepted,
           []::STRUCT(price DOUBLE, day DATE)[] AS waiting
    FROM jumping WHERE n = 1
    UNION ALL
    SELECT offer, n, price_id, price, verdict,
           CASE verdict WHEN 'held' THEN accepted ELSE price END,
           CASE verdict WHEN 'held' THEN list_append(waiting, {'price': price, 'day': valid_on}) ELSE [] END
    FROM (
        SELECT next.*, walk.accepted, walk.waiting,
               CASE WHEN NOT is_far(next.price, walk.accepted) THEN 'accepted'
                    WHEN len([earlier FOR earlier IN walk.waiting
                              IF next.valid_on > earlier.day AND NOT is_far(next.price, earlier.price)]) > 0 THEN 'confirming'
                    ELSE 'held' END AS verdict
        FROM walk JOIN jumping AS next ON next.offer = walk.offer AND next.n = walk.n + 1
    )
)
FROM walk;

-- A held price is confirmed when the next that was not held confirmed one, and is like it.
CREATE OR REPLACE TEMP TABLE judged AS
SELECT price_id, verdict = 'held' AND is_far(price, coalesce(confirmed_by, 0)) AS held
FROM (
    SELECT *, lead(CASE verdict WHEN 'confirming' THEN price WHEN 'accepted' THEN 0 END IGNORE NULLS)
                  OVER (PARTITION BY offer ORDER BY n) AS confirmed_by
    FROM walked
);

-- A verdict that has changed is a row of its own, so that as_of can tell what was held when.
INSERT INTO raw.verdict
WITH before AS (
    SELECT price_id, coalesce(any_value(later.held), any_value(sighting.held)) AS held
    FROM sighting LEFT JOIN (
        SELECT price_id, arg_max(held, recorded_at) AS held FROM raw.verdict GROUP BY price_id
    ) AS later USING (price_id)
    WHERE sighting.held IS NOT NULL
    GROUP BY price_id
)
SELECT price_id, coalesce(judged.held, false) AS now, getvariable('run_at')
FROM before LEFT JOIN judged USING (price_id)
WHERE now != before.held;

MERGE INTO stage.accepted USING (
    WITH last AS (
        SELECT offer, price, last_day FROM sighting JOIN span USING (offer)
        WHERE valid_on = last_day
        QUALIFY row_number() OVER (PARTITION BY offer ORDER BY observed_at DESC NULLS FIRST, price_id DESC) = 1
    ),
    end_of_walk AS (
        SELECT offer, arg_max(accepted, n) AS accepted, len(arg_max(waiting, n)) > 0 AS waits
        FROM walked GROUP BY offer
    )
    SELECT offer, last_day, coalesce(accepted, last.price) AS price, coalesce(waits, false) AS waits
    FROM last LEFT JOIN end_of_walk USING (offer)
) AS now USING (offer)
WHEN MATCHED THEN UPDATE SET last_day = now.last_day, price = now.price, waits = now.waits
WHEN NOT MATCHED THEN INSERT BY NAME;
