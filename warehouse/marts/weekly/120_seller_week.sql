-- grain: a matched seller of a series in this week -> stage.seller_week
-- Step 3 of method v1: a seller's relative is the geometric mean of its listings' ratios (Jevons). Summed in order, since
-- another order gives other last digits, and with them another content hash.
INSERT INTO stage.seller_week
SELECT week_start, series, seller, count(DISTINCT listing_id), count(DISTINCT listing_id) FILTER (relinked),
       avg(log_ratio ORDER BY item), avg(log_fx ORDER BY item)
FROM stage.item_ratio JOIN stage.item USING (item)
WHERE week_start = getvariable('week')
GROUP BY ALL;
