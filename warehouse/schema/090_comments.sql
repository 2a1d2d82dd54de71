-- What every table and column means, units included. The comments travel in the file.

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

COMMENT ON TABLE listings IS 'Offers, a row for each source and listing, as last seen';
COMMENT ON COLUMN listings.source IS 'Name of the source it came from (sources.name)';
COMMENT ON COLUMN listings.listing IS 'Stable id of the offer in its source; null for a sentence in an article';
COMMENT ON COLUMN listings.chip IS 'Chip family, canonical (chips.chip), as nvidia-h100';
COMMENT ON COLUMN listings.form_factor IS 'Form factor of the chip, as SXM or PCIe; null when not told';
COMMENT ON COLUMN listings.memory_gb IS 'Memory of one chip in GB; null when not told';
COMMENT ON COLUMN listings.basis IS 'purchase or rental';
COMMENT ON COLUMN listings.per IS 'What the price is for: chip or server';
COMMENT ON COLUMN listings.chips IS 'How many chips the priced unit holds; null when not told';
COMMENT ON COLUMN listings.term IS 'Unit of time the price is for: hour, day, month or year; null for a purchase';
COMMENT ON COLUMN listings.tier IS 'on-demand, spot, reserved, community, list or street; null when not told';
COMMENT ON COLUMN listings.seller IS 'Who asks the price; null when it is the source itself';
COMMENT ON COLUMN listings.region IS 'Region as the source names it; null when not told';
COMMENT ON COLUMN listings.currency IS 'Currency as its ISO 4217 code';
COMMENT ON COLUMN listings.first_seen IS 'First day it was offered on';
COMMENT ON COLUMN listings.last_seen IS 'Last day it was offered on';
COMMENT ON COLUMN listings.nights IS 'Days it was offered on (count)';
COMMENT ON COLUMN listings.last_price IS 'Last price in main units of currency';
COMMENT ON COLUMN listings.last_usd_per_chip IS 'Last usd_per_chip (US dollars for one chip, or one chip and hour)';

COMMENT ON TABLE weekly_prices IS 'Level and movement of prices by method v1, a row for each series and ISO week';
COMMENT ON COLUMN weekly_prices.week IS 'ISO week, as 2026-W34';
COMMENT ON COLUMN weekly_prices.chip IS 'Chip family, canonical (chips.chip), as nvidia-h100';
COMMENT ON COLUMN weekly_prices.form_factor IS 'Form factor of the chip, as SXM or PCIe; null when not told';
COMMENT ON COLUMN weekly_prices.memory_gb IS 'Memory of one chip in GB; null when not told';
COMMENT ON COLUMN weekly_prices.basis IS 'purchase or rental';
COMMENT ON COLUMN weekly_prices.per IS 'chip or server; rentals always per chip';
COMMENT ON COLUMN weekly_prices.term IS 'hour for rentals; null for purchases';
COMMENT ON COLUMN weekly_prices.tier IS 'on-demand, spot, reserved, community, list or street; null when not told';
COMMENT ON COLUMN weekly_prices.commitment IS
    'Length of the contract as an ISO 8601 duration (P1Y); null without one';
COMMENT ON COLUMN weekly_prices.week_start IS 'Monday of the ISO week';
COMMENT ON COLUMN weekly_prices.listings IS 'Listings with a price this week (count)';
COMMENT ON COLUMN weekly_prices.sellers IS 'Sellers with a price this week (count)';
COMMENT ON COLUMN weekly_prices.matched_listings IS 'Listings compared with an earlier week, re-linked ones included';
COMMENT ON COLUMN weekly_prices.matched_sellers IS 'Sellers with a compared listing';
COMMENT ON COLUMN weekly_prices.median_usd IS
    'Median over sellers of each seller''s median, in US dollars (rentals per chip and hour); null with fewer than 3 sellers';
COMMENT ON COLUMN weekly_prices.low_usd IS 'Lowest seller''s level in US dollars';
COMMENT ON COLUMN weekly_prices.high_usd IS 'Highest seller''s level in US dollars';
COMMENT ON COLUMN weekly_prices.change_matched_pct IS
    'Movement of prices since the week before, in percent: listings compared with themselves in their own currencies; null with fewer than 3 matched sellers';
COMMENT ON COLUMN weekly_prices.change_level_pct IS 'Change of median_usd since the week before, in percent';
COMMENT ON COLUMN weekly_prices.fx_pct IS
    'What exchange rates alone moved the dollar price of the same listings, in percent';
COMMENT ON COLUMN weekly_prices.composition_pct IS
    'What the level moved beyond prices and exchange rates, in percent: sellers and listings that came and went';
COMMENT ON COLUMN weekly_prices.price_index IS
    'Chained movement of prices; 100 at the first week of the series, unmoved by weeks with fewer than 3 matched sellers';
COMMENT ON COLUMN weekly_prices.imputed_share IS
    'Fraction (0 to 1) of the week''s listings, carried ones included, that rests on a carried price: re-linked after a gap, or missing and carried at the movement of the others';
COMMENT ON COLUMN weekly_prices.method IS 'Version of the method';

COMMENT ON TABLE weekly_contributions IS 'What each matched seller contributed to a series'' weekly movement, a row for each series, ISO week and seller';
COMMENT ON COLUMN weekly_contributions.week IS 'ISO week, as 2026-W34';
COMMENT ON COLUMN weekly_contributions.chip IS 'Chip family, canonical (chips.chip), as nvidia-h100';
COMMENT ON COLUMN weekly_contributions.form_factor IS 'Form factor of the chip, as SXM or PCIe; null when not told';
COMMENT ON COLUMN weekly_contributions.memory_gb IS 'Memory of one chip in GB; null when not told';
COMMENT ON COLUMN weekly_contributions.basis IS 'purchase or rental';
COMMENT ON COLUMN weekly_contributions.per IS 'chip or server; rentals always per chip';
COMMENT ON COLUMN weekly_contributions.term IS 'hour for rentals; null for purchases';
COMMENT ON COLUMN weekly_contributions.tier IS
    'on-demand, spot, reserved, community, list or street; null when not told';
COMMENT ON COLUMN weekly_contributions.commitment IS
    'Length of the contract as an ISO 8601 duration (P1Y); null without one';
COMMENT ON COLUMN weekly_contributions.seller IS 'Seller, or the source where none is named';
COMMENT ON COLUMN weekly_contributions.listings IS 'Listings of the seller that were compared (count)';
COMMENT ON COLUMN weekly_contributions.imputed_listings IS 'Of these, listings re-linked after a gap (count)';
COMMENT ON COLUMN weekly_contributions.relative IS
    'Geometric mean of the seller''s listings'' price ratios (1 is no change)';
COMMENT ON COLUMN weekly_contributions.log_contribution IS
    'Logarithm of the relative over the number of sellers (no unit); these add up to the logarithm of the week''s relative';
COMMENT ON COLUMN weekly_contributions.contribution_pct IS
    'The same in percent points, scaled so that they add up to change_matched_pct';

COMMENT ON TABLE chips IS 'The catalogue of chips, a row for each product';
COMMENT ON COLUMN chips.slug IS 'Canonical name of the product';
COMMENT ON COLUMN chips.chip IS 'Canonical name of its family, as prices use it';
COMMENT ON COLUMN chips.vendor IS 'Maker';
COMMENT ON COLUMN chips.name IS 'Full name';
COMMENT ON COLUMN chips.aliases IS 'Other names it is known by';
COMMENT ON COLUMN chips.launch_date IS 'Day of launch as precise as known';
COMMENT ON COLUMN chips.memory_gb IS 'Memory in GB';
COMMENT ON COLUMN chips.form_factors IS 'Form factors it is sold in';
COMMENT ON COLUMN chips.notes IS 'Remarks';
COMMENT ON COLUMN chips.evidence IS 'Address that says so';

COMMENT ON TABLE models IS 'The catalogue of AI models, a row for each model';
COMMENT ON COLUMN models.slug IS 'Canonical name';
COMMENT ON COLUMN models.name IS 'Full name';
COMMENT ON COLUMN models.developer IS 'Who made it';
COMMENT ON COLUMN models.aliases IS 'Other names it is known by';
COMMENT ON COLUMN models.first_announced IS 'Day first announced, as precise as known';
COMMENT ON COLUMN models.parameters IS 'Parameters as the catalogue tells them (count; B is a thousand million)';
COMMENT ON COLUMN models.evidence IS 'Where the facts are from';

COMMENT ON VIEW fx_rates IS 'Exchange rates, a row for each day, currency and source';
COMMENT ON COLUMN fx_rates.day IS 'Day the rate is dated';
COMMENT ON COLUMN fx_rates.currency IS 'Currency as its ISO 4217 code';
COMMENT ON COLUMN fx_rates.per_eur IS 'Units of the currency for one euro';
COMMENT ON COLUMN fx_rates.source IS 'Name of the source it came from (sources.name)';
COMMENT ON COLUMN fx_rates.capture IS
    'Digest of the kept page, sha256:<hex> (captures.digest); null when none is kept';
COMMENT ON COLUMN fx_rates.recorded_at IS 'When the build that first held the row ran (UTC)';

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
COMMENT ON COLUMN source_health.cause IS 'The most frequent cause of failure, in a sentence; null when well';
COMMENT ON COLUMN source_health.repair IS 'What to do about it; null when well';
COMMENT ON COLUMN source_health.since IS 'First night of this spell of the same status';

COMMENT ON VIEW fetches IS 'Requests, good and bad, a row for each';
COMMENT ON COLUMN fetches.source IS 'Name of the source it came from (sources.name)';
COMMENT ON COLUMN fetches.url IS 'Address asked for';
COMMENT ON COLUMN fetches.method IS 'HTTP method';
COMMENT ON COLUMN fetches.role IS 'What it was for: list, article, feed, offers, dataset, rates or robots';
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
COMMENT ON COLUMN captures.fetched_at IS 'When it was fetched (UTC)';
COMMENT ON COLUMN captures.archive IS 'Archive file, relative to the data folder';
COMMENT ON COLUMN captures.archive_offset IS 'Where in it the record begins, in bytes';
COMMENT ON COLUMN captures.source IS 'Name of the source it came from (sources.name)';

COMMENT ON TABLE changes IS 'Offers that came, went or changed their price between two nights of their source, a row for each';
COMMENT ON COLUMN changes.day IS 'Night it was noticed';
COMMENT ON COLUMN changes.source IS 'Name of the source it came from (sources.name)';
COMMENT ON COLUMN changes.listing IS 'Stable id of the offer in its source; null for a sentence in an article';
COMMENT ON COLUMN changes.chip IS 'Chip family, canonical (chips.chip), as nvidia-h100';
COMMENT ON COLUMN changes.seller IS 'Who asks the price; null when it is the source itself';
COMMENT ON COLUMN changes.change IS 'ADD, MODIFY or WITHDRAW';
COMMENT ON COLUMN changes.old_price IS 'Price the night before, in main units of currency; null for ADD';
COMMENT ON COLUMN changes.new_price IS 'Price this night, in main units of currency; null for WITHDRAW';
COMMENT ON COLUMN changes.currency IS 'Currency as its ISO 4217 code';
COMMENT ON COLUMN changes.old_on IS 'The night before, on which old_price was seen';

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
    'Whether it was held when recorded (raw.confirmation tells what was confirmed later)';
COMMENT ON COLUMN raw.price.attributes IS 'Whatever else the source tells, as JSON';

COMMENT ON TABLE raw.late_conversion IS 'Prices that were recorded without a rate and got one later';
COMMENT ON COLUMN raw.late_conversion.price_id IS 'The price (raw.price.price_id)';
COMMENT ON COLUMN raw.late_conversion.usd IS
    'Price in US dollars at the last rate dated on or before valid_on, as known when recorded; null without a rate';
COMMENT ON COLUMN raw.late_conversion.cny IS 'Price in Chinese yuan by the same rule as usd; null without a rate';
COMMENT ON COLUMN raw.late_conversion.fx_day IS
    'Day of the oldest exchange rate used for usd and cny; null when none was';
COMMENT ON COLUMN raw.late_conversion.recorded_at IS 'When the build that converted it ran (UTC)';

COMMENT ON TABLE raw.confirmation IS 'Held prices that a later day confirmed';
COMMENT ON COLUMN raw.confirmation.price_id IS 'The price (raw.price.price_id)';
COMMENT ON COLUMN raw.confirmation.confirmed_at IS 'When the build that accepted it ran (UTC)';

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

COMMENT ON TABLE stage.series IS 'Series of the weekly movement, a row for each';
COMMENT ON COLUMN stage.series.series IS 'Digest of the series key (stage.series)';
COMMENT ON COLUMN stage.series.chip IS 'Chip family, canonical (chips.chip), as nvidia-h100';
COMMENT ON COLUMN stage.series.form_factor IS 'Form factor of the chip, as SXM or PCIe; null when not told';
COMMENT ON COLUMN stage.series.memory_gb IS 'Memory of one chip in GB; null when not told';
COMMENT ON COLUMN stage.series.basis IS 'purchase or rental';
COMMENT ON COLUMN stage.series.per IS 'chip or server; rentals always per chip';
COMMENT ON COLUMN stage.series.term IS 'hour for rentals; null for purchases';
COMMENT ON COLUMN stage.series.tier IS 'on-demand, spot, reserved, community, list or street; null when not told';
COMMENT ON COLUMN stage.series.commitment IS 'Length of the contract as an ISO 8601 duration (P1Y); null without one';

COMMENT ON TABLE stage.listing_week IS 'Weekly listing prices: the median of the daily ones, a row for each listing, currency and week';
COMMENT ON COLUMN stage.listing_week.week_start IS 'Monday of the ISO week';
COMMENT ON COLUMN stage.listing_week.series IS 'Digest of the series key (stage.series)';
COMMENT ON COLUMN stage.listing_week.seller IS 'Seller, or the source where none is named';
COMMENT ON COLUMN stage.listing_week.source IS 'Name of the source it came from (sources.name)';
COMMENT ON COLUMN stage.listing_week.listing IS
    'Stable id of the offer in its source; null for a sentence in an article';
COMMENT ON COLUMN stage.listing_week.currency IS 'Currency as its ISO 4217 code';
COMMENT ON COLUMN stage.listing_week.price IS 'Weekly price in main units of currency (rentals per chip and hour)';
COMMENT ON COLUMN stage.listing_week.usd IS 'Weekly price in US dollars; null without a rate';
COMMENT ON COLUMN stage.listing_week.days IS 'Days with a price (count)';

COMMENT ON TABLE stage.listing_ratio IS 'Weekly listing ratios, matched or re-linked, a row for each listing, currency and week';
COMMENT ON COLUMN stage.listing_ratio.week_start IS 'Monday of the ISO week';
COMMENT ON COLUMN stage.listing_ratio.series IS 'Digest of the series key (stage.series)';
COMMENT ON COLUMN stage.listing_ratio.seller IS 'Seller, or the source where none is named';
COMMENT ON COLUMN stage.listing_ratio.source IS 'Name of the source it came from (sources.name)';
COMMENT ON COLUMN stage.listing_ratio.listing IS
    'Stable id of the offer in its source; null for a sentence in an article';
COMMENT ON COLUMN stage.listing_ratio.currency IS 'Currency as its ISO 4217 code';
COMMENT ON COLUMN stage.listing_ratio.last_week IS 'Monday of the earlier week the listing is compared with';
COMMENT ON COLUMN stage.listing_ratio.log_ratio IS
    'Natural logarithm of the listing''s price ratio in its own currency, re-linked after a gap (no unit)';
COMMENT ON COLUMN stage.listing_ratio.log_fx IS
    'Natural logarithm of what exchange rates moved (no unit); null without rates';
COMMENT ON COLUMN stage.listing_ratio.relinked IS
    'Whether that was not the week before, so that the ratio rests on a carried price';

COMMENT ON TABLE stage.seller_week IS 'Weekly relatives of sellers, a row for each series, seller and week';
COMMENT ON COLUMN stage.seller_week.week_start IS 'Monday of the ISO week';
COMMENT ON COLUMN stage.seller_week.series IS 'Digest of the series key (stage.series)';
COMMENT ON COLUMN stage.seller_week.seller IS 'Seller, or the source where none is named';
COMMENT ON COLUMN stage.seller_week.listings IS 'Listings of the seller that were compared (count)';
COMMENT ON COLUMN stage.seller_week.imputed_listings IS 'Of these, listings re-linked after a gap (count)';
COMMENT ON COLUMN stage.seller_week.log_relative IS 'Mean of the listings'' log_ratio (no unit)';
COMMENT ON COLUMN stage.seller_week.log_fx IS 'Mean of the listings'' log_fx (no unit); null without rates';

COMMENT ON TABLE stage.series_week IS 'Weekly relatives and index of series, a row for each series and week';
COMMENT ON COLUMN stage.series_week.week_start IS 'Monday of the ISO week';
COMMENT ON COLUMN stage.series_week.series IS 'Digest of the series key (stage.series)';
COMMENT ON COLUMN stage.series_week.matched_listings IS
    'Listings compared with an earlier week, re-linked ones included';
COMMENT ON COLUMN stage.series_week.matched_sellers IS 'Sellers with a compared listing';
COMMENT ON COLUMN stage.series_week.imputed_share IS
    'Fraction (0 to 1) of the week''s listings, carried ones included, that rests on a carried price: re-linked after a gap, or missing and carried at the movement of the others';
COMMENT ON COLUMN stage.series_week.log_relative IS
    'Natural logarithm of the relative (no unit); null with fewer than 3 matched sellers';
COMMENT ON COLUMN stage.series_week.log_fx IS
    'Natural logarithm of what exchange rates moved (no unit); null without rates';
COMMENT ON COLUMN stage.series_week.log_index IS 'Natural logarithm of price_index / 100 after this week (no unit)';
COMMENT ON COLUMN stage.series_week.log_fx_index IS
    'Natural logarithm of the chained exchange-rate movement after this week (no unit)';

COMMENT ON TABLE raw.reading IS 'How much reading a source''s night gave, a row for each time that it gave another number';
COMMENT ON COLUMN raw.reading.day IS 'Night the pages were fetched in';
COMMENT ON COLUMN raw.reading.source IS 'Name of the source (sources.name)';
COMMENT ON COLUMN raw.reading.records IS 'Records that reading gave, refusals aside (count)';
COMMENT ON COLUMN raw.reading.refusals IS 'Values seen and not taken (count)';
COMMENT ON COLUMN raw.reading.recorded_at IS 'When the build that first held the row ran (UTC)';
