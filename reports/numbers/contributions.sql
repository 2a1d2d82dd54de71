-- What did each seller bring to the week's change of its series? In percentage points, which add up.
SELECT chip, form_factor, memory_gb, basis, per, term, tier, commitment, seller, contribution_pct
FROM weekly_contributions
WHERE week = strftime($start::DATE, '%G-W%V')
QUALIFY method = max(method) OVER ()
ORDER BY ALL
