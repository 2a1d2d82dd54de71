-- raw.standing: what a new reading of a page takes back, and what it says again. Nothing is deleted: a fact that is
-- gone from the reading that stands is withdrawn from now on, and as_of an earlier day still knows it.
CREATE OR REPLACE TEMP TABLE changed AS
SELECT page.*, now.capture = before.capture AS is_reread FROM page WHERE verdict = 'changed';

CREATE OR REPLACE TEMP TABLE withdrawn AS
SELECT fact_id, arg_max(cause, recorded_at) AS cause
FROM raw.standing GROUP BY fact_id HAVING NOT arg_max(stands, recorded_at);

INSERT INTO raw.standing
WITH span AS (
    -- An article's facts may have been seen first in any of its captures.
    SELECT min(coalesce(seen, DATE '0001-01-01')) AS first, max(coalesce(seen, now.observed_at)) AS last FROM changed
),
fact AS (
    SELECT price_id AS fact_id, source, url, capture, observed_at, rules, listing FROM raw.price
    UNION ALL SELECT move_id, source, url, capture, observed_at, rules, NULL FROM raw.price_move
    UNION ALL SELECT announcement_id, source, url, capture, observed_at, rules, NULL FROM raw.announcement
    UNION ALL SELECT refusal_id, source, url, capture, observed_at, rules, listing FROM raw.refusal
),
gone AS (
    SELECT fact_id, is_reread
    FROM fact JOIN changed ON fact.source = changed.source
         AND (CASE WHEN changed.seen IS NULL THEN fact.url ELSE fact.capture END) = changed.page
         AND (changed.seen = fact.observed_at OR (changed.seen IS NULL AND fact.listing IS NULL))
    WHERE fact.observed_at BETWEEN (SELECT first FROM span) AND (SELECT last FROM span)
      AND fact.rules IS DISTINCT FROM 'correction'
)
SELECT fact_id, false, CASE WHEN is_reread THEN 'reread' ELSE 'edited' END, getvariable('run_at')
FROM gone ANTI JOIN (FROM withdrawn WHERE cause != 'corrected') AS withdrawn USING (fact_id)
     ANTI JOIN (FROM told ANTI JOIN lost USING (fact_id)) AS said USING (fact_id);

-- What does not stand from the start: an earlier version of an article, told after the later one.
INSERT INTO raw.standing
SELECT fact_id, false, 'superseded', getvariable('run_at')
FROM lost
ANTI JOIN (SELECT price_id AS fact_id FROM raw.price UNION ALL SELECT move_id FROM raw.price_move
           UNION ALL SELECT announcement_id FROM raw.announcement UNION ALL SELECT refusal_id FROM raw.refusal)
    USING (fact_id);

INSERT INTO raw.standing
SELECT DISTINCT fact_id, true, 'said again', getvariable('run_at')
FROM told SEMI JOIN (FROM withdrawn WHERE cause != 'corrected') USING (fact_id) ANTI JOIN lost USING (fact_id);
