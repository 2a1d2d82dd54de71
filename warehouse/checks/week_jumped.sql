-- severity: info
-- question: Which series moved by more than 30 % in the last two weeks?
-- remedy: read weekly_contributions of that week: one seller behind it all is a fault of reading more often than a market
SELECT week, chip, form_factor, memory_gb, basis, per, term, tier, commitment, change_matched_pct, matched_sellers
FROM weekly_prices
WHERE method = (SELECT max(method) FROM weekly_prices) AND abs(change_matched_pct) > 30
  AND week_start >= (SELECT max(week_start) - INTERVAL 1 WEEK FROM weekly_prices)
ORDER BY ALL;
