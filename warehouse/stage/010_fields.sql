-- What a line may hold: a row for each kind of line and key. `allowed` lists the words of a closed set.
CREATE OR REPLACE TEMP TABLE field AS
WITH envelope(key, type, required) AS (VALUES
    ('kind', 'text', true), ('source', 'text', true), ('observed_at', 'instant', true),
    ('url', 'text', false), ('title', 'text', false), ('published_at', 'moment', false), ('quote', 'text', false),
    ('capture', 'text', false), ('rules', 'text', false)
),
own(kind, key, type, required, allowed) AS (VALUES
    ('price', 'chip', 'text', true, NULL),
    ('price', 'basis', 'text', true, 'purchase|rental'),
    ('price', 'per', 'text', true, 'chip|server'),
    ('price', 'low', 'amount', true, NULL),
    ('price', 'high', 'amount', true, NULL),
    ('price', 'currency', 'currency', true, NULL),
    ('price', 'bound', 'text', false, 'exact|approx|min|max'),
    ('price', 'term', 'text', false, 'hour|day|month|year'),
    ('price', 'chips', 'count', false, NULL),
    ('price', 'form_factor', 'text', false, NULL),
    ('price', 'memory_gb', 'amount', false, NULL),
    ('price', 'tier', 'text', false, 'on-demand|spot|reserved|community|list|street'),
    ('price', 'commitment', 'text', false, NULL),
    ('price', 'condition', 'text', false, 'new|used|refurbished'),
    ('price', 'seller', 'text', false, NULL),
    ('price', 'segment', 'text', false, 'hyperscaler|neocloud|marketplace|shop|press'),
    ('price', 'region', 'text', false, NULL),
    ('price', 'listing', 'text', false, NULL),
    ('price', 'valid_on', 'partial-date', false, NULL),
    ('price', 'attributes', 'object', false, NULL),
    ('price_move', 'chip', 'text', true, NULL),
    ('price_move', 'basis', 'text', true, 'purchase|rental'),
    ('price_move', 'direction', 'text', true, 'up|down|flat'),
    ('price_move', 'per', 'text', false, 'chip|server'),
    ('price_move', 'term', 'text', false, 'hour|day|month|year'),
    ('price_move', 'from', 'amount', false, NULL),
    ('price_move', 'to', 'amount', false, NULL),
    ('price_move', 'change', 'number', false, NULL),
    ('price_move', 'change_pct', 'number', false, NULL),
    ('price_move', 'currency', 'currency', false, NULL),
    ('price_move', 'period', 'text', false, NULL),
    ('price_move', 'valid_on', 'partial-date', false, NULL),
    ('model', 'model', 'text', true, NULL),
    ('model', 'event', 'text', true, 'announced|released|open-sourced|updated|deprecated|mentioned'),
    ('model', 'developer', 'text', false, NULL),
    ('model', 'date', 'text', false, NULL),
    ('model', 'parameters', 'amount', false, NULL),
    ('model', 'context_length', 'count', false, NULL),
    ('model', 'license', 'text', false, NULL),
    ('model', 'training_flop', 'amount', false, NULL),
    ('model', 'training_tokens', 'amount', false, NULL),
    ('model', 'price_input_mtok', 'amount', false, NULL),
    ('model', 'price_output_mtok', 'amount', false, NULL),
    ('chip', 'chip', 'text', true, NULL),
    ('chip', 'vendor', 'text', true, NULL),
    ('chip', 'event', 'text', true, 'announced|launched|shipping|export-restricted|discontinued'),
    ('chip', 'date', 'text', false, NULL),
    ('chip', 'attributes', 'object', false, NULL),
    ('fx', 'day', 'day', true, NULL),
    ('fx', 'currency', 'currency', true, NULL),
    ('fx', 'per_eur', 'positive', true, NULL),
    ('article', 'language', 'text', false, NULL),
    ('article', 'characters', 'whole', false, NULL),
    ('refusal', 'reason', 'text', true, NULL),
    ('refusal', 'value', 'text', false, NULL),
    ('refusal', 'listing', 'text', false, NULL),
    ('refusal', 'attributes', 'object', false, NULL),
    ('fetches', 'source', 'text', true, NULL),
    ('fetches', 'url', 'text', true, NULL),
    ('fetches', 'requested_at', 'instant', true, NULL),
    ('fetches', 'class', 'text', true, 'ok|unchanged|moved|blocked|consent-wall|paywall|soft-404|robots|too-large|timed-out|'
        || 'dns|tls|server-error|empty|layout-changed|not-found|ours'),
    ('fetches', 'method', 'text', false, NULL),
    ('fetches', 'role', 'text', false, NULL),
    ('fetches', 'seconds', 'amount', false, NULL),
    ('fetches', 'status', 'whole', false, NULL),
    ('fetches', 'bytes', 'size', false, NULL),
    ('fetches', 'media_type', 'text', false, NULL),
    ('fetches', 'digest', 'text', false, NULL),
    ('fetches', 'archive', 'text', false, NULL),
    ('fetches', 'offset', 'size', false, NULL),
    ('fetches', 'asked', 'text', false, NULL),
    ('fetches', 'cause', 'text', false, NULL),
    ('fetches', 'final_url', 'text', false, NULL),
    ('fetches', 'etag', 'text', false, NULL),
    ('fetches', 'last_modified', 'text', false, NULL),
    ('fetches', 'robots', 'any', false, NULL),
    ('sources', 'name', 'text', true, NULL),
    ('sources', 'title', 'text', false, NULL),
    ('sources', 'publisher', 'text', false, NULL),
    ('sources', 'homepage', 'text', false, NULL),
    ('sources', 'licence', 'text', false, NULL),
    ('sources', 'robots', 'any', false, NULL),
    ('sources', 'kind', 'text', false, NULL),
    ('sources', 'segment', 'text', false, NULL),
    ('sources', 'schedule', 'text', false, NULL),
    ('sources', 'language', 'any', false, NULL),
    ('sources', 'verified', 'any', false, NULL),
    ('sources', 'rows_floor', 'whole', false, NULL),
    ('sources', 'rows_ceiling', 'whole', false, NULL),
    ('sources', 'filled', 'any', false, NULL),
    ('sources', 'fewer', 'number', false, NULL),
    ('sources', 'pace_seconds', 'amount', false, NULL),
    ('chips', 'slug', 'text', true, NULL),
    ('chips', 'chip', 'text', true, NULL),
    ('chips', 'vendor', 'text', false, NULL),
    ('chips', 'name', 'text', false, NULL),
    ('chips', 'aliases', 'any', false, NULL),
    ('chips', 'launch_date', 'text', false, NULL),
    ('chips', 'memory_gb', 'amount', false, NULL),
    ('chips', 'form_factors', 'any', false, NULL),
    ('chips', 'notes', 'text', false, NULL),
    ('chips', 'evidence', 'any', false, NULL),
    ('causes', 'class', 'text', true, NULL),
    ('causes', 'sentence', 'text', true, NULL),
    ('causes', 'repair', 'text', true, NULL),
    ('models', 'slug', 'text', true, NULL),
    ('models', 'name', 'text', false, NULL),
    ('models', 'developer', 'text', false, NULL),
    ('models', 'aliases', 'any', false, NULL),
    ('models', 'first_announced', 'text', false, NULL),
    ('models', 'parameters', 'any', false, NULL),
    ('models', 'evidence', 'any', false, NULL)
)
FROM own
UNION ALL
SELECT kind, key, type, required, NULL
FROM envelope,
     (VALUES ('price'), ('price_move'), ('model'), ('chip'), ('fx'), ('article'), ('refusal')) AS record(kind);

-- Dates are as precise as the page told them, 2026, 2026-08 or 2026-08-20: the first day of the span stands for it.
CREATE OR REPLACE TEMP MACRO first_day(text) AS TRY_CAST(rpad(text, 10, '-01') AS DATE);
CREATE OR REPLACE TEMP MACRO first_instant(text) AS
    TRY_CAST(CASE WHEN length(text) < 10 THEN rpad(text, 10, '-01') ELSE text END AS TIMESTAMPTZ);

-- Whether a value is of the field's type; `found` is its type in JSON. The closed sets are judged apart.
CREATE OR REPLACE TEMP MACRO is_of_type(type, found) AS CASE
    WHEN type IN ('number', 'amount', 'positive') THEN found IN ('DOUBLE', 'BIGINT', 'UBIGINT')
    WHEN type IN ('whole', 'count', 'size') THEN found IN ('BIGINT', 'UBIGINT')
    WHEN type = 'object' THEN found = 'OBJECT'
    WHEN type = 'any' THEN true
    ELSE found = 'VARCHAR'
END;
CREATE OR REPLACE TEMP MACRO is_in_range(type, text) AS coalesce(CASE type
    WHEN 'amount' THEN TRY_CAST(text AS DOUBLE) BETWEEN 0 AND 1e300
    WHEN 'positive' THEN TRY_CAST(text AS DOUBLE) BETWEEN 1e-300 AND 1e300
    WHEN 'whole' THEN TRY_CAST(text AS INTEGER) >= 0
    WHEN 'size' THEN TRY_CAST(text AS BIGINT) >= 0
    WHEN 'count' THEN TRY_CAST(text AS INTEGER) >= 1
    WHEN 'currency' THEN regexp_full_match(text, '[A-Z]{3}')
    WHEN 'day' THEN regexp_full_match(text, '\d{4}-\d\d-\d\d') AND first_day(text) IS NOT NULL
    WHEN 'partial-date' THEN regexp_full_match(text, '\d{4}(-\d\d){0,2}') AND first_day(text) IS NOT NULL
    WHEN 'instant' THEN regexp_matches(text, '^\d{4}-\d\d-\d\d[T ]\d\d:\d\d') AND first_instant(text) IS NOT NULL
    WHEN 'moment' THEN regexp_matches(text, '^\d{4}(-|$)') AND first_instant(text) IS NOT NULL
    ELSE true
END, false);
CREATE OR REPLACE TEMP MACRO is_allowed(allowed, text) AS
    allowed IS NULL OR list_contains(string_split(allowed, '|'), text);

-- The night a line belongs to: that of its folder, which goes on past midnight; outside such folders the day.
CREATE OR REPLACE TEMP MACRO night_of(file, instant) AS
    coalesce(TRY_CAST(regexp_extract(file, '(\d{4}-\d\d-\d\d)[/\\][^/\\]*$', 1) AS DATE),
             (instant AT TIME ZONE 'UTC')::DATE);

-- An id is a digest of what the fact is, so that the same fact has the same id in every file and every version.
CREATE OR REPLACE TEMP MACRO digest_of(fields) AS left(md5(fields::VARCHAR), 20);

-- A list of words, given as a JSON list or as one text divided by bars ("P100|Tesla P100").
CREATE OR REPLACE TEMP MACRO words(json, path) AS
    CASE json_type(json, path)
        WHEN 'ARRAY' THEN json_extract(json, path)::VARCHAR[]
        WHEN 'VARCHAR' THEN string_split(json_extract_string(json, path), '|')
    END;

-- A series of the weekly movement; parts of its key may be null, its digest never is.
CREATE OR REPLACE TEMP MACRO series_of(e) AS
    digest_of(json_array(e.chip, e.form_factor, e.memory_gb, e.basis, e.per, e.term, e.tier, e.commitment));
