-- The same offer's price is of the same day, so that only those from the first of these days on are looked through; a
-- sentence without a day may have been seen on any.
SET VARIABLE first_offered = (SELECT min(valid_on) FROM told_price WHERE offer IS NOT NULL);

-- new_price: the price facts of these lines that the warehouse does not have, a row each, told by the first sighting.
CREATE OR REPLACE TEMP TABLE new_price AS
WITH repeated AS (SELECT fact_id FROM told_price GROUP BY fact_id HAVING count(*) > 1),
later AS (
    SELECT n FROM told_price SEMI JOIN repeated USING (fact_id)
    QUALIFY row_number() OVER (PARTITION BY fact_id ORDER BY observed_at, n) > 1
),
vendor AS (SELECT chip, min(vendor) AS vendor FROM chips GROUP BY chip)
SELECT fact_id AS price_id, n, valid_on, valid_precision, coalesce(vendor, split_part(chip, '-', 1)) AS vendor, price,
       currency, source, listing, observed_at, units, offer
FROM told_price ANTI JOIN later USING (n) ANTI JOIN (
    SELECT price_id AS fact_id FROM raw.price WHERE offer IS NOT NULL AND valid_on >= getvariable('first_offered')
    UNION ALL
    SELECT price_id FROM raw.price WHERE offer IS NULL
) USING (fact_id) LEFT JOIN vendor USING (chip);
