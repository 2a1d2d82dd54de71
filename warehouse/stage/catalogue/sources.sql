-- The catalogue of sources as it stands today: a source that left the catalogue leaves the table.
DELETE FROM sources;
INSERT INTO sources
SELECT json ->> '$.name', json ->> '$.title', json ->> '$.publisher', json ->> '$.homepage', json ->> '$.licence',
       json ->> '$.robots', json ->> '$.kind', json ->> '$.segment', json ->> '$.schedule', json ->> '$.language',
       json ->> '$.verified', (json ->> '$.rows_floor')::INTEGER, (json ->> '$.rows_ceiling')::INTEGER,
       json_extract(json, '$.filled'), (json ->> '$.fewer')::DOUBLE, (json ->> '$.pace_seconds')::DOUBLE
FROM line WHERE role = 'sources' AND json IS NOT NULL ORDER BY n;
