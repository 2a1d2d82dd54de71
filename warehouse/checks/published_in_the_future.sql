-- severity: warn
-- question: Which articles say that they were published after they were fetched?
-- remedy: look at the kept page: another date (an event's, or with day and month exchanged) was taken for the page's own
SELECT source, url, title, published_at, first_seen
FROM articles WHERE published_at > first_seen + INTERVAL 1 DAY
ORDER BY source, published_at, url;
