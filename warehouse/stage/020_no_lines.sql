-- The same table when no file is given: the marts may still have to be made afresh.
CREATE OR REPLACE TEMP TABLE line (n BIGINT, file VARCHAR, role VARCHAR, kind VARCHAR, json JSON, unread VARCHAR);
