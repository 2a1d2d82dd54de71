-- grain: a listing's price in a week (week_start, series, seller, source, listing, currency) -> stage.item_week
-- Steps 1 and 2 of method v1: daily listing price, then weekly listing price.
-- Rentals enter per chip and hour: a month has 730 hours, a year 8760, and a whole instance is divided by its chips
-- (`units`). Purchases enter as sold, per chip or per server. Only accepted rows with a listing enter.
DELETE FROM stage.item_week WHERE week_start IN (SELECT week_start FROM touched);

CREATE OR REPLACE TEMP TABLE entered AS
SELECT item, offer, week_start, divisor, is_plain, bit_count(days) AS days, price / divisor AS price, usd / divisor AS usd
FROM offer_week
WHERE item IS NOT NULL AND is_accepted AND week_start IN (SELECT week_start FROM touched);

CREATE OR REPLACE TEMP TABLE week_of_item AS
WITH mixed AS (
    SELECT item, week_start FROM entered GROUP BY ALL HAVING count(*) > 1 OR NOT bool_and(is_plain)
),
-- What was recorded last for a day counts, since a correction is a new row and supersedes that day's earlier ones; of
-- these the median.
daily AS (
    SELECT item, week_start, valid_on, median(price) AS price, median(usd) AS usd
    FROM (
        SELECT item, week_start, valid_on, recorded_at, price / divisor AS price, usd / divisor AS usd
        FROM sighted JOIN (
            SELECT offer, week_start, item, divisor FROM entered SEMI JOIN mixed USING (item, week_start)
        ) USING (offer, week_start)
        WHERE marks & (1 << 15) > 0
        QUALIFY recorded_at = max(recorded_at) OVER (PARTITION BY item, valid_on)
    )
    GROUP BY ALL
)
SELECT item, week_start, price, usd, days FROM entered ANTI JOIN mixed USING (item, week_start)
UNION ALL
SELECT item, week_start, median(price), median(usd), count(*) FROM daily GROUP BY ALL;

-- A seller's own list stands before those who gather it, and one gatherer before the next: an offer that stands in
-- three lists is one offer of one seller. A gatherer still serves for a week or a series that the seller's list lacks.
INSERT INTO stage.item_week
WITH listed AS (
    SELECT week_of_item.*, series, seller, CASE kind WHEN 'dataset' THEN source ELSE '' END AS list
    FROM week_of_item JOIN stage.item USING (item) LEFT JOIN sources ON sources.name = source
),
chosen AS (SELECT week_start, series, seller, min(list) AS list FROM listed GROUP BY ALL)
SELECT week_start, item, price, usd, days
FROM listed SEMI JOIN chosen USING (week_start, series, seller, list)
ORDER BY week_start, item;
