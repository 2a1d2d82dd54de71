-- grain: a matched seller of a series in this week -> stage.seller_week
-- Step 3 of method v1: a seller's relative is the geometric mean of its listings' ratios (Jevons). As decimals they add up
-- to the same in any order; the last digits of floats, and with them the content hash, would depend on it.
INSERT INTO stage.seller_week
SELECT week_start, series, seller, count(DISTINCT listing_id), count(DISTINCT listing_id) FILTER (relinked),
       avg(log_ratio::DECIMAL(18, 15)), avg(log_fx::DECIMAL(18, 15))
FROM stage.item_ratio JOIN now USING (item)
WHERE week_start = getvariable('week')
GROUP BY ALL;
