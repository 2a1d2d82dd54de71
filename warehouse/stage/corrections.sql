-- corrections: what a person found wrong in a source, and why. A fact that matches and says what is expected is
-- withdrawn, and told again with what `replace` gives; the original stays in raw. The newest matching fact tells
-- whether the source still says so.
CREATE OR REPLACE TEMP MACRO agrees(record, wanted) AS
    json_transform(json_merge_patch(record, wanted), getvariable('structure'))
        = json_transform(record, getvariable('structure'));
CREATE OR REPLACE TEMP MACRO in_json(instant) AS strftime(instant AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%S.%fZ');

CREATE OR REPLACE TEMP TABLE correction AS
SELECT digest_of(json_array(kind, match, expect, replace)) AS correction, *, match ->> '$.source' AS source,
       match ->> '$.listing' AS listing, match ->> '$.url' AS url
FROM line;

CREATE OR REPLACE TEMP TABLE candidate AS
WITH withdrawn AS (
    SELECT fact_id FROM raw.standing
    GROUP BY fact_id HAVING NOT arg_max(stands, recorded_at) AND arg_max(cause, recorded_at) != 'corrected'
),
fact AS (
    SELECT price_id AS fact_id, kind, source, listing, url, valid_on::VARCHAR AS day, observed_at,
           to_json(price) AS record
    FROM (
        SELECT 'price' AS kind,
               * EXCLUDE (vendor, price, valid_precision, recorded_at, usd, cny, fx_day, units, held, offer)
                 REPLACE (in_json(observed_at) AS observed_at, in_json(published_at) AS published_at)
        FROM raw.price SEMI JOIN correction USING (source)
    ) AS price
    UNION ALL
    SELECT announcement_id, kind, source, NULL, url, date, observed_at, to_json(told)
    FROM (
        SELECT * EXCLUDE (subject, maker, recorded_at)
                 REPLACE (in_json(observed_at) AS observed_at, in_json(published_at) AS published_at),
               CASE kind WHEN 'model' THEN subject END AS model, CASE kind WHEN 'model' THEN maker END AS developer,
               CASE kind WHEN 'chip' THEN subject END AS chip, CASE kind WHEN 'chip' THEN maker END AS vendor
        FROM raw.announcement SEMI JOIN correction USING (source)
    ) AS told
)
SELECT correction, name, fact_id, day, fact.observed_at, record, expect, replace, reason
FROM correction JOIN fact USING (kind, source)
WHERE coalesce(correction.listing = fact.listing, correction.listing IS NULL)
  AND coalesce(correction.url = fact.url, correction.url IS NULL)
  AND fact_id NOT IN (FROM withdrawn) AND (record ->> '$.rules') IS DISTINCT FROM 'correction'
  AND agrees(record, match);

CREATE OR REPLACE TEMP TABLE hit AS FROM candidate WHERE agrees(record, expect);

DELETE FROM corrections;
INSERT INTO corrections
SELECT name, kind, match, expect, replace, reason, coalesce(facts, 0), coalesce(agrees(newest, expect), false), newest
FROM correction LEFT JOIN (
    SELECT correction, arg_max(record, (coalesce(day, ''), observed_at, fact_id)) AS newest FROM candidate GROUP BY ALL
) USING (correction) LEFT JOIN (
    SELECT correction, count(*) AS facts FROM hit GROUP BY ALL
) USING (correction)
ORDER BY name;

-- What was told again in this very run is corrected all the same.
DELETE FROM raw.standing
WHERE recorded_at = getvariable('run_at') AND stands AND fact_id IN (SELECT fact_id FROM hit);

INSERT INTO raw.standing
WITH corrected AS (
    SELECT fact_id FROM raw.standing
    GROUP BY fact_id HAVING NOT arg_max(stands, recorded_at) AND arg_max(cause, recorded_at) = 'corrected'
)
SELECT DISTINCT fact_id, false, 'corrected', getvariable('run_at') FROM hit ANTI JOIN corrected USING (fact_id)
UNION ALL
SELECT fact_id, true, 'correction lapsed', getvariable('run_at') FROM corrected ANTI JOIN hit USING (fact_id)
UNION ALL
SELECT fact_id, false, 'correction lapsed', getvariable('run_at')
FROM (
    SELECT price_id AS fact_id, attributes FROM raw.price WHERE rules = 'correction'
    UNION ALL SELECT announcement_id, attributes FROM raw.announcement WHERE rules = 'correction'
) AS told
WHERE fact_id NOT IN (SELECT fact_id FROM stage.withdrawn(TIMESTAMPTZ '9999-01-01'))
  AND (attributes ->> '$.corrects', attributes ->> '$.correction')
      NOT IN (SELECT (fact_id, correction) FROM hit WHERE replace IS NOT NULL);

-- The records that stand in for the corrected ones, under the name of their correction.
SELECT name,
       json_merge_patch('{}', json_merge_patch(json_merge_patch(record, replace), json_object(
           'rules', 'correction', 'capture', NULL, 'price_id', NULL, 'announcement_id', NULL,
           'attributes', json_object('corrects', fact_id, 'correction', correction, 'because', reason)
       )))::VARCHAR
FROM hit WHERE replace IS NOT NULL
ORDER BY name, fact_id;
