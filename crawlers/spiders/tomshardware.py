"""Tom's Hardware: PC and data-centre hardware, by its feed."""

from crawlers.kinds.lists import Feed
from crawlers.pages.article import Selectors
from crawlers.source import Limits


class TomsHardware(Feed):
    """Deals are told beside news; their shops' boxes stand in the body and are dropped."""

    name = "tomshardware"
    title = "Tom's Hardware"
    publisher = "Future plc"
    homepage = "https://www.tomshardware.com"
    licence = "All rights reserved; facts and short quotes only (terms not read, 2026-11-22)."
    robots = "robots.txt not seen beforehand; obeyed."
    language = "en"
    verified = False
    limits = Limits(rows=(0, 400), fewer=0.3)
    origin = "https://www.tomshardware.com"
    indexes = ("/feeds/all",)
    selectors = Selectors(
        body=("#article-body",), drop=(".hawk-root", ".fancy-box", ".newsletter-form__wrapper")
    )
