-- grain: a listing's price in a week (week_start, series, seller, source, listing, currency) -> stage.item_week
-- Steps 1 and 2 of method v1: daily listing price, then weekly listing price.
-- Rentals enter per chip and hour: a month has 730 hours, a year 8760, and a whole instance is divided by its chips
-- (`units`). Purchases enter as sold, per chip or per server. Only accepted rows with a listing enter.
DELETE FROM stage.item_week WHERE week_start IN (SELECT week_start FROM touched);

CREATE OR REPLACE TEMP TABLE week_of_item AS
WITH entered AS (
    SELECT item, week_start, accepted, accepted_days, CASE basis WHEN 'rental' THEN units ELSE 1 END AS divisor,
           offer_week.price / divisor AS price, usd / divisor AS usd
    FROM offer_week JOIN stage.offer USING (offer)
    WHERE item IS NOT NULL AND accepted > 0 AND week_start IN (SELECT week_start FROM touched)
),
of_item AS (
    SELECT item, week_start, count(*) = 1 AND sum(accepted) = bit_count(bit_or(accepted_days)) AS is_plain,
           bit_count(bit_or(accepted_days)) AS days, any_value(price) AS price, any_value(usd) AS usd
    FROM entered GROUP BY ALL
),
-- An item with several prices a day: what was recorded last for a day counts, since a correction is a new row and
-- supersedes that day's earlier ones; of these the median.
repeated AS (
    SELECT item, valid_on, recorded_at, price / CASE basis WHEN 'rental' THEN units ELSE 1 END AS price,
           usd / CASE basis WHEN 'rental' THEN units ELSE 1 END AS usd
    FROM sighted JOIN stage.offer USING (offer) SEMI JOIN (FROM of_item WHERE NOT is_plain) USING (item)
    WHERE NOT held AND date_trunc('week', valid_on) IN (SELECT week_start FROM touched)
),
daily AS (
    SELECT item, valid_on, median(price) AS price, median(usd) AS usd
    FROM (FROM repeated QUALIFY recorded_at = max(recorded_at) OVER (PARTITION BY item, valid_on))
    GROUP BY ALL
)
SELECT week_start, item, price, usd, days FROM of_item WHERE is_plain
UNION ALL
SELECT date_trunc('week', valid_on)::DATE AS week_start, item, median(price), median(usd), count(*)
FROM daily SEMI JOIN (FROM of_item WHERE NOT is_plain) AS of_item
  ON of_item.item = daily.item AND of_item.week_start = date_trunc('week', valid_on)
GROUP BY ALL;

-- A seller's own list stands before those who gather it, and one gatherer before the next: an offer that stands in
-- three lists is one offer of one seller. A gatherer still serves for a week or a series that the seller's list lacks.
INSERT INTO stage.item_week
SELECT week_start, item, price, usd, days
FROM week_of_item JOIN stage.item USING (item) LEFT JOIN sources ON sources.name = source
QUALIFY rank() OVER (
    PARTITION BY week_start, series, seller ORDER BY CASE kind WHEN 'dataset' THEN source ELSE '' END
) = 1
ORDER BY week_start, item;
