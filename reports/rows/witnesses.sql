SELECT source, url, title, published_at, quote
FROM witnesses
WHERE told_id IN (SELECT told_id FROM witnesses WHERE $id)
ORDER BY rank
