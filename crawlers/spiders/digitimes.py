"""DIGITIMES Asia: the supply chain's daily, by its feed alone."""

from datetime import timedelta
from typing import ClassVar

from crawlers.kinds.lists import Feed
from crawlers.kinds.news import Digest
from crawlers.source import Limits, Role


class Digitimes(Digest, Feed):
    """Its articles are for subscribers: title and summary are what it gives away, and all that is taken."""

    name = "digitimes"
    title = "DIGITIMES Asia"
    publisher = "DIGITIMES"
    homepage = "https://www.digitimes.com"
    licence = "Articles for subscribers; titles, summaries and facts only (terms not read, 2026-11-22)."
    robots = "robots.txt not seen beforehand; obeyed."
    language = "en"
    verified = False
    limits = Limits(rows=(1, 300), fewer=0.3)
    role: ClassVar[Role] = "feed"
    origin = "https://www.digitimes.com"
    indexes = ("/rss/daily.xml",)
    stale = timedelta(days=7)
