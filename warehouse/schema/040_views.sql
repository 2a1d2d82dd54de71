-- What was loaded, as readers see it. A held price that a later day confirmed is accepted from the moment of its
-- confirmation, and a price without a rate gets one from the moment the rate came: both are rows of their own in
-- raw, so that as_of can tell what was known when.

CREATE MACRO stage.known(day) AS TABLE
SELECT p.units, p.price_id, p.source, p.url, p.title, p.quote, p.capture, p.rules,
       p.chip, p.vendor, p.form_factor, p.memory_gb, p.basis, p.per, p.chips, p.term, p.tier, p.commitment,
       p.low, p.high, p.price, p.currency, p.bound, p.condition, p.seller, p.segment, p.region, p.listing,
       p.valid_on, p.valid_precision, p.observed_at, p.published_at, p.recorded_at,
       coalesce(p.usd, late.usd) AS usd,
       coalesce(p.cny, late.cny) AS cny,
       coalesce(late.fx_day, p.fx_day) AS fx_day,
       coalesce(p.usd, late.usd) / p.units AS usd_per_chip,
       CASE WHEN p.held AND confirmed.price_id IS NULL THEN 'held' ELSE 'accepted' END AS status,
       p.attributes
FROM raw.price AS p
LEFT JOIN raw.late_conversion AS late
       ON late.price_id = p.price_id
      AND late.recorded_at < (day::DATE + INTERVAL 1 DAY) AT TIME ZONE 'UTC'
LEFT JOIN raw.confirmation AS confirmed
       ON confirmed.price_id = p.price_id
      AND confirmed.confirmed_at < (day::DATE + INTERVAL 1 DAY) AT TIME ZONE 'UTC'
WHERE p.recorded_at < (day::DATE + INTERVAL 1 DAY) AT TIME ZONE 'UTC';

CREATE MACRO as_of(day) AS TABLE SELECT * EXCLUDE (units) FROM stage.known(day);

CREATE VIEW prices AS FROM as_of(DATE '9999-01-01');

CREATE VIEW price_moves AS FROM raw.price_move;

CREATE VIEW announcements AS FROM raw.announcement;

CREATE VIEW fx_rates AS SELECT day, currency, per_eur, source, capture, recorded_at FROM raw.fx_rate;

CREATE VIEW refused AS FROM raw.refusal;

CREATE VIEW fetches AS SELECT * EXCLUDE (fetch_id) FROM raw.fetch;

CREATE VIEW captures AS
SELECT digest, url, requested_at AS fetched_at, archive, "offset" AS archive_offset, source
FROM raw.fetch
WHERE digest IS NOT NULL AND archive IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY digest, url ORDER BY requested_at, archive, "offset") = 1;

CREATE VIEW articles AS
WITH fact AS (
    SELECT source, url FROM raw.price
    UNION ALL SELECT source, url FROM raw.price_move
    UNION ALL SELECT source, url FROM raw.announcement
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
