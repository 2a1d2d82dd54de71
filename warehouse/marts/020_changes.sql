-- grain: an offer (source, listing) and night on which it came, went or had another price than the night before
DELETE FROM changes WHERE day >= getvariable('since');
INSERT INTO changes
WITH night AS (
    -- A source's nights are the days it gave offers on: a night without an answer withdraws nothing.
    SELECT source, valid_on AS day, lag(valid_on) OVER (PARTITION BY source ORDER BY valid_on) AS before
    FROM (SELECT DISTINCT source, valid_on FROM raw.price WHERE listing IS NOT NULL)
),
offer AS (
    SELECT source, listing, valid_on AS day,
           arg_max({'chip': chip, 'seller': seller, 'price': price, 'currency': currency, 'valid_on': valid_on},
                   (recorded_at, observed_at, price_id)) AS seen
    FROM raw.price
    WHERE listing IS NOT NULL
      AND valid_on >= (SELECT min(coalesce(before, day)) FROM night WHERE day >= getvariable('since'))
    GROUP BY ALL
),
pair AS (
    SELECT night.day, night.before, offer.source, offer.listing, offer.seen AS new, NULL AS old
    FROM night JOIN offer USING (source, day)
    UNION ALL
    SELECT night.day, night.before, offer.source, offer.listing, NULL, offer.seen
    FROM night JOIN offer ON offer.source = night.source AND offer.day = night.before
),
met AS (
    SELECT day, before, source, listing, any_value(new) AS new, any_value(old) AS old
    FROM pair WHERE before IS NOT NULL AND day >= getvariable('since')
    GROUP BY ALL
)
SELECT day, source, listing, coalesce(new.chip, old.chip), coalesce(new.seller, old.seller),
       CASE WHEN old IS NULL THEN 'ADD' WHEN new IS NULL THEN 'WITHDRAW' ELSE 'MODIFY' END,
       old.price, new.price, coalesce(new.currency, old.currency), old.valid_on
FROM met
WHERE old IS NULL OR new IS NULL OR old.price != new.price OR old.currency != new.currency
ORDER BY ALL;
