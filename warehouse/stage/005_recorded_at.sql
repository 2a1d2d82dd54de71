-- What is recorded later is later, also when a night of a past day is run today: else its rows would be history
-- before they were known.
SET VARIABLE run_at = (SELECT greatest(getvariable('run_at'), max(run_at) + INTERVAL 1 MICROSECOND) FROM runs);
