-- The catalogue of sources as it stands today: a source that left the catalogue leaves the table.
DELETE FROM sources;
INSERT INTO sources
SELECT name, title, publisher, homepage, licence, robots ->> '$', kind, segment, schedule, language ->> '$',
       verified ->> '$', rows_floor, rows_ceiling, filled, fewer, pace_seconds
FROM line;
