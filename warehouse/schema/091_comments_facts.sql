-- What the tables of facts and their columns mean, units included. The comments travel in the file.

COMMENT ON VIEW prices IS 'Prices of AI chips, a row for each fact: who asks what for which day. Nothing is overwritten: a correction is a new row';
COMMENT ON COLUMN prices.price_id IS 'Digest of the fact (identity and value)';
COMMENT ON COLUMN prices.source IS 'Name of the source it came from (sources.name)';
COMMENT ON COLUMN prices.url IS 'Address of the page or API answer';
COMMENT ON COLUMN prices.title IS 'Title of the page';
COMMENT ON COLUMN prices.quote IS 'The words it was read from, verbatim in the page';
COMMENT ON COLUMN prices.capture IS 'Digest of the kept page, sha256:<hex> (captures.digest); null when none is kept';
COMMENT ON COLUMN prices.rules IS 'Version of the rules that read it';
COMMENT ON COLUMN prices.chip IS 'Chip family, canonical (chips.chip), as nvidia-h100';
COMMENT ON COLUMN prices.vendor IS 'Maker of the chip (chips.vendor)';
COMMENT ON COLUMN prices.form_factor IS 'Form factor of the chip, as SXM or PCIe; null when not told';
COMMENT ON COLUMN prices.memory_gb IS 'Memory of one chip in GB; null when not told';
COMMENT ON COLUMN prices.basis IS 'purchase or rental';
COMMENT ON COLUMN prices.per IS 'What the price is for: chip or server';
COMMENT ON COLUMN prices.chips IS 'How many chips the priced unit holds; null when not told';
COMMENT ON COLUMN prices.term IS 'Unit of time the price is for: hour, day, month or year; null for a purchase';
COMMENT ON COLUMN prices.tier IS 'on-demand, spot, reserved, community, list or street; null when not told';
COMMENT ON COLUMN prices.commitment IS 'Length of the contract as an ISO 8601 duration (P1Y); null without one';
COMMENT ON COLUMN prices.low IS 'Lower end of the price, in main units of currency';
COMMENT ON COLUMN prices.high IS
    'Upper end of the price, in main units of currency; equal to low where one figure was given';
COMMENT ON COLUMN prices.price IS 'Middle of low and high, in main units of currency';
COMMENT ON COLUMN prices.currency IS 'Currency as its ISO 4217 code';
COMMENT ON COLUMN prices.bound IS 'exact, approx, min or max: how the price was told';
COMMENT ON COLUMN prices.condition IS 'new, used or refurbished; null when not told';
COMMENT ON COLUMN prices.seller IS 'Who asks the price; null when it is the source itself';
COMMENT ON COLUMN prices.segment IS 'hyperscaler, neocloud, marketplace, shop or press';
COMMENT ON COLUMN prices.region IS 'Region as the source names it; null when not told';
COMMENT ON COLUMN prices.listing IS 'Stable id of the offer in its source; null for a sentence in an article';
COMMENT ON COLUMN prices.valid_on IS 'Day the price holds for (first day of a month or year told as such)';
COMMENT ON COLUMN prices.valid_precision IS
    'Where valid_on comes from: told to the day, month or year, else the page''s day (published) or the fetch''s (observed)';
COMMENT ON COLUMN prices.observed_at IS 'When the page was fetched (UTC)';
COMMENT ON COLUMN prices.published_at IS
    'When the page says it was published (UTC; midnight where only a day is told)';
COMMENT ON COLUMN prices.recorded_at IS 'When the build that first held the row ran (UTC)';
COMMENT ON COLUMN prices.usd IS
    'Price in US dollars at the last rate dated on or before valid_on, as known when recorded; null without a rate';
COMMENT ON COLUMN prices.cny IS 'Price in Chinese yuan by the same rule as usd; null without a rate';
COMMENT ON COLUMN prices.fx_day IS 'Day of the oldest exchange rate used for usd and cny; null when none was';
COMMENT ON COLUMN prices.usd_per_chip IS
    'US dollars for one chip (purchase) or one chip and hour (rental; a month is 730 hours, a year 8760); null where that cannot be said';
COMMENT ON COLUMN prices.status IS
    'accepted, or held: more than 3 times or less than a third of the offer''s last accepted price and not confirmed by another day (or a price of 0)';
COMMENT ON COLUMN prices.attributes IS 'Whatever else the source tells, as JSON';

COMMENT ON VIEW price_moves IS 'Stated changes of prices, a row for each statement and page';
COMMENT ON COLUMN price_moves.move_id IS 'Digest of the statement';
COMMENT ON COLUMN price_moves.source IS 'Name of the source it came from (sources.name)';
COMMENT ON COLUMN price_moves.url IS 'Address of the page or API answer';
COMMENT ON COLUMN price_moves.title IS 'Title of the page';
COMMENT ON COLUMN price_moves.quote IS 'The words it was read from, verbatim in the page';
COMMENT ON COLUMN price_moves.capture IS
    'Digest of the kept page, sha256:<hex> (captures.digest); null when none is kept';
COMMENT ON COLUMN price_moves.rules IS 'Version of the rules that read it';
COMMENT ON COLUMN price_moves.chip IS 'Chip family, canonical (chips.chip), as nvidia-h100';
COMMENT ON COLUMN price_moves.vendor IS 'Maker of the chip (chips.vendor)';
COMMENT ON COLUMN price_moves.basis IS 'purchase or rental';
COMMENT ON COLUMN price_moves.per IS 'What the price is for: chip or server; null when not told';
COMMENT ON COLUMN price_moves.term IS 'Unit of time the price is for: hour, day, month or year; null for a purchase';
COMMENT ON COLUMN price_moves.direction IS 'up, down or flat';
COMMENT ON COLUMN price_moves."from" IS 'Price before, in main units of currency';
COMMENT ON COLUMN price_moves."to" IS 'Price after, in main units of currency';
COMMENT ON COLUMN price_moves.change IS 'Amount of the change in main units of currency; direction tells the sign';
COMMENT ON COLUMN price_moves.change_pct IS 'Change in percent, positive; direction tells the sign';
COMMENT ON COLUMN price_moves.currency IS 'Currency as its ISO 4217 code';
COMMENT ON COLUMN price_moves.period IS 'Time the change took, as an ISO 8601 duration';
COMMENT ON COLUMN price_moves.valid_on IS
    'Day the change is told for (first day of a month or year told as such, else the page''s day)';
COMMENT ON COLUMN price_moves.observed_at IS 'When the page was fetched (UTC)';
COMMENT ON COLUMN price_moves.published_at IS
    'When the page says it was published (UTC; midnight where only a day is told)';
COMMENT ON COLUMN price_moves.recorded_at IS 'When the build that first held the row ran (UTC)';

COMMENT ON VIEW announcements IS 'What was told of AI models and chips, a row for each event and page';
COMMENT ON COLUMN announcements.announcement_id IS 'Digest of the statement';
COMMENT ON COLUMN announcements.kind IS 'model or chip';
COMMENT ON COLUMN announcements.subject IS 'Name of the model, or the chip''s slug';
COMMENT ON COLUMN announcements.maker IS 'Developer of the model, or vendor of the chip';
COMMENT ON COLUMN announcements.event IS
    'announced, released, open-sourced, updated, deprecated or mentioned (models); announced, launched, shipping, export-restricted or discontinued (chips)';
COMMENT ON COLUMN announcements.date IS 'Day of the event as precise as told: YYYY, YYYY-MM or YYYY-MM-DD';
COMMENT ON COLUMN announcements.parameters IS 'Parameters of the model (count)';
COMMENT ON COLUMN announcements.context_length IS 'Context of the model in tokens';
COMMENT ON COLUMN announcements.license IS 'Licence as told';
COMMENT ON COLUMN announcements.training_flop IS 'Training compute in floating-point operations';
COMMENT ON COLUMN announcements.training_tokens IS 'Training data in tokens';
COMMENT ON COLUMN announcements.price_input_mtok IS 'US dollars for a million input tokens';
COMMENT ON COLUMN announcements.price_output_mtok IS 'US dollars for a million output tokens';
COMMENT ON COLUMN announcements.source IS 'Name of the source it came from (sources.name)';
COMMENT ON COLUMN announcements.url IS 'Address of the page or API answer';
COMMENT ON COLUMN announcements.title IS 'Title of the page';
COMMENT ON COLUMN announcements.quote IS 'The words it was read from, verbatim in the page';
COMMENT ON COLUMN announcements.capture IS
    'Digest of the kept page, sha256:<hex> (captures.digest); null when none is kept';
COMMENT ON COLUMN announcements.rules IS 'Version of the rules that read it';
COMMENT ON COLUMN announcements.observed_at IS 'When the page was fetched (UTC)';
COMMENT ON COLUMN announcements.published_at IS
    'When the page says it was published (UTC; midnight where only a day is told)';
COMMENT ON COLUMN announcements.recorded_at IS 'When the build that first held the row ran (UTC)';
COMMENT ON COLUMN announcements.attributes IS 'Whatever else the source tells, as JSON';

COMMENT ON VIEW articles IS 'Pages of news that were read, a row for each source and address, as last read';
COMMENT ON COLUMN articles.source IS 'Name of the source it came from (sources.name)';
COMMENT ON COLUMN articles.url IS 'Address of the page or API answer';
COMMENT ON COLUMN articles.title IS 'Title of the page';
COMMENT ON COLUMN articles.published_at IS
    'When the page says it was published (UTC; midnight where only a day is told)';
COMMENT ON COLUMN articles.language IS 'Language of the page (BCP 47)';
COMMENT ON COLUMN articles.characters IS 'Length of the body in characters';
COMMENT ON COLUMN articles.capture IS
    'Digest of the kept page, sha256:<hex> (captures.digest); null when none is kept';
COMMENT ON COLUMN articles.first_seen IS 'When it was first fetched (UTC)';
COMMENT ON COLUMN articles.last_seen IS 'When it last answered (UTC)';
COMMENT ON COLUMN articles.facts IS 'Facts read from it (prices, moves and announcements; count)';
COMMENT ON COLUMN articles.recorded_at IS 'When the build that first held this reading ran (UTC)';

COMMENT ON VIEW fx_rates IS 'Exchange rates, a row for each day, currency and source';
COMMENT ON COLUMN fx_rates.day IS 'Day the rate is dated';
COMMENT ON COLUMN fx_rates.currency IS 'Currency as its ISO 4217 code';
COMMENT ON COLUMN fx_rates.per_eur IS 'Units of the currency for one euro';
COMMENT ON COLUMN fx_rates.source IS 'Name of the source it came from (sources.name)';
COMMENT ON COLUMN fx_rates.capture IS
    'Digest of the kept page, sha256:<hex> (captures.digest); null when none is kept';
COMMENT ON COLUMN fx_rates.recorded_at IS 'When the build that first held the row ran (UTC)';

COMMENT ON VIEW refused IS 'Values seen and not taken, a row for each value and page';
COMMENT ON COLUMN refused.refusal_id IS 'Digest of the refusal';
COMMENT ON COLUMN refused.source IS 'Name of the source it came from (sources.name)';
COMMENT ON COLUMN refused.url IS 'Address of the page or API answer';
COMMENT ON COLUMN refused.reason IS 'Why it was not taken, as unknown-chip';
COMMENT ON COLUMN refused.value IS 'What was refused, as it stood';
COMMENT ON COLUMN refused.quote IS 'The words it was read from, verbatim in the page';
COMMENT ON COLUMN refused.listing IS 'Id of the offer in its source; null outside offers';
COMMENT ON COLUMN refused.capture IS
    'Digest of the kept page, sha256:<hex> (captures.digest); null when none is kept';
COMMENT ON COLUMN refused.rules IS 'Version of the rules that read it';
COMMENT ON COLUMN refused.observed_at IS 'When the page was fetched (UTC)';
COMMENT ON COLUMN refused.recorded_at IS 'When the build that first held the row ran (UTC)';
COMMENT ON COLUMN refused.attributes IS 'Whatever else the source tells, as JSON';
