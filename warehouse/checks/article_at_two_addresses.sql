-- severity: info
-- question: Which articles does a source keep under several addresses?
-- remedy: look what differs in the addresses; where it tells nothing, drop it in the source file's addresses
SELECT source, title, published_at, count(*) AS addresses, list(url ORDER BY url) AS urls
FROM articles
WHERE title IS NOT NULL AND published_at IS NOT NULL
GROUP BY ALL HAVING count(*) > 1
ORDER BY source, published_at, title;
