-- raw.page_reading: which reading of a page stands. A page is an article's address, or else the one fetch that a
-- record was read from. What stands is its newest capture, as read by the rules that were loaded last.
CREATE OR REPLACE TEMP TABLE article_page AS
SELECT source, url FROM line WHERE kind = 'article' AND url IS NOT NULL
UNION
SELECT source, url FROM raw.article WHERE url IS NOT NULL;

CREATE OR REPLACE TEMP TABLE reading AS
SELECT line.source, coalesce(article_page.url, line.capture) AS page,
       CASE WHEN article_page.url IS NULL THEN line.observed_at END AS seen,
       line.capture, line.rules, line.observed_at, max(line.rowid) AS n
FROM line LEFT JOIN article_page
       ON article_page.source = line.source AND article_page.url = line.url AND line.listing IS NULL
WHERE line.capture IS NOT NULL AND line.rules IS DISTINCT FROM 'correction'
GROUP BY ALL;

-- verdict on each page of the load: new, same (more of the reading that stands), older (than the one that stands),
-- else changed.
CREATE OR REPLACE TEMP TABLE page AS
WITH won AS (
    FROM reading QUALIFY row_number() OVER (PARTITION BY source, page, seen ORDER BY observed_at DESC, n DESC) = 1
),
known AS (
    SELECT source, page, seen,
           arg_max({'capture': capture, 'rules': rules, 'observed_at': observed_at}, recorded_at) AS before
    FROM raw.page_reading SEMI JOIN won USING (source, page)
    GROUP BY ALL
)
SELECT won.source, won.page, won.seen, before,
       {'capture': won.capture, 'rules': won.rules, 'observed_at': won.observed_at} AS now,
       CASE WHEN before IS NULL THEN 'new'
            WHEN won.capture = before.capture AND won.rules IS NOT DISTINCT FROM before.rules THEN 'same'
            WHEN won.observed_at < before.observed_at THEN 'older'
            ELSE 'changed' END AS verdict
FROM won LEFT JOIN known
  ON known.source = won.source AND known.page = won.page AND known.seen IS NOT DISTINCT FROM won.seen;

INSERT INTO raw.page_reading
SELECT source, page, seen, now.capture, now.rules, now.observed_at, getvariable('run_at')
FROM page WHERE verdict IN ('new', 'changed')
ORDER BY ALL;

-- lost: the facts that only readings tell which do not stand.
CREATE OR REPLACE TEMP TABLE lost AS
WITH losing AS (
    SELECT reading.*
    FROM reading JOIN page
      ON page.source = reading.source AND page.page = reading.page AND page.seen IS NOT DISTINCT FROM reading.seen
    WHERE (reading.capture, reading.rules) IS DISTINCT FROM
          CASE verdict WHEN 'older' THEN (before.capture, before.rules) ELSE (now.capture, now.rules) END
),
losing_line AS (
    SELECT line.rowid AS n
    FROM line JOIN losing
      ON losing.source = line.source AND losing.capture = line.capture AND losing.observed_at = line.observed_at
     AND losing.rules IS NOT DISTINCT FROM line.rules
    WHERE losing.seen IS NOT NULL OR (losing.page = line.url AND line.listing IS NULL)
)
SELECT fact_id FROM told SEMI JOIN losing_line USING (n)
EXCEPT
SELECT fact_id FROM told ANTI JOIN losing_line USING (n);
