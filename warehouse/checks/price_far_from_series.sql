-- severity: warn
-- question: Which offers asked more than five times, or less than a fifth, of what the median seller did that week?
-- remedy: open the kept page: a promotion stays; a wrong unit, number of chips or digit is mended in the source's reading
-- The held rule compares an offer with itself and so cannot doubt its first price; this compares it with the others.
WITH level AS (
    SELECT week_start, series, seller, median(usd) AS usd FROM stage.listing_week
    WHERE week_start >= (SELECT max(week_start) - INTERVAL 1 WEEK FROM stage.listing_week)
    GROUP BY ALL
),
middle AS (SELECT week_start, series, median(usd) AS usd FROM level GROUP BY ALL HAVING count(usd) >= 3)
SELECT week_start, source, listing, offer.seller, chip, basis, per, term, tier, commitment, offer.usd,
       middle.usd AS median_usd
FROM stage.listing_week AS offer JOIN middle USING (week_start, series) JOIN stage.series USING (series)
WHERE offer.usd > 5 * middle.usd OR offer.usd * 5 < middle.usd
ORDER BY ALL;
