-- grain: an offer of a source (source, listing)
-- A night's later prices are added to what is known of an offer. One whose past changed is told again as a whole.
CREATE OR REPLACE TEMP TABLE tonight AS
SELECT source, listing, min(valid_on) AS first_day FROM prices
WHERE listing IS NOT NULL AND recorded_at = getvariable('run_at')
GROUP BY source, listing;

CREATE OR REPLACE TEMP TABLE retold AS
SELECT source, listing FROM raw.price WHERE listing IS NOT NULL AND getvariable('afresh')
UNION
SELECT source, listing FROM raw.price SEMI JOIN altered USING (price_id) WHERE listing IS NOT NULL
UNION
SELECT source, listing FROM tonight JOIN listings USING (source, listing) WHERE first_day <= last_seen;

DELETE FROM listings USING retold WHERE (listings.source, listings.listing) = (retold.source, retold.listing);

MERGE INTO listings USING (
    WITH seen AS (
        SELECT * EXCLUDE (title, url, quote, capture, rules, attributes) FROM prices ANTI JOIN retold USING (source, listing)
        WHERE listing IS NOT NULL AND recorded_at = getvariable('run_at')
        UNION ALL
        SELECT * EXCLUDE (title, url, quote, capture, rules, attributes) FROM prices SEMI JOIN retold USING (source, listing)
    ),
    span AS (
        SELECT source, listing, min(valid_on) AS first_seen, max(valid_on) AS last_seen,
               count(DISTINCT valid_on) AS nights
        FROM seen GROUP BY source, listing
    )
    FROM seen JOIN span USING (source, listing)
    WHERE valid_on = last_seen
    QUALIFY row_number() OVER (
        PARTITION BY source, listing ORDER BY recorded_at DESC, observed_at DESC, price_id DESC
    ) = 1
) AS now USING (source, listing)
WHEN MATCHED THEN UPDATE SET
    chip = now.chip, form_factor = now.form_factor, memory_gb = now.memory_gb, basis = now.basis, per = now.per,
    chips = now.chips, term = now.term, tier = now.tier, seller = now.seller, region = now.region,
    currency = now.currency, last_seen = now.last_seen, nights = listings.nights + now.nights,
    last_price = now.price, last_usd_per_chip = now.usd_per_chip
WHEN NOT MATCHED THEN INSERT VALUES (
    source, listing, now.chip, now.form_factor, now.memory_gb, now.basis, now.per, now.chips, now.term, now.tier,
    now.seller, now.region, now.currency, now.first_seen, now.last_seen, now.nights, now.price, now.usd_per_chip
);
