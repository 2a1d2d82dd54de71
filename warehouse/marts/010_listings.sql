-- grain: an offer of a source (source, listing)
DELETE FROM listings;
INSERT INTO listings
SELECT source, listing, last.chip, last.form_factor, last.memory_gb, last.basis, last.per, last.chips, last.term,
       last.tier, last.seller, last.region, last.currency, first_seen, last_seen, nights, last.price,
       last.usd_per_chip
FROM (
    SELECT source, listing, min(valid_on) AS first_seen, max(valid_on) AS last_seen,
           count(DISTINCT valid_on) AS nights,
           arg_max({'chip': chip, 'form_factor': form_factor, 'memory_gb': memory_gb, 'basis': basis, 'per': per,
                    'chips': chips, 'term': term, 'tier': tier, 'seller': seller, 'region': region,
                    'currency': currency, 'price': price, 'usd_per_chip': usd_per_chip},
                   (valid_on, recorded_at, observed_at, price_id)) AS last
    FROM prices WHERE listing IS NOT NULL
    GROUP BY source, listing
)
ORDER BY source, listing;
