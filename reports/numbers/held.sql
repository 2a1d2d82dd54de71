-- Which prices of the week are held back until a second day confirms them? A row an offer, its last one.
SELECT
    held.price_id AS id, held.chip, held.form_factor, held.memory_gb, held.seller, held.price, held.currency,
    held.valid_on AS day,
    (SELECT arg_max(before.price, (before.valid_on, before.observed_at)) FROM as_of($as_of) AS before
     WHERE before.source = held.source AND before.listing = held.listing AND before.status = 'accepted'
       AND before.valid_on < held.valid_on) AS last_price
FROM as_of($as_of) AS held
WHERE held.status = 'held' AND held.valid_on BETWEEN $start AND $end
QUALIFY row_number() OVER (PARTITION BY held.source, held.listing ORDER BY held.valid_on DESC, held.price_id) = 1
ORDER BY held.chip, held.seller, held.price_id
