-- The steps of the weekly movement (method v1), kept so that a night computes only the weeks it touches.

CREATE SCHEMA stage;

CREATE TABLE stage.content (rows BIGINT, digest HUGEINT);

CREATE TABLE stage.night (source VARCHAR, day DATE, whole BOOLEAN);

CREATE TABLE stage.offer (offer UBIGINT, last_day DATE, accepted DOUBLE, waits BOOLEAN);

CREATE TABLE stage.series (
    series VARCHAR, chip VARCHAR, form_factor VARCHAR, memory_gb DOUBLE, basis VARCHAR, per VARCHAR, term VARCHAR,
    tier VARCHAR, commitment VARCHAR
);

CREATE TABLE stage.listing_week (
    week_start DATE, series VARCHAR, seller VARCHAR, source VARCHAR, listing VARCHAR, currency VARCHAR,
    price DOUBLE, usd DOUBLE, days INTEGER
);

CREATE TABLE stage.listing_ratio (
    week_start DATE, series VARCHAR, seller VARCHAR, source VARCHAR, listing VARCHAR, currency VARCHAR,
    last_week DATE, log_ratio DOUBLE, log_fx DOUBLE, relinked BOOLEAN
);

CREATE TABLE stage.seller_week (
    week_start DATE, series VARCHAR, seller VARCHAR, listings INTEGER, imputed_listings INTEGER,
    log_relative DOUBLE, log_fx DOUBLE
);

CREATE TABLE stage.series_week (
    week_start DATE, series VARCHAR, matched_listings INTEGER, matched_sellers INTEGER, imputed_share DOUBLE,
    log_relative DOUBLE, log_fx DOUBLE, log_index DOUBLE, log_fx_index DOUBLE
);
