-- What a class of fetch means and what to do about it, as it stands today.
DELETE FROM causes;
INSERT INTO causes SELECT class, sentence, repair, fault FROM line;
