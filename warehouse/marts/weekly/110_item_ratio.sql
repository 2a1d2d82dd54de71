-- grain: a listing with a price in this week and an earlier one to compare it with -> stage.item_ratio
-- Steps 3 and 4 of method v1: matched ratios in the listing's own currency, and re-linked ones.
-- A listing back after a gap is compared with its last price carried at the movement of the others:
--     ratio = p(w) / (p(last) * index(w-1) / index(last))
-- The same carrying holds for exchange rates (usd / price), so that the gap's rates are not counted twice.
INSERT INTO stage.item_ratio
WITH standing AS (
    -- The index as it stood after last week; a series without a row that week stood still.
    SELECT series, arg_max(log_index, week_start) AS log_index, arg_max(log_fx_index, week_start) AS log_fx_index
    FROM stage.series_week WHERE week_start < getvariable('week')
    GROUP BY series
),
carried AS (
    SELECT series, at_last.week_start AS last_week, standing.log_index - at_last.log_index AS log_move,
           standing.log_fx_index - at_last.log_fx_index AS log_fx_move
    FROM stage.series_week AS at_last JOIN standing USING (series)
    WHERE at_last.week_start >= getvariable('week') - INTERVAL 9 WEEK
),
-- By itself, since joined by week first the last prices would be taken times the number of series.
matched AS MATERIALIZED (
    SELECT item, series, last_week, ln(now.price / last.price) AS log_ratio,
           ln((now.usd / now.price) / (last.usd / last.price)) AS log_fx
    FROM now JOIN last USING (item)
)
SELECT getvariable('week'), item, last_week, log_ratio - log_move, log_fx - log_fx_move,
       last_week < getvariable('week') - INTERVAL 1 WEEK
FROM matched JOIN carried USING (series, last_week);
