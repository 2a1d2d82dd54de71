-- The raw tables of the file `published` as they stood at the end of day getvariable('day'). Each row was added at one
-- time and never changed since, so the past is what had been added by then. The catalogue has no history.
CREATE SCHEMA raw;
CREATE VIEW raw.price AS FROM published.raw.price WHERE recorded_at < getvariable('over');
CREATE VIEW raw.late_conversion AS FROM published.raw.late_conversion WHERE recorded_at < getvariable('over');
CREATE VIEW raw.verdict AS FROM published.raw.verdict WHERE recorded_at < getvariable('over');
CREATE VIEW raw.standing AS FROM published.raw.standing WHERE recorded_at < getvariable('over');
CREATE VIEW raw.page_reading AS FROM published.raw.page_reading WHERE recorded_at < getvariable('over');
CREATE VIEW raw.price_move AS FROM published.raw.price_move WHERE recorded_at < getvariable('over');
CREATE VIEW raw.announcement AS FROM published.raw.announcement WHERE recorded_at < getvariable('over');
CREATE VIEW raw.article AS FROM published.raw.article WHERE recorded_at < getvariable('over');
CREATE VIEW raw.fx_rate AS FROM published.raw.fx_rate WHERE recorded_at < getvariable('over');
CREATE VIEW raw.refusal AS FROM published.raw.refusal WHERE recorded_at < getvariable('over');
CREATE VIEW raw.fetch AS FROM published.raw.fetch WHERE day < getvariable('over')::DATE;
CREATE VIEW raw.reading AS FROM published.raw.reading WHERE recorded_at < getvariable('over');
CREATE TABLE runs AS FROM published.runs WHERE run_at < getvariable('over');
CREATE TABLE checks AS FROM published.checks SEMI JOIN runs USING (run_id);
CREATE TABLE sources AS FROM published.sources;
CREATE TABLE chips AS FROM published.chips;
CREATE TABLE models AS FROM published.models;
CREATE TABLE causes AS FROM published.causes;
CREATE TABLE corrections AS FROM published.corrections;
