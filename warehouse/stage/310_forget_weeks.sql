-- The weeks that are about to be made again.
DELETE FROM stage.item_ratio WHERE week_start >= getvariable('since');
DELETE FROM stage.item_away WHERE week_start >= getvariable('since');
DELETE FROM stage.seller_week WHERE week_start >= getvariable('since');
DELETE FROM stage.series_week WHERE week_start >= getvariable('since');
