-- What the tables of the market and their columns mean, units included.

COMMENT ON VIEW listings IS 'Offers, a row for each source and listing, as last seen';
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

COMMENT ON VIEW changes IS 'Offers that came, went or changed their price between two nights of their source, a row for each';
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
COMMENT ON COLUMN weekly_contributions.method IS 'Version of the method (weekly_prices.method)';

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
