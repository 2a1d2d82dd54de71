-- The steps between what was loaded and what is public, kept so that a night computes only what it touches. Words stand
-- once an offer, and what is counted stands in narrow rows beside their numbers.

CREATE SCHEMA stage;

CREATE TABLE stage.content (name VARCHAR, day DATE, rows BIGINT, digest HUGEINT);

CREATE TABLE stage.night (source VARCHAR, day DATE, whole BOOLEAN);

CREATE TABLE stage.asked (
    day DATE, source VARCHAR, requests INTEGER, ok INTEGER, failed INTEGER, cause VARCHAR, class VARCHAR
);

CREATE TABLE stage.offer (
    offer UBIGINT, listing_id UBIGINT, item UBIGINT, source VARCHAR, listing VARCHAR, chip VARCHAR, form_factor VARCHAR,
    memory_gb DOUBLE, basis VARCHAR, per VARCHAR, chips INTEGER, term VARCHAR, tier VARCHAR, commitment VARCHAR,
    seller VARCHAR, region VARCHAR, currency VARCHAR, units DOUBLE
);

CREATE TABLE stage.accepted (offer UBIGINT, last_day DATE, price DOUBLE, waits BOOLEAN);

CREATE TABLE stage.listing (
    listing_id UBIGINT, offer UBIGINT, first_seen DATE, last_seen DATE, nights INTEGER, last_price DOUBLE,
    last_usd_per_chip DOUBLE
);

CREATE TABLE stage.change (
    day DATE, offer UBIGINT, change VARCHAR, old_price DOUBLE, new_price DOUBLE, old_on DATE
);

CREATE TABLE stage.series (
    series UBIGINT, chip VARCHAR, form_factor VARCHAR, memory_gb DOUBLE, basis VARCHAR, per VARCHAR, term VARCHAR,
    tier VARCHAR, commitment VARCHAR
);

CREATE TABLE stage.item (
    item UBIGINT, series UBIGINT, seller VARCHAR, listing_id UBIGINT, source VARCHAR, listing VARCHAR, currency VARCHAR
);

CREATE TABLE stage.item_week (week_start DATE, item UBIGINT, price DOUBLE, usd DOUBLE, days INTEGER);

CREATE TABLE stage.item_ratio (
    week_start DATE, item UBIGINT, last_week DATE, log_ratio DOUBLE, log_fx DOUBLE, relinked BOOLEAN
);

CREATE TABLE stage.item_away (week_start DATE, item UBIGINT, last_week DATE, price DOUBLE, usd DOUBLE);

CREATE VIEW stage.listing_week AS
SELECT week_start, series, seller, source, listing, currency, price, usd, days
FROM stage.item_week JOIN stage.item USING (item);

CREATE VIEW stage.listing_ratio AS
SELECT week_start, series, seller, source, listing, currency, last_week, log_ratio, log_fx, relinked
FROM stage.item_ratio JOIN stage.item USING (item);

CREATE TABLE stage.seller_week (
    week_start DATE, series UBIGINT, seller VARCHAR, listings INTEGER, imputed_listings INTEGER,
    log_relative DOUBLE, log_fx DOUBLE
);

CREATE TABLE stage.series_week (
    week_start DATE, series UBIGINT, listings INTEGER, sellers INTEGER, median_usd DOUBLE, low_usd DOUBLE, high_usd DOUBLE,
    matched_listings INTEGER, matched_sellers INTEGER, imputed_share DOUBLE,
    log_relative DOUBLE, log_fx DOUBLE, log_index DOUBLE, log_fx_index DOUBLE
);
