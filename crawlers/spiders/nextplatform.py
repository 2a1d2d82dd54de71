"""The Next Platform: analysis of systems and their prices, by its WordPress feed."""

from crawlers.kinds.lists import Feed
from crawlers.pages.article import Selectors
from crawlers.source import Limits


class NextPlatform(Feed):
    """Its tables of estimated street prices are the press's own reckoning and say so."""

    name = "nextplatform"
    title = "The Next Platform"
    publisher = "Stackhouse Publishing"
    homepage = "https://www.nextplatform.com"
    licence = "All rights reserved; facts and short quotes only (terms not read, 2026-11-22)."
    robots = "robots.txt not seen beforehand; obeyed."
    language = "en"
    verified = False
    limits = Limits(rows=(0, 400), fewer=0.3)
    origin = "https://www.nextplatform.com"
    indexes = ("/feed/",)
    selectors = Selectors(body=("div.entry-content",))
