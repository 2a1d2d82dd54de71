-- raw.announcement: a row for each event of a model or chip and page.
INSERT INTO raw.announcement BY NAME
SELECT DISTINCT ON (announcement_id)
       fact_id AS announcement_id, kind, coalesce(model, chip) AS subject, coalesce(developer, vendor) AS maker, event,
       date, parameters, context_length, license, training_flop, training_tokens, price_input_mtok,
       price_output_mtok, source, url, title, quote, capture, rules, observed_at,
       first_instant(published_at) AS published_at, getvariable('run_at') AS recorded_at, attributes
FROM line
WHERE kind IN ('model', 'chip') AND fact_id NOT IN (SELECT announcement_id FROM raw.announcement)
ORDER BY announcement_id, observed_at, line.rowid;
