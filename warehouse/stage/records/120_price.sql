-- The same offer's price is of the same day, so that only those from the first of these days on are looked through; a
-- sentence without a day may have been seen on any.
SET VARIABLE first_offered = (
    SELECT min(told_price.valid_on) FROM told_price JOIN line ON line.rowid = n WHERE listing IS NOT NULL
);

-- new_price: the price facts of these lines that the warehouse does not have, a row each, told by the first sighting.
CREATE OR REPLACE TEMP TABLE new_price AS
WITH first_sighting AS (
    SELECT fact_id, min_by(n, (observed_at, n)) AS n
    FROM told_price JOIN (SELECT rowid AS n, observed_at FROM line) USING (n)
         ANTI JOIN (
             SELECT price_id AS fact_id FROM raw.price
             WHERE offer IS NOT NULL AND valid_on >= getvariable('first_offered')
             UNION ALL
             SELECT price_id FROM raw.price WHERE offer IS NULL
         ) USING (fact_id)
    GROUP BY fact_id
),
vendor AS (SELECT chip, min(vendor) AS vendor FROM chips GROUP BY chip)
SELECT fact_id AS price_id, n, told_price.valid_on, valid_precision,
       coalesce(vendor.vendor, split_part(line.chip, '-', 1)) AS vendor,
       (low + high) / 2 AS price, currency, source, listing, observed_at,
       -- How many chips (bought) or chip-hours (rented) the price is for; null where it cannot be said.
       CASE per WHEN 'chip' THEN 1 ELSE chips END
           * CASE WHEN basis = 'purchase' THEN 1
                  WHEN term = 'hour' THEN 1 WHEN term = 'day' THEN 24
                  WHEN term = 'month' THEN 730 WHEN term = 'year' THEN 8760 END AS units,
       CASE WHEN listing IS NOT NULL THEN raw.offer_of(line) END AS offer
FROM first_sighting JOIN told_price USING (n, fact_id) JOIN line ON line.rowid = n LEFT JOIN vendor USING (chip);
