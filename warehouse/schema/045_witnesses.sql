-- Who told what first. Ten sites may carry one sentence, and five outlets one announcement: each is told once, and its
-- pages are its witnesses.

-- A text without case, blanks and punctuation: one sentence is set differently from site to site.
CREATE MACRO stage.letters(text) AS lower(regexp_replace(text, '[\s\p{P}]+', '', 'g'));

-- The last day of a date told as a year, a month or a day.
CREATE MACRO stage.last_day_of(text) AS
    CASE length(text) WHEN 4 THEN TRY_CAST(text || '-12-31' AS DATE)
                      WHEN 7 THEN last_day(TRY_CAST(text || '-01' AS DATE))
                      ELSE TRY_CAST(text AS DATE) END;

CREATE MACRO stage.is_launch(event) AS event IN ('announced', 'released', 'open-sourced', 'launched', 'shipping');

-- Whether a page is the maker's own, by its publisher or its address (openai.com/..., github.com/deepseek-ai/...).
CREATE MACRO stage.is_own(maker, publisher, url) AS
    starts_with(stage.letters(publisher), stage.letters(maker))
    OR starts_with(stage.letters(maker), stage.letters(publisher))
    OR contains(regexp_extract(lower(url), '://((github|huggingface|modelscope)\.\w+/[^/]*|[^/]*)', 1), stage.letters(maker));

-- Of the pages of some days alone: a week's page asks for its own weeks, not for all that was ever said. A page belongs
-- to the day it was published, a dataset's row to the day of its event, any other to the day it was first seen.
CREATE MACRO stage.witnesses(since, until) AS TABLE
WITH said AS (
    SELECT 'price' AS kind, price_id AS fact_id, coalesce(published_at, observed_at)::DATE AS told_on,
           false AS own, valid_on AS day, 7 AS apart,
           json_array(chip, form_factor, memory_gb, basis, per, chips, term, low, high, currency, bound,
                      coalesce(stage.letters(quote), url)) AS words,
           source, url, title, quote, capture, published_at, observed_at, recorded_at
    FROM stage.sentences()
    UNION ALL
    SELECT 'price_move', move_id, coalesce(published_at, observed_at)::DATE, false, valid_on, 7,
           json_array(chip, basis, per, term, direction, "from", "to", change, change_pct, currency, period,
                      coalesce(stage.letters(quote), url)),
           source, url, title, quote, capture, published_at, observed_at, recorded_at
    FROM price_moves
    UNION ALL
    -- An announcement has as many wordings as outlets. It is one by its subject: a launch, whichever verb tells it, within
    -- a month (some tell the day, some the month); anything else within three days.
    SELECT 'announcement', announcement_id, coalesce(published_at::DATE, stage.last_day_of(date), observed_at::DATE),
           stage.is_own(maker, sources.publisher, url),
           coalesce(least(stage.last_day_of(date), published_at::DATE), observed_at::DATE),
           CASE WHEN stage.is_launch(event) THEN 31 ELSE 3 END,
           json_array(a.kind, stage.letters(subject), CASE WHEN stage.is_launch(event) THEN 'launch' ELSE event END),
           source, url, a.title, quote, capture, published_at, observed_at, recorded_at
    FROM announcements AS a LEFT JOIN sources ON sources.name = a.source
),
-- The same words told again later than that are told anew.
spelt AS (
    SELECT *, count(*) FILTER (begins) OVER (PARTITION BY kind, words ORDER BY day) AS spell
    FROM (SELECT *, day > lag(day) OVER (PARTITION BY kind, words ORDER BY day) + apart AS begins
          FROM said WHERE told_on BETWEEN since AND until)
)
SELECT kind, first_value(fact_id) OVER (PARTITION BY kind, words, spell ORDER BY recorded_at, fact_id) AS told_id,
       row_number() OVER (PARTITION BY kind, words, spell
                          ORDER BY own DESC NULLS LAST, published_at NULLS LAST, observed_at, fact_id) AS rank,
       fact_id, coalesce(own, false) AS own, source,
       nullif(regexp_extract(url, '://(?:www\.)?([^/:]+)', 1), '') AS site,
       url, title, quote, capture, published_at, observed_at
FROM spelt;

CREATE MACRO stage.statements(since, until) AS TABLE
SELECT told_id, kind, arg_min(fact_id, rank) AS fact_id, arg_min(quote, rank) AS quote,
       count(DISTINCT (source, site)) AS witnesses, min(published_at) AS first_published_at,
       arg_min(source, rank) AS source, arg_min(url, rank) AS url, arg_min(title, rank) AS title,
       arg_min(capture, rank) AS capture
FROM stage.witnesses(since, until) WHERE kind != 'announcement'
GROUP BY told_id, kind;

CREATE MACRO stage.events(since, until) AS TABLE
SELECT told_id, a.kind, arg_min(subject, rank) AS subject, arg_min(maker, rank) FILTER (maker IS NOT NULL) AS maker,
       arg_min(event, rank) AS event,
       arg_min(date, rank) FILTER (event = 'announced' AND date IS NOT NULL) AS announced_on,
       arg_min(date, rank) FILTER (event IN ('released', 'open-sourced', 'launched', 'shipping') AND date IS NOT NULL)
           AS available_on,
       arg_min(parameters, rank) FILTER (parameters IS NOT NULL) AS parameters,
       arg_min(context_length, rank) FILTER (context_length IS NOT NULL) AS context_length,
       arg_min(license, rank) FILTER (license IS NOT NULL) AS license,
       min(a.published_at) AS first_published_at, arg_min({'at': a.published_at}, rank).at AS published_at,
       count(DISTINCT (a.source, site)) AS witnesses, bool_or(own) AS from_maker,
       arg_min(announcement_id, rank) AS announcement_id, arg_min(a.source, rank) AS source,
       arg_min(a.url, rank) AS url, arg_min(a.title, rank) AS title, arg_min(a.quote, rank) AS quote,
       arg_min(a.capture, rank) AS capture
FROM stage.witnesses(since, until) AS witness JOIN announcements AS a ON a.announcement_id = fact_id
WHERE witness.kind = 'announcement'
GROUP BY told_id, a.kind;

CREATE VIEW witnesses AS FROM stage.witnesses(DATE '0001-01-01', DATE '9999-12-31');

CREATE VIEW statements AS FROM stage.statements(DATE '0001-01-01', DATE '9999-12-31');

CREATE VIEW events AS FROM stage.events(DATE '0001-01-01', DATE '9999-12-31');

CREATE VIEW article_versions AS
WITH version AS (
    SELECT source, page AS url, capture, min(observed_at) AS observed_at, min(recorded_at) AS recorded_at
    FROM raw.page_reading WHERE seen IS NULL
    GROUP BY ALL
)
SELECT version.source, version.url,
       row_number() OVER (PARTITION BY version.source, version.url ORDER BY version.observed_at) AS version,
       article.title, article.characters, version.capture, version.observed_at, version.recorded_at,
       lead(version.observed_at) OVER (PARTITION BY version.source, version.url ORDER BY version.observed_at)
           AS superseded_at
FROM version ASOF LEFT JOIN raw.article AS article
  ON article.source = version.source AND article.url = version.url AND article.observed_at <= version.observed_at;
