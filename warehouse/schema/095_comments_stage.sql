-- What the steps of the weekly movement mean, units included.

COMMENT ON TABLE stage.content IS 'What table prices holds, carried from night to night; one row';
COMMENT ON COLUMN stage.content.rows IS 'Rows of prices';
COMMENT ON COLUMN stage.content.digest IS 'Sum of the digests of its rows';

COMMENT ON TABLE stage.night IS 'The days that a source gave offers on, a row for each';
COMMENT ON COLUMN stage.night.source IS 'Name of the source (sources.name)';
COMMENT ON COLUMN stage.night.day IS 'The day';
COMMENT ON COLUMN stage.night.whole IS 'Whether no request failed: only then is an offer that is missing withdrawn';

COMMENT ON TABLE stage.offer IS 'Where the held rule stands with each offer, a row for each';
COMMENT ON COLUMN stage.offer.offer IS 'Digest of the offer: source, listing, chip, unit, term, tier, commitment, currency, seller and region';
COMMENT ON COLUMN stage.offer.last_day IS 'Day of its last price';
COMMENT ON COLUMN stage.offer.accepted IS 'Its last accepted price, in main units of its currency';
COMMENT ON COLUMN stage.offer.waits IS 'Whether a held price waits for a second day';

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
