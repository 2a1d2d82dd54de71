-- raw.price: the new facts with what they were worth, and whether they wait for a second day.
INSERT INTO raw.price BY NAME
WITH vendor AS (SELECT chip, min(vendor) AS vendor FROM chips GROUP BY chip)
SELECT fact_id AS price_id, source, url, title, quote, capture, rules, line.chip,
       coalesce(vendor.vendor, split_part(line.chip, '-', 1)) AS vendor, form_factor, memory_gb, basis, per, chips, term,
       tier, commitment, low, high, (low + high) / 2 AS price, line.currency, bound, condition, seller, segment, region,
       listing, holds_on AS valid_on, valid_precision, observed_at, first_instant(published_at) AS published_at,
       getvariable('run_at') AS recorded_at, price * to_usd AS usd, price * to_cny AS cny, fx_day, units, offer,
       -- A price of nothing is a promotion or a gap of the source; it is shown and never used.
       coalesce(judged.held, price = 0) AS held, attributes
FROM line SEMI JOIN new_price ON new_price.n = line.rowid
LEFT JOIN vendor ON vendor.chip = line.chip
LEFT JOIN conversion ON conversion.currency = line.currency AND conversion.valid_on = holds_on
LEFT JOIN judged ON judged.price_id = fact_id;
