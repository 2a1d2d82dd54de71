-- The past is what is published now less what was told since the day over: as if tonight took all of that back.
-- altered: the offers' prices that were told or judged, converted or taken back since.
CREATE OR REPLACE TEMP TABLE altered AS
SELECT price_id, source, offer, valid_on FROM published.raw.price WHERE recorded_at >= getvariable('over')
UNION
SELECT price_id, source, offer, valid_on
FROM published.raw.price SEMI JOIN (
    SELECT fact_id AS price_id FROM published.raw.standing WHERE recorded_at >= getvariable('over')
    UNION SELECT price_id FROM published.raw.verdict WHERE recorded_at >= getvariable('over')
    UNION SELECT price_id FROM published.raw.late_conversion WHERE recorded_at >= getvariable('over')
) USING (price_id);

SET VARIABLE untouched_until = (
    SELECT coalesce(date_trunc('week', min(valid_on)), DATE '9999-01-04')::DATE FROM altered WHERE offer IS NOT NULL
);

-- The words stand as they are, and of what is told by weeks those before the first altered one.
INSERT INTO stage.offer FROM published.stage.offer;
INSERT INTO stage.item FROM published.stage.item;
INSERT INTO stage.series FROM published.stage.series;
INSERT INTO stage.listing FROM published.stage.listing;
INSERT INTO stage.night FROM published.stage.night;
INSERT INTO stage.asked FROM published.stage.asked WHERE day < getvariable('over')::DATE;
INSERT INTO stage.item_week FROM published.stage.item_week;
INSERT INTO stage.item_ratio FROM published.stage.item_ratio WHERE week_start < getvariable('untouched_until');
INSERT INTO stage.item_away FROM published.stage.item_away WHERE week_start < getvariable('untouched_until');
INSERT INTO stage.seller_week FROM published.stage.seller_week WHERE week_start < getvariable('untouched_until');
INSERT INTO stage.series_week FROM published.stage.series_week WHERE week_start < getvariable('untouched_until');
INSERT INTO stage.change FROM published.stage.change;
INSERT INTO weekly_prices FROM published.weekly_prices WHERE week_start < getvariable('untouched_until');
INSERT INTO weekly_contributions FROM published.weekly_contributions
WHERE week < strftime(getvariable('untouched_until'), '%G-W%V');
