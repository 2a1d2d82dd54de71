FROM $table
WHERE $chip AND coalesce(published_at, observed_at) >= '$start' AND coalesce(published_at, observed_at) < '$after'
ORDER BY coalesce(published_at, observed_at)
