-- The rows of earlier methods, in tables of today's schema.
INSERT INTO weekly_prices BY NAME FROM former_prices;
INSERT INTO weekly_contributions BY NAME FROM former_contributions;
