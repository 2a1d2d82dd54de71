-- What was loaded, as it was loaded: rows are only ever added here.

CREATE SCHEMA IF NOT EXISTS raw;

CREATE TABLE IF NOT EXISTS raw.price (
    price_id VARCHAR, source VARCHAR, url VARCHAR, title VARCHAR, quote VARCHAR, capture VARCHAR, rules VARCHAR,
    chip VARCHAR, vendor VARCHAR, form_factor VARCHAR, memory_gb DOUBLE, basis VARCHAR, per VARCHAR, chips INTEGER,
    term VARCHAR, tier VARCHAR, commitment VARCHAR, low DOUBLE, high DOUBLE, price DOUBLE, currency VARCHAR,
    bound VARCHAR, condition VARCHAR, seller VARCHAR, segment VARCHAR, region VARCHAR, listing VARCHAR,
    valid_on DATE, valid_precision VARCHAR,
    observed_at TIMESTAMPTZ, published_at TIMESTAMPTZ, recorded_at TIMESTAMPTZ,
    usd DOUBLE, cny DOUBLE, fx_day DATE, units DOUBLE, held BOOLEAN, attributes JSON, offer UBIGINT
);

CREATE TABLE IF NOT EXISTS raw.late_conversion (
    price_id VARCHAR, usd DOUBLE, cny DOUBLE, fx_day DATE, recorded_at TIMESTAMPTZ
);

CREATE TABLE IF NOT EXISTS raw.verdict (price_id VARCHAR, held BOOLEAN, recorded_at TIMESTAMPTZ);

CREATE TABLE IF NOT EXISTS raw.standing (fact_id VARCHAR, stands BOOLEAN, cause VARCHAR, recorded_at TIMESTAMPTZ);

CREATE TABLE IF NOT EXISTS raw.page_reading (
    source VARCHAR, page VARCHAR, seen TIMESTAMPTZ, capture VARCHAR, rules VARCHAR, observed_at TIMESTAMPTZ,
    recorded_at TIMESTAMPTZ
);

CREATE TABLE IF NOT EXISTS raw.price_move (
    move_id VARCHAR, source VARCHAR, url VARCHAR, title VARCHAR, quote VARCHAR, capture VARCHAR, rules VARCHAR,
    chip VARCHAR, vendor VARCHAR, basis VARCHAR, per VARCHAR, term VARCHAR, direction VARCHAR,
    "from" DOUBLE, "to" DOUBLE, change DOUBLE, change_pct DOUBLE, currency VARCHAR, period VARCHAR, valid_on DATE,
    observed_at TIMESTAMPTZ, published_at TIMESTAMPTZ, recorded_at TIMESTAMPTZ
);

CREATE TABLE IF NOT EXISTS raw.announcement (
    announcement_id VARCHAR, kind VARCHAR, subject VARCHAR, maker VARCHAR, event VARCHAR, date VARCHAR,
    parameters DOUBLE, context_length BIGINT, license VARCHAR, training_flop DOUBLE, training_tokens DOUBLE,
    price_input_mtok DOUBLE, price_output_mtok DOUBLE,
    source VARCHAR, url VARCHAR, title VARCHAR, quote VARCHAR, capture VARCHAR, rules VARCHAR,
    observed_at TIMESTAMPTZ, published_at TIMESTAMPTZ, recorded_at TIMESTAMPTZ, attributes JSON
);

CREATE TABLE IF NOT EXISTS raw.article (
    article_id VARCHAR, source VARCHAR, url VARCHAR, title VARCHAR, published_at TIMESTAMPTZ, language VARCHAR,
    characters INTEGER, capture VARCHAR, observed_at TIMESTAMPTZ, recorded_at TIMESTAMPTZ
);

CREATE TABLE IF NOT EXISTS raw.fx_rate (
    rate_id VARCHAR, day DATE, currency VARCHAR, per_eur DOUBLE, source VARCHAR, capture VARCHAR,
    recorded_at TIMESTAMPTZ
);

CREATE TABLE IF NOT EXISTS raw.refusal (
    refusal_id VARCHAR, source VARCHAR, url VARCHAR, reason VARCHAR, value VARCHAR, quote VARCHAR, listing VARCHAR,
    capture VARCHAR, rules VARCHAR, observed_at TIMESTAMPTZ, recorded_at TIMESTAMPTZ, attributes JSON
);

CREATE TABLE IF NOT EXISTS raw.fetch (
    fetch_id VARCHAR, source VARCHAR, url VARCHAR, method VARCHAR, role VARCHAR, requested_at TIMESTAMPTZ,
    seconds DOUBLE, status INTEGER, bytes BIGINT, media_type VARCHAR, digest VARCHAR, archive VARCHAR,
    "offset" BIGINT, class VARCHAR, cause VARCHAR, final_url VARCHAR, etag VARCHAR, last_modified VARCHAR,
    robots VARCHAR, day DATE
);

CREATE TABLE IF NOT EXISTS raw.reading (
    day DATE, source VARCHAR, records INTEGER, refusals INTEGER, recorded_at TIMESTAMPTZ
);

-- An offer is the same thing on the same terms of the same seller in the same currency. Its number is a digest of that,
-- so that it is the same in every file.
CREATE OR REPLACE MACRO raw.offer_of(p) AS
    (md5_number(json_array(p.source, p.listing, p.chip, p.form_factor, p.memory_gb, p.basis, p.per, p.chips, p.term,
                           p.tier, p.commitment, p.currency, p.seller, p.region)::VARCHAR) >> 64)::UBIGINT;

-- A file of before offers were numbered.
ALTER TABLE raw.price ADD COLUMN IF NOT EXISTS offer UBIGINT;
UPDATE raw.price AS p SET offer = raw.offer_of(p) WHERE offer IS NULL AND listing IS NOT NULL;
