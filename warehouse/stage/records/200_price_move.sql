-- raw.price_move: a row for each stated change and page.
INSERT INTO raw.price_move BY NAME
WITH vendor AS (SELECT chip, min(vendor) AS vendor FROM chips GROUP BY chip)
SELECT DISTINCT ON (move_id)
       fact_id AS move_id, source, url, title, quote, capture, rules, line.chip,
       coalesce(vendor.vendor, split_part(line.chip, '-', 1)) AS vendor, basis, per, term, direction, "from", "to",
       change, change_pct, currency, period,
       holds_on AS valid_on, observed_at, first_instant(published_at) AS published_at, getvariable('run_at') AS recorded_at
FROM line LEFT JOIN vendor ON vendor.chip = line.chip
WHERE kind = 'price_move' AND fact_id NOT IN (SELECT move_id FROM raw.price_move)
ORDER BY move_id, observed_at, line.rowid;
