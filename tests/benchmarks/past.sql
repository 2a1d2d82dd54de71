-- The first week's rows again, getvariable('weeks') weeks later, at other prices: a past as loading it would have made.
INSERT INTO raw.price
SELECT * REPLACE (
    left(md5(price_id || getvariable('weeks')), 20) AS price_id,
    valid_on + 7 * getvariable('weeks') AS valid_on,
    fx_day + 7 * getvariable('weeks') AS fx_day,
    observed_at + getvariable('weeks') * INTERVAL 7 DAY AS observed_at,
    recorded_at + getvariable('weeks') * INTERVAL 7 DAY AS recorded_at,
    price * (1 + offer % 20 * getvariable('weeks') % 20 / 100) AS price,
    usd * (1 + offer % 20 * getvariable('weeks') % 20 / 100) AS usd,
    cny * (1 + offer % 20 * getvariable('weeks') % 20 / 100) AS cny
)
FROM raw.price WHERE recorded_at = (SELECT min(recorded_at) FROM raw.price);

INSERT INTO raw.fx_rate
SELECT * REPLACE (
    left(md5(rate_id || getvariable('weeks')), 20) AS rate_id,
    day + 7 * getvariable('weeks') AS day,
    recorded_at + getvariable('weeks') * INTERVAL 7 DAY AS recorded_at
)
FROM raw.fx_rate WHERE recorded_at = (SELECT min(recorded_at) FROM raw.fx_rate);

INSERT INTO raw.page_reading
SELECT * REPLACE (
    capture || getvariable('weeks') AS page,
    capture || getvariable('weeks') AS capture,
    seen + getvariable('weeks') * INTERVAL 7 DAY AS seen,
    observed_at + getvariable('weeks') * INTERVAL 7 DAY AS observed_at,
    recorded_at + getvariable('weeks') * INTERVAL 7 DAY AS recorded_at
)
FROM raw.page_reading WHERE recorded_at = (SELECT min(recorded_at) FROM raw.page_reading);
