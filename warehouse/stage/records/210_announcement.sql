-- raw.announcement: a row for each event of a model or chip and page.
INSERT INTO raw.announcement BY NAME
WITH given AS (
    SELECT n, kind,
           unnest(json_transform(json, '{"source": "VARCHAR", "url": "VARCHAR", "title": "VARCHAR",
               "quote": "VARCHAR", "capture": "VARCHAR", "rules": "VARCHAR", "observed_at": "TIMESTAMPTZ",
               "published_at": "VARCHAR", "event": "VARCHAR", "date": "VARCHAR", "model": "VARCHAR",
               "developer": "VARCHAR", "chip": "VARCHAR", "vendor": "VARCHAR", "parameters": "DOUBLE",
               "context_length": "BIGINT", "license": "VARCHAR", "training_flop": "DOUBLE",
               "training_tokens": "DOUBLE", "price_input_mtok": "DOUBLE", "price_output_mtok": "DOUBLE",
               "attributes": "JSON"}'))
    FROM line WHERE kind IN ('model', 'chip')
),
fact AS (
    SELECT digest_of(json_array(kind, source, url, subject, maker, event, date, parameters, context_length, license,
                                training_flop, training_tokens, price_input_mtok, price_output_mtok)) AS announcement_id,
           *
    FROM (SELECT * EXCLUDE (model, chip, developer, vendor),
                 coalesce(model, chip) AS subject, coalesce(developer, vendor) AS maker FROM given)
)
SELECT DISTINCT ON (announcement_id)
       * EXCLUDE (n) REPLACE (first_instant(published_at) AS published_at),
       getvariable('run_at') AS recorded_at
FROM fact ANTI JOIN raw.announcement USING (announcement_id)
ORDER BY announcement_id, observed_at, n;
