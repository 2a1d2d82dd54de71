"""SemiAnalysis: a newsletter on chips and AI clusters, by the feed of its present home."""

from crawlers.kinds.lists import Feed
from crawlers.pages.article import Selectors
from crawlers.source import Limits


class SemiAnalysis(Feed):
    """Many posts are for subscribers; semianalysis.com/feed, its former home's, is frozen since 2025."""

    name = "semianalysis"
    title = "SemiAnalysis"
    publisher = "SemiAnalysis"
    homepage = "https://newsletter.semianalysis.com"
    licence = "All rights reserved; facts and short quotes only (terms not read, 2026-11-22)."
    robots = "robots.txt not seen beforehand; obeyed."
    language = "en"
    verified = False
    limits = Limits(rows=(0, 400), fewer=0.3)
    origin = "https://newsletter.semianalysis.com"
    indexes = ("/feed",)
    selectors = Selectors(
        body=("div.available-content", "div.body.markup"), drop=(".subscription-widget-wrap",)
    )
