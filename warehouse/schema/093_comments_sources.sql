-- What the tables about sources and builds mean, units included.

COMMENT ON TABLE sources IS 'The catalogue of sources, a row for each';
COMMENT ON COLUMN sources.name IS 'Name';
COMMENT ON COLUMN sources.title IS 'What it is called';
COMMENT ON COLUMN sources.publisher IS 'Who publishes it';
COMMENT ON COLUMN sources.homepage IS 'Address of its front page';
COMMENT ON COLUMN sources.licence IS 'Terms its content is under';
COMMENT ON COLUMN sources.robots IS 'What its robots.txt was found to say';
COMMENT ON COLUMN sources.kind IS 'Kind of source: news, shop, price API or dataset';
COMMENT ON COLUMN sources.segment IS 'hyperscaler, neocloud, marketplace, shop or press';
COMMENT ON COLUMN sources.schedule IS 'When it is asked';
COMMENT ON COLUMN sources.language IS 'Language of the page (BCP 47)';
COMMENT ON COLUMN sources.verified IS 'How and when it was last seen to work';
COMMENT ON COLUMN sources.rows_floor IS 'Fewest records a night should give (count)';
COMMENT ON COLUMN sources.rows_ceiling IS 'Most records a night should give (count)';
COMMENT ON COLUMN sources.filled IS 'Least fraction (0 to 1) of records that fill a field, by field, as JSON';
COMMENT ON COLUMN sources.fewer IS 'Fraction (0 to 1) of the usual records below which a night is suspect';
COMMENT ON COLUMN sources.pace_seconds IS 'Least time between two requests, in seconds';

COMMENT ON TABLE causes IS 'What a class of fetch means, a row for each class';
COMMENT ON COLUMN causes.class IS 'Class as in fetches.class';
COMMENT ON COLUMN causes.sentence IS 'What it means, one sentence';
COMMENT ON COLUMN causes.repair IS 'What to do about it, one sentence';
COMMENT ON COLUMN causes.fault IS 'Whether the page should have been seen and was not, which counts against its source';
COMMENT ON TABLE source_health IS 'How a source fared, a row for each source and night';
COMMENT ON COLUMN source_health.day IS 'Night';
COMMENT ON COLUMN source_health.source IS 'Name of the source it came from (sources.name)';
COMMENT ON COLUMN source_health.requests IS 'Requests made, robots.txt aside (count)';
COMMENT ON COLUMN source_health.ok IS 'Requests that were answered with a page, new or unchanged (count)';
COMMENT ON COLUMN source_health.failed IS 'Requests that were not (count)';
COMMENT ON COLUMN source_health.records IS 'Records that reading that night''s pages gave, known ones included (count)';
COMMENT ON COLUMN source_health.refusals IS 'Values seen and not taken in that night''s pages (count)';
COMMENT ON COLUMN source_health.status IS
    'ok; degraded: one request in five failed, or too few records; broken: no request answered; idle: not asked';
COMMENT ON COLUMN source_health.class IS
    'The most frequent kind of failure (causes.class), as blocked or timed-out; null when well';
COMMENT ON COLUMN source_health.cause IS 'The most frequent cause of failure, in a sentence; null when well';
COMMENT ON COLUMN source_health.repair IS 'What to do about it; null when well';
COMMENT ON COLUMN source_health.since IS 'First night of this spell of the same status';

COMMENT ON VIEW fetches IS 'Requests, good and bad, a row for each';
COMMENT ON COLUMN fetches.source IS 'Name of the source it came from (sources.name)';
COMMENT ON COLUMN fetches.url IS 'Address asked for';
COMMENT ON COLUMN fetches.method IS 'HTTP method';
COMMENT ON COLUMN fetches.role IS 'What it was for: list, article, feed, offers, dataset, rates, robots; or crawl, one that was cut off';
COMMENT ON COLUMN fetches.requested_at IS 'When it was asked (UTC)';
COMMENT ON COLUMN fetches.seconds IS 'Time the answer took, in seconds';
COMMENT ON COLUMN fetches.status IS 'HTTP status; null without an answer';
COMMENT ON COLUMN fetches.bytes IS 'Size of the answer in bytes';
COMMENT ON COLUMN fetches.media_type IS 'Media type of the answer';
COMMENT ON COLUMN fetches.digest IS 'Digest of the answer, sha256:<hex>';
COMMENT ON COLUMN fetches.archive IS 'Archive file, relative to the data folder';
COMMENT ON COLUMN fetches."offset" IS 'Where in the archive file the record begins, in bytes';
COMMENT ON COLUMN fetches.class IS 'How it went, as ok, unchanged, blocked or timed-out';
COMMENT ON COLUMN fetches.cause IS 'Why it went so, in a sentence';
COMMENT ON COLUMN fetches.final_url IS 'Address that answered after redirects';
COMMENT ON COLUMN fetches.etag IS 'ETag of the answer';
COMMENT ON COLUMN fetches.last_modified IS 'Last-Modified of the answer';
COMMENT ON COLUMN fetches.robots IS 'What robots.txt said of it';
COMMENT ON COLUMN fetches.day IS 'Night it belongs to';

COMMENT ON VIEW captures IS 'Kept pages, a row for each digest and address, as first kept';
COMMENT ON COLUMN captures.digest IS 'Digest of the page, sha256:<hex>';
COMMENT ON COLUMN captures.url IS 'Address of the page or API answer';
COMMENT ON COLUMN captures.fetched_at IS 'When it was first fetched: the page changed to it then or before (UTC)';
COMMENT ON COLUMN captures.confirmed_at IS 'When the address was last seen to answer with it (UTC)';
COMMENT ON COLUMN captures.looked_at IS 'When the address was last asked, whatever came of it (UTC)';
COMMENT ON COLUMN captures.archive IS 'Archive file, relative to the data folder';
COMMENT ON COLUMN captures.archive_offset IS 'Where in it the record begins, in bytes';
COMMENT ON COLUMN captures.source IS 'Name of the source it came from (sources.name)';

COMMENT ON TABLE checks IS 'What each check found in each build';
COMMENT ON COLUMN checks.run_id IS 'Build, as 20260820T020000Z (its run_at)';
COMMENT ON COLUMN checks.name IS 'Name of the check (its file in warehouse/checks)';
COMMENT ON COLUMN checks.severity IS 'info, warn or severe';
COMMENT ON COLUMN checks.question IS 'What it asks';
COMMENT ON COLUMN checks.rows IS 'Bad rows found (count)';
COMMENT ON COLUMN checks.sample IS 'The first 5 of them, as a JSON list';
COMMENT ON COLUMN checks.remedy IS 'What to do about them';

COMMENT ON TABLE runs IS 'Builds of this file, a row for each';
COMMENT ON COLUMN runs.run_id IS 'Build, as 20260820T020000Z (its run_at)';
COMMENT ON COLUMN runs.run_at IS 'When it ran (UTC)';
COMMENT ON COLUMN runs.status IS 'ok, or severe when a severe check found rows';
COMMENT ON COLUMN runs.records IS 'Record lines it was given (count)';
COMMENT ON COLUMN runs.content_hash IS 'Digest of what the public tables said after it';
COMMENT ON COLUMN runs.rows IS 'Rows of each public table after it (count), as JSON';
COMMENT ON COLUMN runs.schema_version IS 'Digest of the schema files';
COMMENT ON COLUMN runs.method IS 'Version of the weekly method';

COMMENT ON TABLE corrections IS 'What the corrections file says is wrong in a source (docs/corrections.md), as it stands today';
COMMENT ON COLUMN corrections.name IS 'Name of the correction';
COMMENT ON COLUMN corrections.kind IS 'Kind of the record: price, model or chip';
COMMENT ON COLUMN corrections.match IS 'Keys and values of the records it is about, as JSON';
COMMENT ON COLUMN corrections.expect IS 'What such a record says wrongly, as JSON';
COMMENT ON COLUMN corrections.replace IS 'What it should say, as JSON; null where the fact is withdrawn';
COMMENT ON COLUMN corrections.reason IS 'Why';
COMMENT ON COLUMN corrections.facts IS 'Number of facts it corrects';
COMMENT ON COLUMN corrections.holds IS 'Whether the newest matching record still says what is expected; else the source is right now';
COMMENT ON COLUMN corrections.newest IS 'The newest matching record, as JSON; null without one';
