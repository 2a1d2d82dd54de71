-- Which models and chips were announced? Once an event. What pages told belongs to the week the best of them was
-- published in; a dataset's row, which has no such day, to the day it gives the event itself; the undated page of a
-- newspaper to when it was first seen. So a dataset of a thousand old models that is met today is no news. A title
-- seldom has the date that its summary has: of two events of one page that differ in the date alone the dated one stands.
WITH dated AS (
    SELECT
        event.*, coalesce(told.date, CASE event.event WHEN 'announced' THEN announced_on ELSE available_on END) AS date,
        coalesce(
            (event.published_at AT TIME ZONE 'UTC')::DATE,
            try_cast(available_on AS DATE), try_cast(announced_on AS DATE), try_cast(told.date AS DATE),
            (first_published_at AT TIME ZONE 'UTC')::DATE,
            CASE WHEN told.date IS NULL AND EXISTS (FROM articles WHERE articles.source = told.source AND articles.url = told.url)
                 THEN (observed_at AT TIME ZONE 'UTC')::DATE END
        ) AS day
    FROM stage.events($start::DATE - 62, $end::DATE) AS event JOIN announcements AS told USING (announcement_id)
)
SELECT
    announcement_id AS id, coalesce(sources.title, dated.source) AS outlet, url, dated.title, quote, capture, witnesses,
    day, dated.kind, subject, maker, event, date, parameters, context_length, license
FROM dated
LEFT JOIN sources ON sources.name = dated.source
WHERE day BETWEEN $start AND $end
QUALIFY row_number() OVER (
    PARTITION BY dated.source, url, dated.kind, stage.letters(subject), CASE WHEN NOT stage.is_launch(event) THEN event END
    ORDER BY date IS NULL, witnesses DESC, announcement_id
) = 1
ORDER BY day, subject, event, dated.source, url, id
