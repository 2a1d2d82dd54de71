-- raw.refusal: a row for each value that was seen and not taken, page and day.
INSERT INTO raw.refusal BY NAME
SELECT DISTINCT ON (refusal_id)
       fact_id AS refusal_id, source, url, reason, value, quote, listing, capture, rules, observed_at,
       getvariable('run_at') AS recorded_at, attributes
FROM line
WHERE kind = 'refusal' AND fact_id NOT IN (SELECT refusal_id FROM raw.refusal)
ORDER BY refusal_id, observed_at, line.rowid;
