-- The same tables without a file.
CREATE OR REPLACE TEMP TABLE text_line (n BIGINT, file VARCHAR, text VARCHAR);
CREATE OR REPLACE TEMP TABLE line (n BIGINT, file VARCHAR, text VARCHAR, json JSON, kind VARCHAR);
