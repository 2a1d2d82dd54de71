-- What the steps of the weekly movement mean, units included.

COMMENT ON TABLE stage.content IS 'What the long tables hold, carried from night to night; a row for each table and day';
COMMENT ON COLUMN stage.content.name IS 'The table';
COMMENT ON COLUMN stage.content.day IS 'The day that the rows belong to, so that a night counts its own anew; null where it only adds and takes away';
COMMENT ON COLUMN stage.content.rows IS 'Rows (count)';
COMMENT ON COLUMN stage.content.digest IS 'Sum of the digests of its rows';

COMMENT ON TABLE stage.night IS 'The days that a source gave offers on, a row for each';
COMMENT ON COLUMN stage.night.source IS 'Name of the source (sources.name)';
COMMENT ON COLUMN stage.night.day IS 'The day';
COMMENT ON COLUMN stage.night.whole IS 'Whether no request failed: only then is an offer that is missing withdrawn';

COMMENT ON TABLE stage.asked IS 'What a source was asked in a night, a row for each';
COMMENT ON COLUMN stage.asked.day IS 'Day of the night''s folder';
COMMENT ON COLUMN stage.asked.source IS 'Name of the source (sources.name)';
COMMENT ON COLUMN stage.asked.requests IS 'Requests (count), those for robots.txt apart; null without any';
COMMENT ON COLUMN stage.asked.ok IS 'Requests that were answered well (count)';
COMMENT ON COLUMN stage.asked.failed IS 'Requests that failed (count)';
COMMENT ON COLUMN stage.asked.cause IS 'The most frequent cause of those that failed, else of those not answered well';
COMMENT ON COLUMN stage.asked.class IS 'The most frequent class of those that failed, else of those not answered well';

COMMENT ON TABLE stage.offer IS 'The words of an offer: the same thing on the same terms of the same seller, a row for each';
COMMENT ON COLUMN stage.offer.offer IS 'Digest of these words; raw.price.offer';
COMMENT ON COLUMN stage.offer.listing_id IS 'Digest of source and listing (stage.listing)';
COMMENT ON COLUMN stage.offer.item IS 'What the weekly movement follows it as (stage.item); null when it does not enter';
COMMENT ON COLUMN stage.offer.source IS 'Name of the source it came from (sources.name)';
COMMENT ON COLUMN stage.offer.listing IS 'Stable id of the offer in its source';
COMMENT ON COLUMN stage.offer.chip IS 'Chip family, canonical (chips.chip), as nvidia-h100';
COMMENT ON COLUMN stage.offer.form_factor IS 'Form factor of the chip, as SXM or PCIe; null when not told';
COMMENT ON COLUMN stage.offer.memory_gb IS 'Memory of one chip in GB; null when not told';
COMMENT ON COLUMN stage.offer.basis IS 'purchase or rental';
COMMENT ON COLUMN stage.offer.per IS 'What the price is for: chip or server';
COMMENT ON COLUMN stage.offer.chips IS 'How many chips the priced unit holds; null when not told';
COMMENT ON COLUMN stage.offer.term IS 'Unit of time the price is for: hour, day, month or year; null for a purchase';
COMMENT ON COLUMN stage.offer.tier IS 'on-demand, spot, reserved, community, list or street; null when not told';
COMMENT ON COLUMN stage.offer.commitment IS 'Length of the contract as an ISO 8601 duration (P1Y); null without one';
COMMENT ON COLUMN stage.offer.seller IS 'Who asks the price; null when it is the source itself';
COMMENT ON COLUMN stage.offer.region IS 'Region as the source names it; null when not told';
COMMENT ON COLUMN stage.offer.currency IS 'Currency as its ISO 4217 code';
COMMENT ON COLUMN stage.offer.units IS 'Chips (bought) or chip-hours (rented) that the price is for; null where it cannot be said';

COMMENT ON TABLE stage.accepted IS 'Where the held rule stands with each offer, a row for each';
COMMENT ON COLUMN stage.accepted.offer IS 'The offer (stage.offer)';
COMMENT ON COLUMN stage.accepted.last_day IS 'Day of its last price';
COMMENT ON COLUMN stage.accepted.price IS 'Its last accepted price, in main units of its currency';
COMMENT ON COLUMN stage.accepted.waits IS 'Whether any price held since then waits for a second day';

COMMENT ON TABLE stage.listing IS 'Listings as last seen, a row for each; view listings shows them with their words';
COMMENT ON COLUMN stage.listing.listing_id IS 'Digest of source and listing';
COMMENT ON COLUMN stage.listing.offer IS 'The offer it was last seen as (stage.offer)';
COMMENT ON COLUMN stage.listing.first_seen IS 'First day it was offered on';
COMMENT ON COLUMN stage.listing.last_seen IS 'Last day it was offered on';
COMMENT ON COLUMN stage.listing.nights IS 'Days it was offered on (count)';
COMMENT ON COLUMN stage.listing.last_price IS 'Last price in main units of its currency';
COMMENT ON COLUMN stage.listing.last_usd_per_chip IS 'Last usd_per_chip (US dollars for one chip, or one chip and hour)';

COMMENT ON TABLE stage.change IS 'What changed between two nights of a source, a row for each; view changes shows them with their words';
COMMENT ON COLUMN stage.change.day IS 'Night it was noticed';
COMMENT ON COLUMN stage.change.offer IS 'The offer that came, went or has another price (stage.offer)';
COMMENT ON COLUMN stage.change.change IS 'ADD, MODIFY or WITHDRAW';
COMMENT ON COLUMN stage.change.old_price IS 'Price the night before, in main units of its currency; null for ADD';
COMMENT ON COLUMN stage.change.new_price IS 'Price this night, in main units of its currency; null for WITHDRAW';
COMMENT ON COLUMN stage.change.old_on IS 'The night before, on which old_price was seen';

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

COMMENT ON TABLE stage.item IS 'What is followed from week to week: a listing of a seller in a series and currency, a row for each';
COMMENT ON COLUMN stage.item.item IS 'Digest of series, seller, source, listing and currency';
COMMENT ON COLUMN stage.item.series IS 'Digest of the series key (stage.series)';
COMMENT ON COLUMN stage.item.seller IS 'Seller, or the source where none is named';
COMMENT ON COLUMN stage.item.listing_id IS 'Digest of source and listing (stage.listing)';
COMMENT ON COLUMN stage.item.source IS 'Name of the source it came from (sources.name)';
COMMENT ON COLUMN stage.item.listing IS 'Stable id of the offer in its source';
COMMENT ON COLUMN stage.item.currency IS 'Currency as its ISO 4217 code';

COMMENT ON TABLE stage.item_week IS 'Weekly listing prices: the median of the daily ones, a row for each item and week';
COMMENT ON COLUMN stage.item_week.week_start IS 'Monday of the ISO week';
COMMENT ON COLUMN stage.item_week.item IS 'The item (stage.item)';
COMMENT ON COLUMN stage.item_week.price IS 'Weekly price in main units of currency (rentals per chip and hour)';
COMMENT ON COLUMN stage.item_week.usd IS 'Weekly price in US dollars; null without a rate';
COMMENT ON COLUMN stage.item_week.days IS 'Days with a price (count)';

COMMENT ON TABLE stage.item_ratio IS 'Weekly listing ratios, matched or re-linked, a row for each item and week';
COMMENT ON COLUMN stage.item_ratio.week_start IS 'Monday of the ISO week';
COMMENT ON COLUMN stage.item_ratio.item IS 'The item (stage.item)';
COMMENT ON COLUMN stage.item_ratio.last_week IS 'Monday of the earlier week the listing is compared with';
COMMENT ON COLUMN stage.item_ratio.log_ratio IS
    'Natural logarithm of the listing''s price ratio in its own currency, re-linked after a gap (no unit)';
COMMENT ON COLUMN stage.item_ratio.log_fx IS
    'Natural logarithm of what exchange rates moved (no unit); null without rates';
COMMENT ON COLUMN stage.item_ratio.relinked IS
    'Whether that was not the week before, so that the ratio rests on a carried price';

COMMENT ON TABLE stage.item_away IS
    'Listings that are missing in a week and carried at the movement of the others, a row for each, currency and week';
COMMENT ON COLUMN stage.item_away.week_start IS 'Monday of the ISO week that lacks it';
COMMENT ON COLUMN stage.item_away.item IS 'Number of the listing in its series and currency (stage.item)';
COMMENT ON COLUMN stage.item_away.last_week IS 'Monday of the last week with a price, at most 8 weeks before';
COMMENT ON COLUMN stage.item_away.price IS 'Price of that week in main units of currency (rentals per chip and hour)';
COMMENT ON COLUMN stage.item_away.usd IS 'Price of that week in US dollars; null without a rate';

COMMENT ON VIEW stage.listing_week IS 'Weekly listing prices: the median of the daily ones, a row for each listing, currency and week, with its words';
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

COMMENT ON VIEW stage.listing_ratio IS 'Weekly listing ratios, matched or re-linked, a row for each listing, currency and week, with its words';
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

COMMENT ON TABLE stage.series_week IS 'Weekly levels, relatives and index of series, a row for each series and week';
COMMENT ON COLUMN stage.series_week.week_start IS 'Monday of the ISO week';
COMMENT ON COLUMN stage.series_week.series IS 'Digest of the series key (stage.series)';
COMMENT ON COLUMN stage.series_week.listings IS 'Listings with a price this week (count)';
COMMENT ON COLUMN stage.series_week.sellers IS 'Sellers with a price this week (count)';
COMMENT ON COLUMN stage.series_week.median_usd IS
    'Median over sellers of each seller''s median, in US dollars; null with fewer than 3 sellers';
COMMENT ON COLUMN stage.series_week.low_usd IS 'Lowest seller''s level in US dollars';
COMMENT ON COLUMN stage.series_week.high_usd IS 'Highest seller''s level in US dollars';
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
