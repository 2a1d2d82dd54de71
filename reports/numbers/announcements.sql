-- Which models and chips were announced? Once a page, subject and event. A page's statement belongs to the week the
-- page was published in; a dataset's row, which has no such day, to the day it gives the event itself; the undated page
-- of a newspaper to when it was first seen. So a dataset of a thousand old models that is met today is no news.
WITH dated AS (
    SELECT told.*, coalesce(
        (published_at AT TIME ZONE 'UTC')::DATE,
        CASE WHEN length(date) = 10 THEN try_cast(date AS DATE) END,
        CASE WHEN date IS NULL AND EXISTS (FROM articles WHERE articles.source = told.source AND articles.url = told.url)
             THEN (observed_at AT TIME ZONE 'UTC')::DATE END
    ) AS day
    FROM announcements AS told
)
SELECT
    announcement_id AS id, coalesce(sources.title, dated.source) AS outlet, url, dated.title, quote,
    capture, day, dated.kind, subject, maker, event, date, parameters, context_length, license
FROM dated
LEFT JOIN sources ON sources.name = dated.source
WHERE day BETWEEN $start AND $end
QUALIFY row_number() OVER (
    PARTITION BY dated.source, url, dated.kind, subject, event, date ORDER BY observed_at, announcement_id
) = 1
ORDER BY day, subject, event, dated.source, url, id
