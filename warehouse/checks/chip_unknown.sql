-- severity: warn
-- question: Which chips are priced or announced but not in the catalogue?
-- remedy: add them to the catalogue of chips with their names and evidence
SELECT chip, count(*) AS facts
FROM (
    SELECT chip FROM stage.listing JOIN stage.offer USING (offer)
    UNION ALL SELECT chip FROM stage.sentences()
    UNION ALL SELECT chip FROM price_moves
    UNION ALL SELECT subject FROM announcements WHERE kind = 'chip'
)
WHERE chip NOT IN (SELECT chip FROM chips) AND EXISTS (FROM chips)
GROUP BY chip ORDER BY chip;
