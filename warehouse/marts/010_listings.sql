-- grain: an offer of a source (source, listing) -> stage.listing
-- A run's prices are added to what is known of an offer. One of which a fact was taken back, told again or converted is
-- told again as a whole.
CREATE OR REPLACE TEMP TABLE retold AS
SELECT DISTINCT listing_id FROM altered JOIN stage.offer USING (offer) WHERE NOT getvariable('afresh');

DELETE FROM stage.listing WHERE getvariable('afresh') OR listing_id IN (FROM retold);

-- Of several prices of its last day the one counts that was recorded last, and of these the one that was seen last.
CREATE OR REPLACE TEMP TABLE last_told AS
WITH span AS (
    SELECT listing_id, min(first_new) AS first_seen, max(last_new) AS last_seen, sum(nights) AS nights
    FROM (
        -- A day counts once, also when an earlier run had seen the offer on it.
        SELECT listing_id, min(first_new) AS first_new, max(last_new) AS last_new,
               bit_count(bit_or(new_days) & ~bit_or(known_days)) AS nights
        FROM offer_week JOIN stage.offer USING (offer) ANTI JOIN retold USING (listing_id)
        GROUP BY listing_id, week_start HAVING count(last_new) > 0
    )
    GROUP BY listing_id
    UNION ALL
    SELECT listing_id, min(valid_on), max(valid_on), count(DISTINCT valid_on)
    FROM stage.known(TIMESTAMPTZ '9999-01-01') JOIN stage.offer USING (offer) SEMI JOIN retold USING (listing_id)
    GROUP BY listing_id
),
candidate AS (
    SELECT listing_id, offer, valid_on, recorded_at, observed_at, price, usd
    FROM (
        SELECT sighted.* FROM sighted JOIN offer_week ON offer_week.offer = sighted.offer AND last_new = valid_on
    ) JOIN stage.offer USING (offer) ANTI JOIN retold USING (listing_id)
    UNION ALL
    SELECT listing_id, offer, valid_on, recorded_at, observed_at, price, known.usd
    FROM stage.known(TIMESTAMPTZ '9999-01-01') AS known JOIN stage.offer USING (offer) SEMI JOIN retold USING (listing_id)
)
SELECT listing_id, first_seen, last_seen, nights,
       max({'recorded_at': recorded_at, 'observed_at': observed_at, 'price': price, 'offer': offer, 'usd': usd}) AS last
FROM candidate JOIN span USING (listing_id)
WHERE valid_on = last_seen
GROUP BY ALL;

MERGE INTO stage.listing USING (
    SELECT last_told.*, last.offer, last.price, last.usd / units AS usd_per_chip
    FROM last_told JOIN stage.offer ON offer.offer = last.offer
) AS now USING (listing_id)
WHEN MATCHED AND now.last_seen < listing.last_seen THEN UPDATE SET
    first_seen = least(listing.first_seen, now.first_seen), nights = listing.nights + now.nights
WHEN MATCHED THEN UPDATE SET
    first_seen = least(listing.first_seen, now.first_seen), nights = listing.nights + now.nights,
    offer = now.offer, last_seen = now.last_seen, last_price = now.price, last_usd_per_chip = now.usd_per_chip
WHEN NOT MATCHED THEN INSERT VALUES (
    now.listing_id, now.offer, now.first_seen, now.last_seen, now.nights, now.price, now.usd_per_chip
);
