-- What the public tables say: rows and a digest of each, blind to the order of rows and to when they were recorded.
-- A digest is the sum of its rows' digests, so that those of the long tables are carried from night to night: of facts,
-- less what this run altered as it was before, plus what it altered and added as it is now; of what is told by days,
-- those from the first touched one on anew. `articles` and `captures` show rows of raw, which are counted there.
CREATE OR REPLACE TEMP MACRO digest_all(fields) AS coalesce(sum(number_of(fields)), 0)::HUGEINT;
CREATE OR REPLACE TEMP MACRO price_said(p) AS json_array(p.price_id, p.status, p.usd, p.cny, p.fx_day, p.vendor);

DELETE FROM stage.content
WHERE getvariable('afresh') OR day >= CASE name WHEN 'fetches' THEN getvariable('asked_since')::DATE
                                                ELSE getvariable('since') END;

INSERT INTO stage.content
SELECT 'prices', NULL, count(*), digest_all(price_said(p)) FROM prices AS p
WHERE getvariable('afresh') OR recorded_at = getvariable('run_at')
UNION ALL
SELECT 'prices', NULL, count(*), digest_all(price_said(p)) FROM prices AS p SEMI JOIN altered USING (price_id)
WHERE NOT getvariable('afresh') AND recorded_at < getvariable('run_at')
UNION ALL
SELECT 'prices', NULL, -count(*), -digest_all(price_said(p))
FROM stage.known(getvariable('run_at')) AS p SEMI JOIN altered USING (price_id)
WHERE NOT getvariable('afresh');

INSERT INTO stage.content
SELECT 'changes', day, count(*), digest_all(json_array(offer, change, old_price, new_price, old_on)) FROM stage.change
WHERE getvariable('afresh') OR day >= getvariable('since')
GROUP BY day
UNION ALL
SELECT 'weekly_prices', week_start, count(*), digest_all(to_json(t)) FROM weekly_prices AS t
WHERE getvariable('afresh') OR week_start >= getvariable('since')
GROUP BY week_start
UNION ALL
SELECT 'weekly_contributions', strptime(week || '-1', '%G-W%V-%u'), count(*), digest_all(to_json(t))
FROM weekly_contributions AS t
WHERE getvariable('afresh') OR week >= strftime(getvariable('since'), '%G-W%V')
GROUP BY week
UNION ALL
SELECT 'fetches', day, count(*), digest_all(fetch_id) FROM raw.fetch WHERE day >= getvariable('asked_since')::DATE
GROUP BY day;

CREATE OR REPLACE TEMP TABLE carried AS
SELECT sum(rows) AS rows, sum(digest)::HUGEINT AS digest FROM stage.content WHERE day IS NULL;
DELETE FROM stage.content WHERE day IS NULL;
INSERT INTO stage.content SELECT 'prices', NULL, rows, digest FROM carried;

WITH said(name, rows, digest) AS (
    SELECT name, sum(rows), sum(digest) FROM stage.content GROUP BY name
    UNION ALL
    SELECT 'listings', count(*), digest_all(json_array(listing_id, offer, first_seen, last_seen, nights, last_price,
                                                       last_usd_per_chip)) FROM stage.listing
    UNION ALL SELECT 'price_moves', count(*), digest_all(json_array(move_id, vendor)) FROM price_moves
    UNION ALL SELECT 'announcements', count(*), digest_all(announcement_id) FROM announcements
    UNION ALL SELECT 'refused', count(*), digest_all(refusal_id) FROM refused
    UNION ALL SELECT 'captures', count(DISTINCT (digest, url)), 0 FROM raw.fetch
              WHERE digest IS NOT NULL AND archive IS NOT NULL
    UNION ALL SELECT 'articles', count(DISTINCT (source, url)), digest_all(article_id) FROM raw.article
    UNION ALL SELECT 'fx_rates', count(*), digest_all(json_array(source, day, currency, per_eur)) FROM fx_rates
    UNION ALL SELECT 'source_health', count(*), digest_all(to_json(t)) FROM source_health AS t
    UNION ALL SELECT 'sources', count(*), digest_all(to_json(t)) FROM sources AS t
    UNION ALL SELECT 'chips', count(*), digest_all(to_json(t)) FROM chips AS t
    UNION ALL SELECT 'models', count(*), digest_all(to_json(t)) FROM models AS t
),
public(name) AS (
    SELECT unnest(['announcements', 'articles', 'captures', 'changes', 'chips', 'fetches', 'fx_rates', 'listings',
                   'models', 'price_moves', 'prices', 'refused', 'source_health', 'sources', 'weekly_contributions',
                   'weekly_prices'])
)
SELECT name, coalesce(rows, 0)::BIGINT AS rows, coalesce(digest, 0)::HUGEINT AS digest
FROM public LEFT JOIN said USING (name)
ORDER BY name;
