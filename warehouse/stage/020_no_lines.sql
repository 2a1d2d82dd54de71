-- The same tables when no file is given: the marts may still have to be made afresh.
CREATE OR REPLACE TEMP TABLE text_line (n BIGINT, file VARCHAR, text VARCHAR);
CREATE OR REPLACE TEMP TABLE line (n BIGINT, file VARCHAR, role VARCHAR, text VARCHAR, json JSON, kind VARCHAR);
