-- The same offer's price is of the same day, so that only those from the first of these days on are looked through; a
-- sentence without a day may have been seen on any.
SET VARIABLE first_offered = (SELECT min(holds_on) FROM line WHERE offer IS NOT NULL);

-- new_price: the price facts of these lines that the warehouse does not have, a row each, told by the first sighting.
CREATE OR REPLACE TEMP TABLE new_price AS
WITH price AS (
    SELECT rowid AS n, fact_id AS price_id, holds_on AS valid_on, observed_at, (low + high) / 2 AS price, currency, offer
    FROM line WHERE kind = 'price'
),
repeated AS (SELECT price_id FROM price GROUP BY price_id HAVING count(*) > 1),
later AS (
    SELECT n FROM price SEMI JOIN repeated USING (price_id)
    QUALIFY row_number() OVER (PARTITION BY price_id ORDER BY observed_at, n) > 1
)
FROM price ANTI JOIN later USING (n) ANTI JOIN (
    SELECT price_id FROM raw.price WHERE offer IS NOT NULL AND valid_on >= getvariable('first_offered')
    UNION ALL
    SELECT price_id FROM raw.price WHERE offer IS NULL
) USING (price_id);
