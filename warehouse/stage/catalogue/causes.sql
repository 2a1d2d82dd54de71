-- What a class of fetch means and what to do about it, as it stands today. When another class is a fault, the nights of
-- the past are counted again.
SET VARIABLE asked_since = CASE
    WHEN EXISTS (SELECT class, fault FROM line EXCEPT SELECT class, fault FROM causes) THEN DATE '0001-01-01'
    ELSE getvariable('asked_since')::DATE
END;
DELETE FROM causes;
INSERT INTO causes SELECT class, sentence, repair, fault FROM line;
