-- conversion: a row for each currency and day that a price needs; what one unit of the currency was worth.
-- The last rate dated on or before the day counts; of several for one day the central bank's, and of one source's the
-- one recorded last. Where no rate is known the value is null, never a guess.
CREATE OR REPLACE TEMP TABLE unconverted AS
SELECT price_id, currency, valid_on, price FROM raw.price ANTI JOIN raw.late_conversion USING (price_id)
WHERE usd IS NULL OR cny IS NULL;

CREATE OR REPLACE TEMP TABLE conversion AS
WITH wanted AS (
    SELECT currency, valid_on FROM new_price UNION SELECT currency, valid_on FROM unconverted
),
rate AS (
    SELECT currency, day, per_eur FROM raw.fx_rate
    QUALIFY row_number() OVER (
        PARTITION BY currency, day ORDER BY source != 'ecb', recorded_at DESC, source, rate_id
    ) = 1
    UNION ALL
    SELECT 'EUR', DATE '0001-01-01', 1
),
dollar AS (SELECT day, per_eur FROM rate WHERE currency = 'USD'),
yuan AS (SELECT day, per_eur FROM rate WHERE currency = 'CNY')
SELECT wanted.currency, wanted.valid_on,
       CASE wanted.currency WHEN 'USD' THEN 1 ELSE dollar.per_eur / rate.per_eur END AS to_usd,
       CASE wanted.currency WHEN 'CNY' THEN 1 ELSE yuan.per_eur / rate.per_eur END AS to_cny,
       CASE WHEN rate.per_eur IS NOT NULL
            THEN least(nullif(rate.day, DATE '0001-01-01'), dollar.day, yuan.day) END AS fx_day
FROM wanted
ASOF LEFT JOIN rate ON rate.currency = wanted.currency AND rate.day <= wanted.valid_on
ASOF LEFT JOIN dollar ON dollar.day <= wanted.valid_on
ASOF LEFT JOIN yuan ON yuan.day <= wanted.valid_on;

-- A price that had no rate when it was recorded gets one now if there is one; a price that has one keeps it.
INSERT INTO raw.late_conversion
SELECT price_id, price * to_usd, price * to_cny, fx_day, getvariable('run_at')
FROM unconverted JOIN conversion USING (currency, valid_on)
WHERE to_usd IS NOT NULL AND to_cny IS NOT NULL;
