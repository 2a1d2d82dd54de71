-- What was loaded, as readers see it. What comes later than a fact is a row of its own in raw: that a second day
-- confirmed a held price, that a rate came for one without, that a new reading of its page no longer tells it. So
-- as_of can tell what was known when. `over` is the instant that the knowledge ends before.

-- The facts that were told once and no longer stand.
CREATE MACRO stage.withdrawn(over) AS TABLE
SELECT fact_id FROM raw.standing WHERE recorded_at < over
GROUP BY fact_id HAVING NOT arg_max(stands, recorded_at);

CREATE MACRO stage.verdict(over) AS TABLE
SELECT price_id, arg_max(held, recorded_at) AS held FROM raw.verdict WHERE recorded_at < over
GROUP BY price_id;

CREATE MACRO stage.known(over) AS TABLE
SELECT p.units, p.offer, p.price_id, p.source, p.url, p.title, p.quote, p.capture, p.rules,
       p.chip, p.vendor, p.form_factor, p.memory_gb, p.basis, p.per, p.chips, p.term, p.tier, p.commitment,
       p.low, p.high, p.price, p.currency, p.bound, p.condition, p.seller, p.segment, p.region, p.listing,
       p.valid_on, p.valid_precision, p.observed_at, p.published_at, p.recorded_at,
       coalesce(p.usd, late.usd) AS usd,
       coalesce(p.cny, late.cny) AS cny,
       coalesce(late.fx_day, p.fx_day) AS fx_day,
       coalesce(p.usd, late.usd) / p.units AS usd_per_chip,
       CASE WHEN coalesce(later.held, p.held) THEN 'held' ELSE 'accepted' END AS status,
       p.attributes
FROM raw.price AS p
LEFT JOIN raw.late_conversion AS late ON late.price_id = p.price_id AND late.recorded_at < over
LEFT JOIN stage.verdict(over) AS later ON later.price_id = p.price_id
WHERE p.recorded_at < over AND p.price_id NOT IN (SELECT fact_id FROM stage.withdrawn(over));

CREATE MACRO as_of(day) AS TABLE
SELECT * EXCLUDE (units, offer) FROM stage.known((day::DATE + INTERVAL 1 DAY) AT TIME ZONE 'UTC');

CREATE VIEW prices AS FROM as_of(DATE '9999-01-01');

-- Sentences, not offers: few among many, and the file skips what holds offers only by their numbers.
CREATE MACRO stage.sentences() AS TABLE
SELECT * EXCLUDE (units, offer) FROM stage.known(TIMESTAMPTZ '9999-01-01') WHERE offer IS NULL;

CREATE VIEW listings AS
SELECT source, listing, chip, form_factor, memory_gb, basis, per, chips, term, tier, seller, region, currency,
       first_seen, last_seen, nights, last_price, last_usd_per_chip
FROM stage.listing JOIN stage.offer USING (offer);

CREATE VIEW changes AS
SELECT day, source, listing, chip, seller, change, old_price, new_price, currency, old_on
FROM stage.change JOIN stage.offer USING (offer);

CREATE VIEW price_moves AS
FROM raw.price_move WHERE move_id NOT IN (SELECT fact_id FROM stage.withdrawn(TIMESTAMPTZ '9999-01-01'));

CREATE VIEW announcements AS
FROM raw.announcement WHERE announcement_id NOT IN (SELECT fact_id FROM stage.withdrawn(TIMESTAMPTZ '9999-01-01'));

CREATE VIEW fx_rates AS SELECT day, currency, per_eur, source, capture, recorded_at FROM raw.fx_rate;

CREATE VIEW refused AS
FROM raw.refusal WHERE refusal_id NOT IN (SELECT fact_id FROM stage.withdrawn(TIMESTAMPTZ '9999-01-01'));

CREATE VIEW fetches AS SELECT * EXCLUDE (fetch_id) FROM raw.fetch;

-- Three dates apart: changed (to this version), confirmed, looked at.
CREATE VIEW captures AS
WITH looked AS (SELECT url, max(requested_at) AS looked_at FROM raw.fetch GROUP BY url),
kept AS (
    SELECT digest, url, max(requested_at) AS confirmed_at,
           min({'at': requested_at, 'archive': archive, 'place': "offset", 'source': source}) AS first
    FROM raw.fetch WHERE digest IS NOT NULL AND archive IS NOT NULL
    GROUP BY digest, url
)
SELECT digest, url, first.at AS fetched_at, confirmed_at, looked_at, first.archive, first.place AS archive_offset,
       first.source
FROM kept JOIN looked USING (url);

CREATE VIEW articles AS
WITH fact AS (
    SELECT source, url FROM stage.sentences()
    UNION ALL SELECT source, url FROM price_moves
    UNION ALL SELECT source, url FROM announcements
),
counted AS (SELECT source, url, count(*) AS facts FROM fact GROUP BY ALL),
answered AS (
    SELECT source, url, max(requested_at) AS last_seen FROM raw.fetch
    WHERE class IN ('ok', 'unchanged')
    GROUP BY ALL
),
page AS (
    SELECT source, url,
           arg_max(article, article.observed_at) AS newest,
           min(article.observed_at) AS first_seen,
           max(article.observed_at) AS last_seen
    FROM raw.article AS article
    GROUP BY source, url
)
SELECT page.source, page.url, newest.title, newest.published_at, newest.language, newest.characters, newest.capture,
       page.first_seen, greatest(page.last_seen, answered.last_seen) AS last_seen, coalesce(counted.facts, 0) AS facts,
       newest.recorded_at
FROM page LEFT JOIN counted USING (source, url) LEFT JOIN answered USING (source, url);
