-- severity: info
-- question: For which chips do pages tell prices of one day that cannot both hold?
-- remedy: read the quotes: another condition, market or unit is missing from one of them, or one of them errs
-- Both stand as told. Ranges that overlap, bounds ("from", "up to") and differences of a tenth are no conflict.
WITH told AS (
    SELECT chip, form_factor, memory_gb, basis, per, chips, term, condition, valid_on, source, url, quote,
           low, high, currency, low * usd / price AS low_usd, high * usd / price AS high_usd
    FROM stage.sentences()
    WHERE price > 0 AND bound IN ('exact', 'approx') AND valid_precision IN ('day', 'published')
)
SELECT chip, form_factor, memory_gb, basis, per, chips, term, condition, valid_on,
       min(high_usd) AS lowest_usd, max(low_usd) AS highest_usd, count(DISTINCT (source, url)) AS pages,
       list({'source': source, 'low': low, 'high': high, 'currency': currency, 'url': url} ORDER BY low_usd, url) AS told
FROM told
GROUP BY ALL
HAVING max(low_usd) > 1.1 * min(high_usd) AND count(DISTINCT (source, url)) > 1
ORDER BY ALL;
