SELECT seller, listings, imputed_listings, relative, contribution_pct
FROM weekly_contributions
WHERE week = '$week' AND $series
QUALIFY method = max(method) OVER ()
ORDER BY seller
