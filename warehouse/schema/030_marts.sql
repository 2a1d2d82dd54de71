-- The public tables that marts fill. Those that only show what was loaded are views (040).

CREATE TABLE weekly_prices (
    week VARCHAR, chip VARCHAR, form_factor VARCHAR, memory_gb DOUBLE, basis VARCHAR, per VARCHAR, term VARCHAR,
    tier VARCHAR, commitment VARCHAR, week_start DATE, listings INTEGER, sellers INTEGER, matched_listings INTEGER,
    matched_sellers INTEGER, median_usd DOUBLE, low_usd DOUBLE, high_usd DOUBLE, change_matched_pct DOUBLE,
    change_level_pct DOUBLE, fx_pct DOUBLE, composition_pct DOUBLE, price_index DOUBLE, imputed_share DOUBLE,
    method VARCHAR
);

CREATE TABLE weekly_contributions (
    week VARCHAR, chip VARCHAR, form_factor VARCHAR, memory_gb DOUBLE, basis VARCHAR, per VARCHAR, term VARCHAR,
    tier VARCHAR, commitment VARCHAR, seller VARCHAR, listings INTEGER, imputed_listings INTEGER, relative DOUBLE,
    log_contribution DOUBLE, contribution_pct DOUBLE, method VARCHAR
);

CREATE TABLE IF NOT EXISTS sources (
    name VARCHAR, title VARCHAR, publisher VARCHAR, homepage VARCHAR, licence VARCHAR, robots VARCHAR, kind VARCHAR,
    segment VARCHAR, schedule VARCHAR, language VARCHAR, verified VARCHAR, rows_floor INTEGER, rows_ceiling INTEGER,
    filled JSON, fewer DOUBLE, pace_seconds DOUBLE
);

CREATE TABLE IF NOT EXISTS chips (
    slug VARCHAR, chip VARCHAR, vendor VARCHAR, name VARCHAR, aliases VARCHAR[], launch_date VARCHAR,
    memory_gb DOUBLE, form_factors VARCHAR[], notes VARCHAR, evidence VARCHAR
);

CREATE TABLE IF NOT EXISTS models (
    slug VARCHAR, name VARCHAR, developer VARCHAR, aliases VARCHAR[], first_announced VARCHAR, parameters VARCHAR,
    evidence VARCHAR
);

CREATE TABLE IF NOT EXISTS causes (class VARCHAR, sentence VARCHAR, repair VARCHAR);
ALTER TABLE causes ADD COLUMN IF NOT EXISTS fault BOOLEAN;

CREATE TABLE IF NOT EXISTS corrections (
    name VARCHAR, kind VARCHAR, match JSON, expect JSON, replace JSON, reason VARCHAR, facts BIGINT, holds BOOLEAN,
    newest JSON
);

CREATE TABLE source_health (
    day DATE, source VARCHAR, requests INTEGER, ok INTEGER, failed INTEGER, records INTEGER, refusals INTEGER,
    status VARCHAR, class VARCHAR, cause VARCHAR, repair VARCHAR, since DATE
);

CREATE TABLE IF NOT EXISTS checks (
    run_id VARCHAR, name VARCHAR, severity VARCHAR, question VARCHAR, rows BIGINT, sample JSON, remedy VARCHAR
);
