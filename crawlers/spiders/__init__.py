"""One file a source, found by itself: all that is said of it, how it is asked and how it is read.

A new source:

1. `crawlers/spiders/<name>.py` holds one class of the same `name`, made from a kind of `crawlers.kinds` (news
   by list or feed, an API of prices, a dataset, rates), with all that `crawlers.source.Source` wants said.
2. `judge` says what is wrong with an answer that HTTP calls good; `read` turns a page into records, each with
   its quote. Both know the page alone: no network, no clock, no other page.
3. When a site changes its pages, the old rules stay, marked `@rules(until=<the last day of the old form>)`.
4. `tests/golden/<name>/` keeps at least two pages with the records they give, one of them a trap.

No list is to be edited: `scrapy list`, the catalogue and the tests find the file.
"""
