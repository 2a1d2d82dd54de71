"""OpenAI: its news, by its feed alone."""

from typing import ClassVar

from crawlers.kinds.lists import Feed
from crawlers.kinds.news import Digest
from crawlers.source import Limits, Role


class OpenAi(Digest, Feed):
    """Titles and descriptions are read from the feed: the pages are guarded against robots."""

    name = "openai"
    title = "OpenAI News"
    publisher = "OpenAI"
    homepage = "https://openai.com/news/"
    licence = "All rights reserved; facts and short quotes only (terms not read, 2026-11-22)."
    robots = "robots.txt not seen beforehand; obeyed."
    language = "en"
    verified = False
    limits = Limits(rows=(1, 3000), fewer=0.3)
    maker = "OpenAI"
    role: ClassVar[Role] = "feed"
    origin = "https://openai.com"
    indexes = ("/news/rss.xml",)
