-- The catalogue of chips as it stands today. Names may come as a list or as one text divided by bars.
DELETE FROM chips;
INSERT INTO chips
SELECT json ->> '$.slug', json ->> '$.chip', json ->> '$.vendor', json ->> '$.name', words(json, '/aliases'),
       json ->> '$.launch_date', (json ->> '$.memory_gb')::DOUBLE, words(json, '/form_factors'), json ->> '$.notes',
       json ->> '$.evidence'
FROM line WHERE role = 'chips' AND json IS NOT NULL ORDER BY n;
