-- told: the fact of each line (n, its place in the load), known or not. What makes a fact, by kind:
-- who says what, for which day, at which price. When it was seen, in which capture and by which rules is told by the
-- first sighting and does not make another fact.

-- Facts of a loose page (`chipwatch extract page.html`) were fetched by nobody: seen by whoever loads them.
UPDATE line SET source = 'file' WHERE source IS NULL;
UPDATE line SET observed_at = getvariable('run_at') WHERE observed_at IS NULL;

CREATE OR REPLACE TEMP TABLE told_price AS
WITH dated AS (
    SELECT rowid AS n,
           * REPLACE (coalesce(first_day(valid_on), first_day(left(published_at, 10)),
                               (observed_at AT TIME ZONE 'UTC')::DATE) AS valid_on,
                      coalesce(bound, 'exact') AS bound),
           CASE WHEN valid_on IS NULL AND published_at IS NULL THEN 'observed'
                WHEN valid_on IS NULL THEN 'published'
                WHEN length(valid_on) = 4 THEN 'year'
                WHEN length(valid_on) = 7 THEN 'month'
                ELSE 'day' END AS valid_precision
    FROM line WHERE kind = 'price'
)
SELECT n, valid_on, valid_precision, source, listing, chip, currency, observed_at, (low + high) / 2 AS price,
       -- How many chips (bought) or chip-hours (rented) the price is for; null where it cannot be said.
       CASE per WHEN 'chip' THEN 1 ELSE chips END
           * CASE WHEN basis = 'purchase' THEN 1
                  WHEN term = 'hour' THEN 1 WHEN term = 'day' THEN 24
                  WHEN term = 'month' THEN 730 WHEN term = 'year' THEN 8760 END AS units,
       CASE WHEN listing IS NOT NULL THEN raw.offer_of(dated) END AS offer,
       digest_of(json_array(
           source, listing, CASE WHEN listing IS NULL THEN url END, seller, region, condition,
           chip, form_factor, memory_gb, basis, per, chips, term, tier, commitment,
           low, high, currency, bound,
           -- An undated sentence is one fact however often its page is fetched; an offer is seen anew each day.
           CASE WHEN listing IS NOT NULL OR valid_precision != 'observed' THEN valid_on END
       )) AS fact_id
FROM dated;

CREATE OR REPLACE TEMP TABLE told_other AS
SELECT rowid AS n, digest_of(json_array(source, url, chip, basis, per, term, direction, "from", "to", change, change_pct,
                                   currency, period, coalesce(valid_on, published_at))) AS fact_id
FROM line WHERE kind = 'price_move'
UNION ALL
SELECT rowid, digest_of(json_array(kind, source, url, coalesce(model, chip), coalesce(developer, vendor), event, date,
                                   parameters, context_length, license, training_flop, training_tokens,
                                   price_input_mtok, price_output_mtok))
FROM line WHERE kind IN ('model', 'chip')
UNION ALL
-- Refused again the next night, it is another row, so that a week's page tells what was refused in that week.
SELECT rowid, digest_of(json_array(source, url, reason, coalesce(value, quote), listing,
                                   (observed_at AT TIME ZONE 'UTC')::DATE))
FROM line WHERE kind = 'refusal';

CREATE OR REPLACE TEMP VIEW told AS SELECT n, fact_id FROM told_price UNION ALL FROM told_other;
