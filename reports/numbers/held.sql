-- Which prices of the week are held back until a second day confirms them? A row an offer, its last one, with the last
-- accepted price of the ten weeks before.
WITH held AS (
    FROM prices
    WHERE status = 'held' AND listing IS NOT NULL AND valid_on BETWEEN $start AND $end
    QUALIFY row_number() OVER (PARTITION BY source, listing ORDER BY valid_on DESC, price_id) = 1
)
SELECT
    held.price_id AS id, held.chip, held.form_factor, held.memory_gb, held.seller, held.price, held.currency,
    held.valid_on AS day, arg_max(before.price, (before.valid_on, before.observed_at)) AS last_price
FROM held
LEFT JOIN (
    FROM prices WHERE status = 'accepted' AND valid_on BETWEEN $start::DATE - INTERVAL 10 WEEK AND $end
) AS before ON before.source = held.source AND before.listing = held.listing AND before.valid_on < held.valid_on
GROUP BY ALL
ORDER BY held.chip, held.seller, held.price_id
