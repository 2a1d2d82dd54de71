-- sighted: the prices of offers from the first touched week on, and of the last whole night before it; narrow rows, and
-- all that the marts below read of raw.
-- A source's changes are told against what stood from its last whole night before.
CREATE OR REPLACE TEMP TABLE source_since AS
SELECT row_number() OVER () AS source_no, source, since,
       coalesce(max(day) FILTER (whole AND day < since), min(day) FILTER (day < since), since) AS from_night
FROM (SELECT source, min(week_start) AS since FROM touched GROUP BY source) LEFT JOIN stage.night USING (source)
GROUP BY source, since;

-- As a constant it keeps the rest of the file from being read.
SET VARIABLE from_night = (SELECT min(from_night) FROM source_since);

CREATE OR REPLACE TEMP TABLE sighted AS
SELECT offer, valid_on, recorded_at, observed_at, price, usd, status = 'held' AS held
FROM stage.known(TIMESTAMPTZ '9999-01-01')
WHERE valid_on >= getvariable('from_night') AND offer IS NOT NULL;

-- offer_week: these in a row an offer and week. Its days are bits, so that a day with several prices shows: there are
-- then more prices than days. known_days: on which earlier runs had seen it; new_days: on which this run did.
CREATE OR REPLACE TEMP TABLE offer_week AS
SELECT offer, date_trunc('week', valid_on)::DATE AS week_start,
       count(*) AS prices,
       bit_or(1 << isodow(valid_on)) AS days,
       bit_or(CASE WHEN is_new THEN 0 ELSE 1 << isodow(valid_on) END) AS known_days,
       bit_or(CASE WHEN is_new THEN 1 << isodow(valid_on) ELSE 0 END) AS new_days,
       min(valid_on) FILTER (is_new) AS first_new,
       max(valid_on) FILTER (is_new) AS last_new,
       count(*) FILTER (NOT held) AS accepted,
       bit_or(CASE WHEN held THEN 0 ELSE 1 << isodow(valid_on) END) AS accepted_days,
       median(price) FILTER (NOT held) AS price,
       median(usd) FILTER (NOT held) AS usd
FROM (SELECT *, getvariable('afresh') OR recorded_at = getvariable('run_at') AS is_new FROM sighted)
GROUP BY ALL;
