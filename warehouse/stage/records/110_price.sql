-- new_price: the price facts of these files that the warehouse does not have, a row each.
-- What makes a fact: who offers what (for a sentence: which page says it), for which day, at which price. When it
-- was seen, in which capture and by which rules is told by the first sighting and does not make another fact.
CREATE OR REPLACE TEMP TABLE new_price AS
WITH given AS (
    SELECT n,
           unnest(json_transform(json, '{"source": "VARCHAR", "url": "VARCHAR", "title": "VARCHAR",
               "quote": "VARCHAR", "capture": "VARCHAR", "rules": "VARCHAR", "observed_at": "TIMESTAMPTZ",
               "published_at": "VARCHAR", "chip": "VARCHAR", "form_factor": "VARCHAR", "memory_gb": "DOUBLE",
               "basis": "VARCHAR", "per": "VARCHAR", "chips": "INTEGER", "term": "VARCHAR", "tier": "VARCHAR",
               "commitment": "VARCHAR", "low": "DOUBLE", "high": "DOUBLE", "currency": "VARCHAR", "bound": "VARCHAR",
               "condition": "VARCHAR", "seller": "VARCHAR", "segment": "VARCHAR", "region": "VARCHAR",
               "listing": "VARCHAR", "valid_on": "VARCHAR", "attributes": "JSON"}'))
    FROM line WHERE kind = 'price'
),
dated AS (
    SELECT * REPLACE (
               coalesce(bound, 'exact') AS bound,
               coalesce(first_day(valid_on), first_day(left(published_at, 10)),
                        (observed_at AT TIME ZONE 'UTC')::DATE) AS valid_on,
               first_instant(published_at) AS published_at),
           CASE WHEN valid_on IS NULL AND published_at IS NULL THEN 'observed'
                WHEN valid_on IS NULL THEN 'published'
                WHEN length(valid_on) = 4 THEN 'year'
                WHEN length(valid_on) = 7 THEN 'month'
                ELSE 'day' END AS valid_precision
    FROM given
),
identified AS (
    SELECT digest_of(json_array(
               source, listing, CASE WHEN listing IS NULL THEN url END, seller, region, condition,
               chip, form_factor, memory_gb, basis, per, chips, term, tier, commitment,
               low, high, currency, bound,
               -- An undated sentence is one fact however often its page is fetched; an offer is seen anew each day.
               CASE WHEN listing IS NOT NULL OR valid_precision != 'observed' THEN valid_on END
           )) AS price_id,
           *
    FROM dated
),
first_sighting AS (SELECT arg_min(n, (observed_at, n)) AS n FROM identified GROUP BY price_id),
fact AS (
    FROM identified SEMI JOIN first_sighting USING (n) ANTI JOIN raw.price USING (price_id)
),
vendor AS (SELECT chip, min(vendor) AS vendor FROM chips GROUP BY chip)
SELECT fact.*,
       coalesce(vendor.vendor, split_part(fact.chip, '-', 1)) AS vendor,
       (low + high) / 2 AS price,
       -- How many chips (bought) or chip-hours (rented) the price is for; null where it cannot be said.
       CASE per WHEN 'chip' THEN 1 ELSE chips END
           * CASE WHEN basis = 'purchase' THEN 1
                  WHEN term = 'hour' THEN 1 WHEN term = 'day' THEN 24
                  WHEN term = 'month' THEN 730 WHEN term = 'year' THEN 8760 END AS units
FROM fact LEFT JOIN vendor USING (chip);
