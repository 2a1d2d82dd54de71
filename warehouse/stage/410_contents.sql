-- What the public tables say: rows and a digest of each, blind to the order of rows and to when they were recorded.
-- A digest is the sum of its rows' digests. So that of prices, the long table, is carried from night to night: less
-- what this run altered as it was before, plus what it altered and added as it is now.
CREATE OR REPLACE TEMP MACRO digest_of_price(p) AS
    md5_number_lower(json_array(p.price_id, p.status, p.usd, p.cny, p.fx_day, p.vendor)::VARCHAR)::HUGEINT;

DELETE FROM stage.content WHERE getvariable('afresh');
INSERT INTO stage.content
SELECT count(*), coalesce(sum(digest_of_price(p)), 0) FROM prices AS p
WHERE getvariable('afresh') OR recorded_at = getvariable('run_at')
UNION ALL
SELECT count(*), coalesce(sum(digest_of_price(p)), 0) FROM prices AS p SEMI JOIN altered USING (price_id)
WHERE NOT getvariable('afresh') AND recorded_at < getvariable('run_at')
UNION ALL
SELECT -count(*), coalesce(-sum(digest_of_price(p)), 0)
FROM stage.known(getvariable('run_at')) AS p SEMI JOIN altered USING (price_id)
WHERE NOT getvariable('afresh');

CREATE OR REPLACE TEMP TABLE content AS SELECT sum(rows) AS rows, sum(digest)::HUGEINT AS digest FROM stage.content;
DELETE FROM stage.content;
INSERT INTO stage.content FROM content;

WITH said(name, row) AS (
    SELECT 'price_moves', json_array(move_id, vendor) FROM price_moves
    UNION ALL SELECT 'announcements', json_array(announcement_id) FROM announcements
    UNION ALL SELECT 'articles', json_array(source, url, title, published_at, characters, facts) FROM articles
    UNION ALL SELECT 'listings', to_json(t) FROM listings AS t
    UNION ALL SELECT 'changes', to_json(t) FROM changes AS t
    UNION ALL SELECT 'weekly_prices', to_json(t) FROM weekly_prices AS t
    UNION ALL SELECT 'weekly_contributions', to_json(t) FROM weekly_contributions AS t
    UNION ALL SELECT 'fx_rates', json_array(source, day, currency, per_eur) FROM fx_rates
    UNION ALL SELECT 'refused', json_array(refusal_id) FROM refused
    UNION ALL SELECT 'fetches', json_array(fetch_id) FROM raw.fetch
    UNION ALL SELECT 'captures', json_array(digest, url, archive, archive_offset) FROM captures
    UNION ALL SELECT 'source_health', to_json(t) FROM source_health AS t
    UNION ALL SELECT 'sources', to_json(t) FROM sources AS t
    UNION ALL SELECT 'chips', to_json(t) FROM chips AS t
    UNION ALL SELECT 'models', to_json(t) FROM models AS t
),
public(name) AS (
    SELECT unnest(['announcements', 'articles', 'captures', 'changes', 'chips', 'fetches', 'fx_rates', 'listings',
                   'models', 'price_moves', 'refused', 'source_health', 'sources', 'weekly_contributions',
                   'weekly_prices'])
)
SELECT name, count(row) AS rows, coalesce(sum(md5_number_lower(row::VARCHAR)), 0) AS digest
FROM public LEFT JOIN said USING (name)
GROUP BY name
UNION ALL
SELECT 'prices', rows, digest FROM stage.content
ORDER BY name;
