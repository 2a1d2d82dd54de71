"""The Register: data-centre and AI news, by its Atom feed."""

import re
from collections.abc import Iterator
from dataclasses import replace

from crawlers.kinds.lists import Feed
from crawlers.kinds.news import Entry
from crawlers.pages.article import Selectors
from crawlers.source import Limits


class TheRegister(Feed):
    """The feed's links go through a redirector that holds the article's own address."""

    name = "theregister"
    title = "The Register"
    publisher = "Situation Publishing"
    homepage = "https://www.theregister.com"
    licence = "All rights reserved; facts and short quotes only (terms not read, 2026-11-22)."
    robots = "robots.txt not seen beforehand; obeyed."
    language = "en"
    verified = False
    limits = Limits(rows=(0, 400), fewer=0.3)
    origin = "https://www.theregister.com"
    indexes = ("/headlines.atom",)
    selectors = Selectors(body=("#body",), drop=(".adun", ".listinks"))

    @classmethod
    def entries(cls, body: bytes, content_type: str | None) -> Iterator[Entry]:
        """The feed's items, each at its own address: go.theregister.com/feed/www.theregister.com/..."""
        for entry in super().entries(body, content_type):
            yield replace(entry, link=re.sub(r"^https?://go\.\w+\.com/feed/", "https://", entry.link))
