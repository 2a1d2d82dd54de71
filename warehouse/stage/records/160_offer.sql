-- stage.offer and stage.item: the words of the offers that this load is the first to tell.
CREATE OR REPLACE TEMP TABLE new_offer AS
SELECT offer, number_of(json_array(source, listing)) AS listing_id, source, listing, chip, form_factor,
       memory_gb, basis, per, chips, term, tier, commitment, seller, region, currency, units
FROM raw.price
WHERE rowid IN (
    SELECT min(rowid) FROM raw.price
    WHERE offer IS NOT NULL AND (getvariable('afresh') OR recorded_at = getvariable('run_at'))
      AND offer NOT IN (SELECT offer FROM stage.offer)
    GROUP BY offer
);

-- Rentals enter the weekly movement per chip and hour, purchases as sold, per chip or per server. What cannot be said
-- per chip and hour does not enter it and is no item.
CREATE OR REPLACE TEMP TABLE new_item AS
SELECT *, number_of(json_array(series, seller, source, listing, currency)) AS item
FROM (
    SELECT *, number_of(json_array(chip, form_factor, memory_gb, basis, per, term, tier, commitment))
                  AS series
    FROM (
        SELECT * REPLACE (coalesce(seller, source) AS seller,
                          CASE basis WHEN 'rental' THEN 'chip' ELSE per END AS per,
                          CASE basis WHEN 'rental' THEN 'hour' ELSE term END AS term)
        FROM new_offer WHERE basis = 'purchase' OR units IS NOT NULL
    )
);

INSERT INTO stage.offer BY NAME
SELECT new_offer.*, item FROM new_offer LEFT JOIN new_item USING (offer) ORDER BY offer;

INSERT INTO stage.item BY NAME
SELECT DISTINCT item, series, seller, listing_id, source, listing, currency
FROM new_item ANTI JOIN stage.item USING (item)
ORDER BY item;

INSERT INTO stage.series BY NAME
SELECT DISTINCT series, chip, form_factor, memory_gb, basis, per, term, tier, commitment
FROM new_item ANTI JOIN stage.series USING (series);
