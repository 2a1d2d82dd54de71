-- Which models with open weights came out in the year up to the week's end, and how large are they? A row a model, at
-- the first day that is told to the day: of the event, else of the page. A name counts once however it is written.
WITH told AS (
    SELECT
        subject, maker, parameters,
        coalesce(try_cast(date AS DATE), (published_at AT TIME ZONE 'UTC')::DATE) AS day
    FROM announcements
    WHERE kind = 'model' AND parameters > 0 AND (date IS NULL OR length(date) = 10)
      AND event IN ('open-sourced', 'released', 'announced')
      AND (event = 'open-sourced' OR lower(coalesce(license, 'proprietary')) NOT SIMILAR TO '.*(proprietary|closed).*')
)
SELECT
    arg_min(subject, (day, subject)) AS subject, arg_min(maker, (day, maker)) AS maker, min(day) AS day,
    max(parameters) AS parameters
FROM told
WHERE day > $end::DATE - INTERVAL 1 YEAR AND day <= $end
GROUP BY regexp_replace(lower(subject), '[[:space:][:punct:]]+', '', 'g')
ORDER BY day, parameters, subject
