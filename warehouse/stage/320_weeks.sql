-- The weeks to be made, in order; one without any offer moves nothing.
SELECT DISTINCT week_start FROM stage.item_week WHERE week_start >= getvariable('since') ORDER BY week_start;
