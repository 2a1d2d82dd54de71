-- What earlier methods said is not computed any more and stays as it was said: a new method starts a new series beside
-- the old one. Before there was a second method the contributions did not name theirs.
CREATE TABLE IF NOT EXISTS weekly_prices (method VARCHAR);
CREATE TABLE IF NOT EXISTS weekly_contributions (method VARCHAR);
ALTER TABLE weekly_contributions ADD COLUMN IF NOT EXISTS method VARCHAR DEFAULT 'v1';
CREATE OR REPLACE TEMP TABLE former_prices AS FROM weekly_prices WHERE method != getvariable('method');
CREATE OR REPLACE TEMP TABLE former_contributions AS FROM weekly_contributions WHERE method != getvariable('method');
