-- grain: an offer of a source (source, listing)
DELETE FROM listings;
INSERT INTO listings
SELECT source, listing, last.chip, last.form_factor, last.memory_gb, last.basis, last.per, last.chips, last.term,
       last.tier, last.seller, last.region, last.currency,
       min(valid_on), max(valid_on), count(DISTINCT valid_on), last.price, last.usd_per_chip
FROM (
    SELECT source, listing, valid_on,
           first_value(p) OVER (PARTITION BY source, listing
                                ORDER BY valid_on DESC, recorded_at DESC, observed_at DESC, price_id) AS last
    FROM prices AS p WHERE listing IS NOT NULL
)
GROUP BY source, listing, last
ORDER BY source, listing;
