-- line: the lines of records, in the order of the files, each with the fact that it tells, known or not. Facts of a loose
-- page (`chipwatch extract page.html`) were fetched by nobody: seen by whoever loads them.
CREATE OR REPLACE TEMP TABLE line AS
WITH read AS (
    SELECT * REPLACE (coalesce(source, 'file') AS source, coalesce(observed_at, getvariable('run_at')) AS observed_at,
                      CASE kind WHEN 'price' THEN coalesce(bound, 'exact') END AS bound)
    FROM read_json(getvariable('files'), columns = getvariable('columns'), format = 'newline_delimited', filename = 'file')
),
dated AS (
    SELECT *, coalesce(first_day(valid_on), first_day(left(published_at, 10)),
                       (observed_at AT TIME ZONE 'UTC')::DATE) AS holds_on,
           CASE WHEN valid_on IS NULL AND published_at IS NULL THEN 'observed'
                WHEN valid_on IS NULL THEN 'published'
                WHEN length(valid_on) = 4 THEN 'year'
                WHEN length(valid_on) = 7 THEN 'month'
                ELSE 'day' END AS valid_precision
    FROM read
)
-- What makes a fact, by kind: who says what, for which day, at which price. When it was seen, in which capture and by
-- which rules is told by the first sighting and does not make another fact.
SELECT *,
       -- How many chips (bought) or chip-hours (rented) the price is for; null where it cannot be said.
       CASE per WHEN 'chip' THEN 1 ELSE chips END
           * CASE WHEN basis = 'purchase' THEN 1
                  WHEN term = 'hour' THEN 1 WHEN term = 'day' THEN 24
                  WHEN term = 'month' THEN 730 WHEN term = 'year' THEN 8760 END AS units,
       CASE WHEN kind = 'price' AND listing IS NOT NULL THEN raw.offer_of(dated) END AS offer,
       CASE WHEN kind = 'price' THEN digest_of(json_array(
                source, listing, CASE WHEN listing IS NULL THEN url END, seller, region, condition,
                chip, form_factor, memory_gb, basis, per, chips, term, tier, commitment,
                low, high, currency, bound,
                -- An undated sentence is one fact however often its page is fetched; an offer is seen anew each day.
                CASE WHEN listing IS NOT NULL OR valid_precision != 'observed' THEN holds_on END))
            WHEN kind = 'price_move' THEN digest_of(json_array(
                source, url, chip, basis, per, term, direction, "from", "to", change, change_pct, currency, period,
                coalesce(valid_on, published_at)))
            WHEN kind IN ('model', 'chip') THEN digest_of(json_array(
                kind, source, url, coalesce(model, chip), coalesce(developer, vendor), event, date, parameters,
                context_length, license, training_flop, training_tokens, price_input_mtok, price_output_mtok))
            -- Refused again the next night, it is another row, so that a week's page tells what was refused in that week.
            WHEN kind = 'refusal' THEN digest_of(json_array(
                source, url, reason, coalesce(value, quote), listing, (observed_at AT TIME ZONE 'UTC')::DATE))
       END AS fact_id
FROM dated;

CREATE OR REPLACE TEMP VIEW told AS SELECT rowid AS n, fact_id FROM line WHERE fact_id IS NOT NULL;
