-- grain: a listing with a price in this week and an earlier one to compare it with -> stage.item_ratio
-- Steps 3 and 4 of method v1: matched ratios in the listing's own currency, and re-linked ones.
-- A listing back after a gap is compared with its last price carried at the movement of the others:
--     ratio = p(w) / (p(last) * index(w-1) / index(last))
-- The same carrying holds for exchange rates (usd / price), so that the gap's rates are not counted twice.
INSERT INTO stage.item_ratio
WITH now AS (FROM stage.item_week WHERE week_start = getvariable('week')),
before AS (FROM stage.item_week WHERE week_start = getvariable('week') - INTERVAL 1 WEEK),
-- Missing for up to 8 weeks: the last price is at most 9 weeks back.
earlier AS (
    FROM stage.item_week SEMI JOIN (FROM now ANTI JOIN before USING (item)) USING (item)
    WHERE week_start < getvariable('week') AND week_start >= getvariable('week') - INTERVAL 9 WEEK
),
last AS (
    SELECT item, week_start, price, usd FROM before
    UNION ALL
    SELECT item, max(week_start), arg_max(price, week_start), arg_max({'usd': usd}, week_start).usd
    FROM earlier GROUP BY item
),
-- The index as it stood after last week; a series without a row that week stood still.
standing AS (
    SELECT series, arg_max(log_index, week_start) AS log_index, arg_max(log_fx_index, week_start) AS log_fx_index
    FROM stage.series_week WHERE week_start < getvariable('week')
    GROUP BY series
)
SELECT now.week_start, item, last.week_start,
       ln(now.price / last.price) - (standing.log_index - at_last.log_index),
       ln((now.usd / now.price) / (last.usd / last.price)) - (standing.log_fx_index - at_last.log_fx_index),
       last.week_start < now.week_start - INTERVAL 1 WEEK
FROM now
JOIN last USING (item)
JOIN stage.item USING (item)
JOIN standing USING (series)
JOIN stage.series_week AS at_last USING (series)
WHERE at_last.week_start = last.week_start;
