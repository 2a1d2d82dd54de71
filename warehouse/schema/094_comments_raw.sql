-- What the tables as loaded mean, units included.

COMMENT ON TABLE raw.price IS 'Price facts as loaded; view prices shows them';
COMMENT ON COLUMN raw.price.price_id IS 'Digest of the fact (identity and value)';
COMMENT ON COLUMN raw.price.source IS 'Name of the source it came from (sources.name)';
COMMENT ON COLUMN raw.price.url IS 'Address of the page or API answer';
COMMENT ON COLUMN raw.price.title IS 'Title of the page';
COMMENT ON COLUMN raw.price.quote IS 'The words it was read from, verbatim in the page';
COMMENT ON COLUMN raw.price.capture IS
    'Digest of the kept page, sha256:<hex> (captures.digest); null when none is kept';
COMMENT ON COLUMN raw.price.rules IS 'Version of the rules that read it';
COMMENT ON COLUMN raw.price.chip IS 'Chip family, canonical (chips.chip), as nvidia-h100';
COMMENT ON COLUMN raw.price.vendor IS 'Maker of the chip (chips.vendor)';
COMMENT ON COLUMN raw.price.form_factor IS 'Form factor of the chip, as SXM or PCIe; null when not told';
COMMENT ON COLUMN raw.price.memory_gb IS 'Memory of one chip in GB; null when not told';
COMMENT ON COLUMN raw.price.basis IS 'purchase or rental';
COMMENT ON COLUMN raw.price.per IS 'What the price is for: chip or server';
COMMENT ON COLUMN raw.price.chips IS 'How many chips the priced unit holds; null when not told';
COMMENT ON COLUMN raw.price.term IS 'Unit of time the price is for: hour, day, month or year; null for a purchase';
COMMENT ON COLUMN raw.price.tier IS 'on-demand, spot, reserved, community, list or street; null when not told';
COMMENT ON COLUMN raw.price.commitment IS 'Length of the contract as an ISO 8601 duration (P1Y); null without one';
COMMENT ON COLUMN raw.price.low IS 'Lower end of the price, in main units of currency';
COMMENT ON COLUMN raw.price.high IS
    'Upper end of the price, in main units of currency; equal to low where one figure was given';
COMMENT ON COLUMN raw.price.price IS 'Middle of low and high, in main units of currency';
COMMENT ON COLUMN raw.price.currency IS 'Currency as its ISO 4217 code';
COMMENT ON COLUMN raw.price.bound IS 'exact, approx, min or max: how the price was told';
COMMENT ON COLUMN raw.price.condition IS 'new, used or refurbished; null when not told';
COMMENT ON COLUMN raw.price.seller IS 'Who asks the price; null when it is the source itself';
COMMENT ON COLUMN raw.price.segment IS 'hyperscaler, neocloud, marketplace, shop or press';
COMMENT ON COLUMN raw.price.region IS 'Region as the source names it; null when not told';
COMMENT ON COLUMN raw.price.listing IS 'Stable id of the offer in its source; null for a sentence in an article';
COMMENT ON COLUMN raw.price.valid_on IS 'Day the price holds for (first day of a month or year told as such)';
COMMENT ON COLUMN raw.price.valid_precision IS
    'Where valid_on comes from: told to the day, month or year, else the page''s day (published) or the fetch''s (observed)';
COMMENT ON COLUMN raw.price.observed_at IS 'When the page was fetched (UTC)';
COMMENT ON COLUMN raw.price.published_at IS
    'When the page says it was published (UTC; midnight where only a day is told)';
COMMENT ON COLUMN raw.price.recorded_at IS 'When the build that first held the row ran (UTC)';
COMMENT ON COLUMN raw.price.usd IS 'Price in US dollars as known when recorded; null without a rate';
COMMENT ON COLUMN raw.price.cny IS 'Price in Chinese yuan as known when recorded; null without a rate';
COMMENT ON COLUMN raw.price.fx_day IS 'Day of the oldest exchange rate used for usd and cny; null when none was';
COMMENT ON COLUMN raw.price.units IS
    'Chips (purchase) or chip-hours (rental) the price is for; null where it cannot be said';
COMMENT ON COLUMN raw.price.held IS
    'Whether it was held when recorded (raw.verdict tells what changed later)';
COMMENT ON COLUMN raw.price.attributes IS 'Whatever else the source tells, as JSON';
COMMENT ON COLUMN raw.price.offer IS 'Digest of the offer: what is offered, on which terms, by whom (stage.offer); null for a sentence';

COMMENT ON TABLE raw.late_conversion IS 'Prices that were recorded without a rate and got one later';
COMMENT ON COLUMN raw.late_conversion.price_id IS 'The price (raw.price.price_id)';
COMMENT ON COLUMN raw.late_conversion.usd IS
    'Price in US dollars at the last rate dated on or before valid_on, as known when recorded; null without a rate';
COMMENT ON COLUMN raw.late_conversion.cny IS 'Price in Chinese yuan by the same rule as usd; null without a rate';
COMMENT ON COLUMN raw.late_conversion.fx_day IS
    'Day of the oldest exchange rate used for usd and cny; null when none was';
COMMENT ON COLUMN raw.late_conversion.recorded_at IS 'When the build that converted it ran (UTC)';

COMMENT ON TABLE raw.verdict IS 'Prices whose status changed after they were recorded; the last row of a price counts';
COMMENT ON COLUMN raw.verdict.price_id IS 'The price (raw.price.price_id)';
COMMENT ON COLUMN raw.verdict.held IS 'Whether it is held from then on: false when a later day confirmed it';
COMMENT ON COLUMN raw.verdict.recorded_at IS 'When the build that judged it ran (UTC)';

COMMENT ON TABLE raw.standing IS 'Facts that a later load took back or told again; the last row of a fact counts';
COMMENT ON COLUMN raw.standing.fact_id IS 'The fact (price_id, move_id, announcement_id or refusal_id)';
COMMENT ON COLUMN raw.standing.stands IS 'Whether it stands from then on';
COMMENT ON COLUMN raw.standing.cause IS
    'reread (other rules read its page otherwise), edited (its page changed), superseded (a later version of its page was known), corrected, correction lapsed, or said again';
COMMENT ON COLUMN raw.standing.recorded_at IS 'When the build that took it back or heard it again ran (UTC)';

COMMENT ON TABLE raw.page_reading IS 'Which reading of a page stands; the last row of a page counts';
COMMENT ON COLUMN raw.page_reading.source IS 'Name of the source it came from (sources.name)';
COMMENT ON COLUMN raw.page_reading.page IS 'Address of an article; for other pages the digest of the capture';
COMMENT ON COLUMN raw.page_reading.seen IS 'When the capture was fetched (UTC); null for an article, whose captures are versions of one page';
COMMENT ON COLUMN raw.page_reading.capture IS 'Digest of the kept page that was read, sha256:<hex>';
COMMENT ON COLUMN raw.page_reading.rules IS 'Version of the rules that read it';
COMMENT ON COLUMN raw.page_reading.observed_at IS 'When that capture was fetched (UTC)';
COMMENT ON COLUMN raw.page_reading.recorded_at IS 'When the build that loaded the reading ran (UTC)';

COMMENT ON TABLE raw.price_move IS 'Stated changes as loaded; view price_moves shows them';
COMMENT ON COLUMN raw.price_move.move_id IS 'Digest of the statement';
COMMENT ON COLUMN raw.price_move.source IS 'Name of the source it came from (sources.name)';
COMMENT ON COLUMN raw.price_move.url IS 'Address of the page or API answer';
COMMENT ON COLUMN raw.price_move.title IS 'Title of the page';
COMMENT ON COLUMN raw.price_move.quote IS 'The words it was read from, verbatim in the page';
COMMENT ON COLUMN raw.price_move.capture IS
    'Digest of the kept page, sha256:<hex> (captures.digest); null when none is kept';
COMMENT ON COLUMN raw.price_move.rules IS 'Version of the rules that read it';
COMMENT ON COLUMN raw.price_move.chip IS 'Chip family, canonical (chips.chip), as nvidia-h100';
COMMENT ON COLUMN raw.price_move.vendor IS 'Maker of the chip (chips.vendor)';
COMMENT ON COLUMN raw.price_move.basis IS 'purchase or rental';
COMMENT ON COLUMN raw.price_move.per IS 'What the price is for: chip or server; null when not told';
COMMENT ON COLUMN raw.price_move.term IS
    'Unit of time the price is for: hour, day, month or year; null for a purchase';
COMMENT ON COLUMN raw.price_move.direction IS 'up, down or flat';
COMMENT ON COLUMN raw.price_move."from" IS 'Price before, in main units of currency';
COMMENT ON COLUMN raw.price_move."to" IS 'Price after, in main units of currency';
COMMENT ON COLUMN raw.price_move.change IS 'Amount of the change in main units of currency; direction tells the sign';
COMMENT ON COLUMN raw.price_move.change_pct IS 'Change in percent, positive; direction tells the sign';
COMMENT ON COLUMN raw.price_move.currency IS 'Currency as its ISO 4217 code';
COMMENT ON COLUMN raw.price_move.period IS 'Time the change took, as an ISO 8601 duration';
COMMENT ON COLUMN raw.price_move.valid_on IS
    'Day the change is told for (first day of a month or year told as such, else the page''s day)';
COMMENT ON COLUMN raw.price_move.observed_at IS 'When the page was fetched (UTC)';
COMMENT ON COLUMN raw.price_move.published_at IS
    'When the page says it was published (UTC; midnight where only a day is told)';
COMMENT ON COLUMN raw.price_move.recorded_at IS 'When the build that first held the row ran (UTC)';

COMMENT ON TABLE raw.announcement IS 'Events of models and chips as loaded; view announcements shows them';
COMMENT ON COLUMN raw.announcement.announcement_id IS 'Digest of the statement';
COMMENT ON COLUMN raw.announcement.kind IS 'model or chip';
COMMENT ON COLUMN raw.announcement.subject IS 'Name of the model, or the chip''s slug';
COMMENT ON COLUMN raw.announcement.maker IS 'Developer of the model, or vendor of the chip';
COMMENT ON COLUMN raw.announcement.event IS
    'announced, released, open-sourced, updated, deprecated or mentioned (models); announced, launched, shipping, export-restricted or discontinued (chips)';
COMMENT ON COLUMN raw.announcement.date IS 'Day of the event as precise as told: YYYY, YYYY-MM or YYYY-MM-DD';
COMMENT ON COLUMN raw.announcement.parameters IS 'Parameters of the model (count)';
COMMENT ON COLUMN raw.announcement.context_length IS 'Context of the model in tokens';
COMMENT ON COLUMN raw.announcement.license IS 'Licence as told';
COMMENT ON COLUMN raw.announcement.training_flop IS 'Training compute in floating-point operations';
COMMENT ON COLUMN raw.announcement.training_tokens IS 'Training data in tokens';
COMMENT ON COLUMN raw.announcement.price_input_mtok IS 'US dollars for a million input tokens';
COMMENT ON COLUMN raw.announcement.price_output_mtok IS 'US dollars for a million output tokens';
COMMENT ON COLUMN raw.announcement.source IS 'Name of the source it came from (sources.name)';
COMMENT ON COLUMN raw.announcement.url IS 'Address of the page or API answer';
COMMENT ON COLUMN raw.announcement.title IS 'Title of the page';
COMMENT ON COLUMN raw.announcement.quote IS 'The words it was read from, verbatim in the page';
COMMENT ON COLUMN raw.announcement.capture IS
    'Digest of the kept page, sha256:<hex> (captures.digest); null when none is kept';
COMMENT ON COLUMN raw.announcement.rules IS 'Version of the rules that read it';
COMMENT ON COLUMN raw.announcement.observed_at IS 'When the page was fetched (UTC)';
COMMENT ON COLUMN raw.announcement.published_at IS
    'When the page says it was published (UTC; midnight where only a day is told)';
COMMENT ON COLUMN raw.announcement.recorded_at IS 'When the build that first held the row ran (UTC)';
COMMENT ON COLUMN raw.announcement.attributes IS 'Whatever else the source tells, as JSON';

COMMENT ON TABLE raw.article IS 'Pages of news as loaded, a row for each reading that differed; view articles shows the newest';
COMMENT ON COLUMN raw.article.article_id IS 'Digest of the reading';
COMMENT ON COLUMN raw.article.source IS 'Name of the source it came from (sources.name)';
COMMENT ON COLUMN raw.article.url IS 'Address of the page or API answer';
COMMENT ON COLUMN raw.article.title IS 'Title of the page';
COMMENT ON COLUMN raw.article.published_at IS
    'When the page says it was published (UTC; midnight where only a day is told)';
COMMENT ON COLUMN raw.article.language IS 'Language of the page (BCP 47)';
COMMENT ON COLUMN raw.article.characters IS 'Length of the body in characters';
COMMENT ON COLUMN raw.article.capture IS
    'Digest of the kept page, sha256:<hex> (captures.digest); null when none is kept';
COMMENT ON COLUMN raw.article.observed_at IS 'When the page was fetched (UTC)';
COMMENT ON COLUMN raw.article.recorded_at IS 'When the build that first held this reading ran (UTC)';

COMMENT ON TABLE raw.fx_rate IS 'Exchange rates as loaded; view fx_rates shows them';
COMMENT ON COLUMN raw.fx_rate.rate_id IS 'Digest of the rate';
COMMENT ON COLUMN raw.fx_rate.day IS 'Day the rate is dated';
COMMENT ON COLUMN raw.fx_rate.currency IS 'Currency as its ISO 4217 code';
COMMENT ON COLUMN raw.fx_rate.per_eur IS 'Units of the currency for one euro';
COMMENT ON COLUMN raw.fx_rate.source IS 'Name of the source it came from (sources.name)';
COMMENT ON COLUMN raw.fx_rate.capture IS
    'Digest of the kept page, sha256:<hex> (captures.digest); null when none is kept';
COMMENT ON COLUMN raw.fx_rate.recorded_at IS 'When the build that first held the row ran (UTC)';

COMMENT ON TABLE raw.refusal IS 'Refused values as loaded; view refused shows them';
COMMENT ON COLUMN raw.refusal.refusal_id IS 'Digest of the refusal';
COMMENT ON COLUMN raw.refusal.source IS 'Name of the source it came from (sources.name)';
COMMENT ON COLUMN raw.refusal.url IS 'Address of the page or API answer';
COMMENT ON COLUMN raw.refusal.reason IS 'Why it was not taken, as unknown-chip';
COMMENT ON COLUMN raw.refusal.value IS 'What was refused, as it stood';
COMMENT ON COLUMN raw.refusal.quote IS 'The words it was read from, verbatim in the page';
COMMENT ON COLUMN raw.refusal.listing IS 'Id of the offer in its source; null outside offers';
COMMENT ON COLUMN raw.refusal.capture IS
    'Digest of the kept page, sha256:<hex> (captures.digest); null when none is kept';
COMMENT ON COLUMN raw.refusal.rules IS 'Version of the rules that read it';
COMMENT ON COLUMN raw.refusal.observed_at IS 'When the page was fetched (UTC)';
COMMENT ON COLUMN raw.refusal.recorded_at IS 'When the build that first held the row ran (UTC)';
COMMENT ON COLUMN raw.refusal.attributes IS 'Whatever else the source tells, as JSON';

COMMENT ON TABLE raw.fetch IS 'Requests as loaded; view fetches shows them';
COMMENT ON COLUMN raw.fetch.fetch_id IS 'Digest of the request and its answer';
COMMENT ON COLUMN raw.fetch.source IS 'Name of the source it came from (sources.name)';
COMMENT ON COLUMN raw.fetch.url IS 'Address asked for';
COMMENT ON COLUMN raw.fetch.method IS 'HTTP method';
COMMENT ON COLUMN raw.fetch.role IS 'What it was for: list, article, feed, offers, dataset, rates or robots';
COMMENT ON COLUMN raw.fetch.requested_at IS 'When it was asked (UTC)';
COMMENT ON COLUMN raw.fetch.seconds IS 'Time the answer took, in seconds';
COMMENT ON COLUMN raw.fetch.status IS 'HTTP status; null without an answer';
COMMENT ON COLUMN raw.fetch.bytes IS 'Size of the answer in bytes';
COMMENT ON COLUMN raw.fetch.media_type IS 'Media type of the answer';
COMMENT ON COLUMN raw.fetch.digest IS 'Digest of the answer, sha256:<hex>';
COMMENT ON COLUMN raw.fetch.archive IS 'Archive file, relative to the data folder';
COMMENT ON COLUMN raw.fetch."offset" IS 'Where in the archive file the record begins, in bytes';
COMMENT ON COLUMN raw.fetch.class IS 'How it went, as ok, unchanged, blocked or timed-out';
COMMENT ON COLUMN raw.fetch.cause IS 'Why it went so, in a sentence';
COMMENT ON COLUMN raw.fetch.final_url IS 'Address that answered after redirects';
COMMENT ON COLUMN raw.fetch.etag IS 'ETag of the answer';
COMMENT ON COLUMN raw.fetch.last_modified IS 'Last-Modified of the answer';
COMMENT ON COLUMN raw.fetch.robots IS 'What robots.txt said of it';
COMMENT ON COLUMN raw.fetch.day IS 'Night it belongs to';

COMMENT ON TABLE raw.reading IS 'How much reading a source''s night gave, a row for each time that it gave another number';
COMMENT ON COLUMN raw.reading.day IS 'Night the pages were fetched in';
COMMENT ON COLUMN raw.reading.source IS 'Name of the source (sources.name)';
COMMENT ON COLUMN raw.reading.records IS 'Records that reading gave, refusals aside (count)';
COMMENT ON COLUMN raw.reading.refusals IS 'Values seen and not taken (count)';
COMMENT ON COLUMN raw.reading.recorded_at IS 'When the build that first held the row ran (UTC)';
