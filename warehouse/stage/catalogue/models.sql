-- The catalogue of models as it stands today.
DELETE FROM models;
INSERT INTO models
SELECT slug, name, developer, words(aliases), first_announced, parameters ->> '$', evidence ->> '$' FROM line;
