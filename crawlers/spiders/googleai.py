"""Google AI: the AI column of its blog, by its feed."""

from crawlers.kinds.lists import Feed
from crawlers.source import Limits


class GoogleAi(Feed):
    """Its address has changed before (formerly /technology/ai/rss/): a page instead of the feed is told."""

    name = "googleai"
    title = "Google AI blog"
    publisher = "Google"
    homepage = "https://blog.google/innovation-and-ai/technology/ai/"
    licence = "All rights reserved; facts and short quotes only (terms not read, 2026-11-22)."
    robots = "robots.txt not seen beforehand; obeyed."
    language = "en"
    verified = False
    limits = Limits(rows=(0, 300), fewer=0.3)
    maker = "Google"
    origin = "https://blog.google"
    indexes = ("/innovation-and-ai/technology/ai/rss/",)
