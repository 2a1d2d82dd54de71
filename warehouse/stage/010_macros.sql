-- Words that the other files are written in.

-- Dates are as precise as the page told them, 2026, 2026-08 or 2026-08-20: the first day of the span stands for it.
CREATE OR REPLACE TEMP MACRO first_day(text) AS TRY_CAST(rpad(text, 10, '-01') AS DATE);
CREATE OR REPLACE TEMP MACRO first_instant(text) AS
    TRY_CAST(CASE WHEN length(text) < 10 THEN rpad(text, 10, '-01') ELSE text END AS TIMESTAMPTZ);

-- The night a line belongs to: that of its folder, which goes on past midnight; outside such folders the day.
CREATE OR REPLACE TEMP MACRO night_of(file, instant) AS
    coalesce(TRY_CAST(regexp_extract(file, '(\d{4}-\d\d-\d\d)[/\\][^/\\]*$', 1) AS DATE),
             (instant AT TIME ZONE 'UTC')::DATE);

-- An id is a digest of what the fact is, so that the same fact has the same id in every file and every version.
CREATE OR REPLACE TEMP MACRO digest_of(fields) AS left(md5(fields::VARCHAR), 20);
-- The lower half of the digest as a number; md5_number_lower says the same by way of a text of 64 bits, at three times the cost.
CREATE OR REPLACE TEMP MACRO number_of(fields) AS (md5_number(fields::VARCHAR) >> 64)::UBIGINT;

-- A list of words, given as a JSON list or as one text divided by bars ("P100|Tesla P100").
CREATE OR REPLACE TEMP MACRO words(json) AS
    CASE json_type(json)
        WHEN 'ARRAY' THEN json::VARCHAR[]
        WHEN 'VARCHAR' THEN string_split(json ->> '$', '|')
    END;
