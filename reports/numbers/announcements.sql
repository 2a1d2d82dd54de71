-- Which models and chips did pages tell of? Once a page, subject and event.
SELECT
    announcement_id AS id, coalesce(sources.title, told.source) AS outlet, url, told.title, quote,
    capture, (coalesce(published_at, observed_at) AT TIME ZONE 'UTC')::DATE AS day,
    told.kind, subject, maker, event, date, parameters, context_length, license
FROM announcements AS told
LEFT JOIN sources ON sources.name = told.source
WHERE (coalesce(published_at, observed_at) AT TIME ZONE 'UTC')::DATE BETWEEN $start AND $end
QUALIFY row_number() OVER (
    PARTITION BY told.source, url, told.kind, subject, event, date ORDER BY observed_at, announcement_id
) = 1
ORDER BY day, subject, event, told.source, url, id
