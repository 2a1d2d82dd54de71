-- severity: severe
-- question: Which weeks have contributions that do not add up to the matched change?
-- remedy: a fault of the method's SQL: mend marts/weekly and build again
SELECT w.method, w.week, w.chip, w.form_factor, w.memory_gb, w.basis, w.per, w.term, w.tier, w.commitment,
       ln(1 + change_matched_pct / 100) AS change, sum(c.log_contribution) AS contributions
FROM weekly_prices AS w
LEFT JOIN weekly_contributions AS c
       ON (c.method, c.week, c.chip, c.basis, c.per) = (w.method, w.week, w.chip, w.basis, w.per)
      AND c.form_factor IS NOT DISTINCT FROM w.form_factor AND c.memory_gb IS NOT DISTINCT FROM w.memory_gb
      AND c.term IS NOT DISTINCT FROM w.term AND c.tier IS NOT DISTINCT FROM w.tier
      AND c.commitment IS NOT DISTINCT FROM w.commitment
WHERE w.change_matched_pct IS NOT NULL
GROUP BY ALL
HAVING abs(change - coalesce(contributions, 0)) > 1e-9
ORDER BY ALL;
