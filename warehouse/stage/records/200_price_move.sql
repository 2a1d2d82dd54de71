-- raw.price_move: a row for each stated change and page.
INSERT INTO raw.price_move BY NAME
WITH given AS (
    SELECT n,
           unnest(json_transform(json, '{"source": "VARCHAR", "url": "VARCHAR", "title": "VARCHAR",
               "quote": "VARCHAR", "capture": "VARCHAR", "rules": "VARCHAR", "observed_at": "TIMESTAMPTZ",
               "published_at": "VARCHAR", "chip": "VARCHAR", "basis": "VARCHAR", "per": "VARCHAR", "term": "VARCHAR",
               "direction": "VARCHAR", "from": "DOUBLE", "to": "DOUBLE", "change": "DOUBLE", "change_pct": "DOUBLE",
               "currency": "VARCHAR", "period": "VARCHAR", "valid_on": "VARCHAR"}'))
    FROM line WHERE kind = 'price_move'
),
fact AS (
    SELECT digest_of(json_array(source, url, chip, basis, per, term, direction, "from", "to", change, change_pct,
                                currency, period, coalesce(valid_on, published_at))) AS move_id,
           *
    FROM given
),
vendor AS (SELECT chip, min(vendor) AS vendor FROM chips GROUP BY chip)
SELECT DISTINCT ON (move_id)
       * EXCLUDE (n, vendor)
         REPLACE (coalesce(first_day(valid_on), first_day(left(published_at, 10)),
                           (observed_at AT TIME ZONE 'UTC')::DATE) AS valid_on,
                  first_instant(published_at) AS published_at),
       coalesce(vendor, split_part(chip, '-', 1)) AS vendor,
       getvariable('run_at') AS recorded_at
FROM fact ANTI JOIN raw.price_move USING (move_id) LEFT JOIN vendor USING (chip)
ORDER BY move_id, observed_at, n;
