-- What the views of witnesses and their columns mean, units included.

COMMENT ON VIEW witnesses IS
    'Pages that tell a price, a move or an announcement, a row for each fact of a page; what is told alike has one told_id';
COMMENT ON COLUMN witnesses.kind IS 'price, price_move or announcement';
COMMENT ON COLUMN witnesses.told_id IS
    'Id of what is told, the same for all its witnesses: the fact_id that was recorded first';
COMMENT ON COLUMN witnesses.rank IS '1 is the best source: the maker''s own page, then the earliest published';
COMMENT ON COLUMN witnesses.fact_id IS 'prices.price_id, price_moves.move_id or announcements.announcement_id';
COMMENT ON COLUMN witnesses.own IS 'Whether the page is the maker''s own, by its publisher or address';
COMMENT ON COLUMN witnesses.source IS 'Name of the source it came from (sources.name)';
COMMENT ON COLUMN witnesses.site IS 'Host of the address; null without one';
COMMENT ON COLUMN witnesses.url IS 'Address of the page';
COMMENT ON COLUMN witnesses.title IS 'Title of the page';
COMMENT ON COLUMN witnesses.quote IS 'The words it was read from, verbatim in the page';
COMMENT ON COLUMN witnesses.capture IS 'Digest of the kept page, sha256:<hex> (captures.digest); null when none is kept';
COMMENT ON COLUMN witnesses.published_at IS
    'When the page says it was published (UTC; midnight where only a day is told)';
COMMENT ON COLUMN witnesses.observed_at IS 'When the page was fetched (UTC)';

COMMENT ON VIEW statements IS
    'Prices and moves told in the same words, a row for each however many sites carry it; again after a week is anew';
COMMENT ON COLUMN statements.told_id IS 'Id of the statement (witnesses.told_id)';
COMMENT ON COLUMN statements.kind IS 'price or price_move';
COMMENT ON COLUMN statements.fact_id IS 'Its fact on the best page: prices.price_id or price_moves.move_id';
COMMENT ON COLUMN statements.quote IS 'The words, as on the best page';
COMMENT ON COLUMN statements.witnesses IS 'Sites that carry it (count)';
COMMENT ON COLUMN statements.first_published_at IS 'Earliest time that one of the pages says it was published (UTC)';
COMMENT ON COLUMN statements.source IS 'Source of the best page (sources.name)';
COMMENT ON COLUMN statements.url IS 'Address of the best page';
COMMENT ON COLUMN statements.title IS 'Title of the best page';
COMMENT ON COLUMN statements.capture IS 'Digest of the best page, sha256:<hex> (captures.digest)';

COMMENT ON VIEW events IS
    'Events of AI models and chips, a row for each however many outlets tell it: a launch within a month is one';
COMMENT ON COLUMN events.told_id IS 'Id of the event (witnesses.told_id)';
COMMENT ON COLUMN events.kind IS 'model or chip';
COMMENT ON COLUMN events.subject IS 'Name of the model, or the chip''s slug';
COMMENT ON COLUMN events.maker IS 'Developer of the model, or vendor of the chip';
COMMENT ON COLUMN events.event IS 'The event as the best page tells it (announcements.event)';
COMMENT ON COLUMN events.announced_on IS 'Day it was announced, YYYY, YYYY-MM or YYYY-MM-DD; null when no page tells it';
COMMENT ON COLUMN events.available_on IS
    'Day it was to be had (released, open-sourced, launched or shipping), YYYY, YYYY-MM or YYYY-MM-DD; null when not told';
COMMENT ON COLUMN events.parameters IS 'Parameters of the model (count), by the best page that tells them';
COMMENT ON COLUMN events.context_length IS 'Context length in tokens, by the best page that tells it';
COMMENT ON COLUMN events.license IS 'Licence, by the best page that tells it';
COMMENT ON COLUMN events.first_published_at IS 'Earliest time that one of the pages says it was published (UTC)';
COMMENT ON COLUMN events.published_at IS 'When the best page says it was published (UTC); null when it does not';
COMMENT ON COLUMN events.witnesses IS 'Sites that tell it (count)';
COMMENT ON COLUMN events.from_maker IS 'Whether the maker''s own page is among them; it then is the best';
COMMENT ON COLUMN events.announcement_id IS 'Its row on the best page (announcements.announcement_id)';
COMMENT ON COLUMN events.source IS 'Source of the best page (sources.name)';
COMMENT ON COLUMN events.url IS 'Address of the best page';
COMMENT ON COLUMN events.title IS 'Title of the best page';
COMMENT ON COLUMN events.quote IS 'The words, as on the best page';
COMMENT ON COLUMN events.capture IS 'Digest of the best page, sha256:<hex> (captures.digest)';

COMMENT ON VIEW article_versions IS 'Versions of articles, a row for each kept version that was read; an edit begins another';
COMMENT ON COLUMN article_versions.source IS 'Name of the source it came from (sources.name)';
COMMENT ON COLUMN article_versions.url IS 'Address of the article';
COMMENT ON COLUMN article_versions.version IS 'Number of the version, from 1 (count)';
COMMENT ON COLUMN article_versions.title IS 'Title in this version';
COMMENT ON COLUMN article_versions.characters IS 'Length of the body in characters';
COMMENT ON COLUMN article_versions.capture IS 'Digest of the kept page, sha256:<hex> (captures.digest)';
COMMENT ON COLUMN article_versions.observed_at IS 'When this version was first fetched (UTC)';
COMMENT ON COLUMN article_versions.recorded_at IS 'When the build that first held it ran (UTC)';
COMMENT ON COLUMN article_versions.superseded_at IS 'When the next version was first fetched (UTC); null for the last';
