-- grain: a matched seller of a series in a week whose movement is told (3 matched sellers or more)
-- Step 5 of method v1: each seller counts once, so the logarithms of its relative over the number of sellers add up.
DELETE FROM weekly_contributions
WHERE week >= strftime(getvariable('since'), '%G-W%V') AND method = getvariable('method');
INSERT INTO weekly_contributions
SELECT strftime(week_start, '%G-W%V'), chip, form_factor, memory_gb, basis, per, term, tier, commitment,
       seller, s.listings, imputed_listings, exp(s.log_relative),
       s.log_relative / w.matched_sellers,
       -- The logarithms add up exactly; scaled by change/log(change), so do the percentages.
       s.log_relative / w.matched_sellers
           * CASE WHEN abs(w.log_relative) < 1e-12 THEN 1 ELSE (exp(w.log_relative) - 1) / w.log_relative END * 100,
       getvariable('method')
FROM stage.seller_week AS s
JOIN stage.series_week AS w USING (week_start, series)
JOIN stage.series USING (series)
WHERE week_start >= getvariable('since') AND w.log_relative IS NOT NULL
ORDER BY ALL;
