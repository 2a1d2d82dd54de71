-- now: the listings with a price in this week, with their words. last: the last price before it of each listing that had
-- one, in the week before or up to nine weeks back.
CREATE OR REPLACE TEMP TABLE now AS
SELECT item, series, seller, listing_id, price, usd
FROM stage.item_week JOIN stage.item USING (item)
WHERE week_start = getvariable('week');

SET VARIABLE week_before = (SELECT max(week_start) FROM stage.series_week WHERE week_start < getvariable('week'));

CREATE OR REPLACE TEMP TABLE last AS
SELECT item, week_start AS last_week, price, usd FROM stage.item_week WHERE week_start = getvariable('week_before')
UNION ALL
SELECT item, last_week, price, usd FROM stage.item_away WHERE week_start = getvariable('week_before');

-- grain: a listing without a price in this week that is carried at the movement of the others -> stage.item_away
-- Missing for up to 8 weeks: when it is back the week after, the last price is at most 9 weeks back.
INSERT INTO stage.item_away
SELECT getvariable('week'), item, last_week, price, usd
FROM last ANTI JOIN now USING (item)
WHERE last_week >= getvariable('week') - INTERVAL 8 WEEK;
