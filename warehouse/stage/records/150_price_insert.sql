-- raw.price: the new facts with what they were worth, and whether they wait for a second day.
INSERT INTO raw.price BY NAME
SELECT new.price_id, new.source, url, title, quote, capture, rules, line.chip, vendor_of AS vendor, form_factor,
       memory_gb, basis, per, chips, term, tier, commitment, low, high, new.price, new.currency,
       coalesce(bound, 'exact') AS bound, condition, seller, segment, region, new.listing, new.valid_on,
       valid_precision, new.observed_at, first_instant(published_at) AS published_at,
       getvariable('run_at') AS recorded_at, new.price * to_usd AS usd, new.price * to_cny AS cny, fx_day, units, offer,
       -- A price of nothing is a promotion or a gap of the source; it is shown and never used.
       coalesce(judged.held, new.price = 0) AS held, attributes
FROM line JOIN (SELECT * RENAME (vendor AS vendor_of) FROM new_price) AS new ON line.rowid = new.n
LEFT JOIN conversion ON conversion.currency = new.currency AND conversion.valid_on = new.valid_on
LEFT JOIN judged ON judged.price_id = new.price_id;
