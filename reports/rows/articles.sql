SELECT source, url, title, published_at, first_seen, facts
FROM articles
WHERE coalesce(published_at, first_seen) >= '$start' AND coalesce(published_at, first_seen) < '$after'
ORDER BY source, url
