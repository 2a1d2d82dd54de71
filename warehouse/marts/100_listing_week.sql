-- grain: a listing's price in a week (week_start, series, seller, source, listing, currency) -> stage.listing_week
-- Steps 1 and 2 of method v1: daily listing price, then weekly listing price.
DELETE FROM stage.listing_week WHERE week_start >= getvariable('since');

-- Rentals enter per chip and hour: a month has 730 hours, a year 8760, and a whole instance is divided by its chips.
-- Purchases enter as sold, per chip or per server. Only accepted rows with a listing enter.
CREATE OR REPLACE TEMP TABLE entered AS
SELECT hash(chip, form_factor, memory_gb, basis, per, term, tier, commitment, seller, source, listing, currency) AS offer,
       *
FROM (
    SELECT valid_on, recorded_at, chip, form_factor, memory_gb, basis,
           CASE basis WHEN 'rental' THEN 'chip' ELSE per END AS per,
           CASE basis WHEN 'rental' THEN 'hour' ELSE term END AS term,
           tier, commitment, coalesce(seller, source) AS seller, source, listing, currency,
           price / CASE basis WHEN 'rental' THEN units ELSE 1 END AS price,
           usd / CASE basis WHEN 'rental' THEN units ELSE 1 END AS usd
    FROM stage.known(TIMESTAMPTZ '9999-01-01')
    WHERE status = 'accepted' AND listing IS NOT NULL AND valid_on >= getvariable('since')
      AND (basis = 'purchase' OR units IS NOT NULL)
);

CREATE OR REPLACE TEMP TABLE entrant AS
SELECT series_of(e) AS series, *
FROM (
    SELECT DISTINCT offer, chip, form_factor, memory_gb, basis, per, term, tier, commitment, seller, source, listing,
           currency
    FROM entered
) AS e;

INSERT INTO stage.series
SELECT DISTINCT series, chip, form_factor, memory_gb, basis, per, term, tier, commitment
FROM entrant ANTI JOIN stage.series USING (series);

INSERT INTO stage.listing_week
WITH repeated AS (SELECT offer, valid_on FROM entered GROUP BY ALL HAVING count(*) > 1),
daily AS (
    SELECT offer, valid_on, price, usd FROM entered ANTI JOIN repeated USING (offer, valid_on)
    UNION ALL
    -- What was recorded last for a day counts: a correction is a new row, and supersedes that day's earlier ones.
    SELECT offer, valid_on, median(price), median(usd)
    FROM (
        FROM entered SEMI JOIN repeated USING (offer, valid_on)
        QUALIFY recorded_at = max(recorded_at) OVER (PARTITION BY offer, valid_on)
    )
    GROUP BY ALL
),
weekly AS (
    SELECT offer, date_trunc('week', valid_on)::DATE AS week_start, median(price) AS price, median(usd) AS usd,
           count(*) AS days
    FROM daily GROUP BY ALL
)
-- A seller's own list stands before those who gather it, and one gatherer before the next: an offer that stands in
-- three lists is one offer of one seller. A gatherer still serves for a week or a series that the seller's list lacks.
SELECT week_start, series, seller, source, listing, currency, price, usd, days
FROM weekly JOIN entrant USING (offer) LEFT JOIN sources ON sources.name = source
QUALIFY rank() OVER (
    PARTITION BY week_start, series, seller ORDER BY CASE kind WHEN 'dataset' THEN source ELSE '' END
) = 1
ORDER BY week_start, series, seller, source, listing;
