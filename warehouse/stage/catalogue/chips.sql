-- The catalogue of chips as it stands today. Names may come as a list or as one text divided by bars.
DELETE FROM chips;
INSERT INTO chips
SELECT slug, chip, vendor, name, words(aliases), launch_date, memory_gb, words(form_factors), notes, evidence ->> '$'
FROM line;
