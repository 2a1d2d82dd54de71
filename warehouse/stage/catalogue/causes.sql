-- What a class of fetch means and what to do about it, as it stands today.
DELETE FROM causes;
INSERT INTO causes
SELECT json ->> '$.class', json ->> '$.sentence', json ->> '$.repair'
FROM line WHERE role = 'causes' AND json IS NOT NULL ORDER BY n;
