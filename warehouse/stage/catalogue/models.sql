-- The catalogue of models as it stands today.
DELETE FROM models;
INSERT INTO models
SELECT json ->> '$.slug', json ->> '$.name', json ->> '$.developer', words(json, '/aliases'),
       json ->> '$.first_announced', json ->> '$.parameters', json ->> '$.evidence'
FROM line WHERE role = 'models' AND json IS NOT NULL ORDER BY n;
