-- grain: an offer of a source (source, listing) -> stage.listing
-- A run's prices are added to what is known of an offer. One of which a fact was taken back, told again or converted is
-- told again as a whole.
CREATE OR REPLACE TEMP TABLE retold AS
SELECT DISTINCT listing_id FROM altered JOIN stage.offer USING (offer) WHERE NOT getvariable('afresh');

DELETE FROM stage.listing WHERE getvariable('afresh') OR listing_id IN (FROM retold);

MERGE INTO stage.listing USING (
    WITH told AS (
        SELECT listing_id, offer, first_day, last_day, price, usd_per_chip, nights
        FROM stretch ANTI JOIN retold USING (listing_id) WHERE is_new
        UNION ALL
        (SELECT DISTINCT ON (listing_id, valid_on) listing_id, offer, valid_on, valid_on, price, usd_per_chip, 1
         FROM stage.known(TIMESTAMPTZ '9999-01-01') AS known
         JOIN stage.offer USING (offer) SEMI JOIN retold USING (listing_id)
         ORDER BY listing_id, valid_on, recorded_at DESC, observed_at DESC, price DESC, offer)
    )
    SELECT listing_id, min(first_day) AS first_seen, max(last_day) AS last_seen, sum(nights) AS nights,
           arg_max(offer, last_day) AS offer, arg_max(price, last_day) AS price,
           arg_max_null(usd_per_chip, last_day) AS usd_per_chip
    FROM told GROUP BY listing_id
) AS now USING (listing_id)
WHEN MATCHED AND now.last_seen < listing.last_seen THEN UPDATE SET
    first_seen = least(listing.first_seen, now.first_seen), nights = listing.nights + now.nights
WHEN MATCHED THEN UPDATE SET
    first_seen = least(listing.first_seen, now.first_seen), nights = listing.nights + now.nights,
    offer = now.offer, last_seen = now.last_seen, last_price = now.price, last_usd_per_chip = now.usd_per_chip
WHEN NOT MATCHED THEN INSERT VALUES (
    now.listing_id, now.offer, now.first_seen, now.last_seen, now.nights, now.price, now.usd_per_chip
);
