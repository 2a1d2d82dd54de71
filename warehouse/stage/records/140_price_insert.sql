-- raw.price: the new facts with what they were worth, and whether they wait for a second day.
INSERT INTO raw.price BY NAME
SELECT new_price.*, getvariable('run_at') AS recorded_at,
       price * to_usd AS usd, price * to_cny AS cny, fx_day,
       -- A price of nothing is a promotion or a gap of the source; it is shown and never used.
       coalesce(judged.held, price = 0) AS held
FROM (SELECT * EXCLUDE (n) FROM new_price) AS new_price
LEFT JOIN conversion USING (currency, valid_on)
LEFT JOIN judged USING (price_id)
ORDER BY valid_on, source, listing, price_id;
