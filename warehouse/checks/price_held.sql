-- severity: info
-- question: Which offers have a price that waits for a second day?
-- remedy: open the kept page (`chipwatch page`); a typing error stays held, a real jump is accepted when seen again
SELECT source, listing, chip, price, currency, valid_on, url
FROM prices WHERE status = 'held'
ORDER BY valid_on DESC, source, listing, price_id;
