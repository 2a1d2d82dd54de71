-- What the public tables say: rows and a digest of each, blind to the order of rows and to when they were recorded.
WITH said(name, row) AS (
    SELECT 'prices', json_array(price_id, status, usd, cny, fx_day, vendor) FROM prices
    UNION ALL SELECT 'price_moves', json_array(move_id, vendor) FROM price_moves
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
                   'models', 'price_moves', 'prices', 'refused', 'source_health', 'sources', 'weekly_contributions',
                   'weekly_prices'])
)
SELECT name, count(row) AS rows, coalesce(bit_xor(md5_number_lower(row::VARCHAR)), 0) AS digest
FROM public LEFT JOIN said USING (name)
GROUP BY name ORDER BY name;
