"""ServeTheHome: servers and accelerators, by its WordPress feed and the article pages behind it."""

from crawlers.kinds.lists import Feed
from crawlers.pages.article import Selectors
from crawlers.source import Limits


class ServeTheHome(Feed):
    """The feed carries the text too; the page is read, since that is what a quote's address shows."""

    name = "servethehome"
    title = "ServeTheHome"
    publisher = "ServeTheHome"
    homepage = "https://www.servethehome.com"
    licence = "All rights reserved; facts and short quotes only (terms not read, 2026-11-22)."
    robots = "Feed published for readers; robots.txt not seen beforehand; obeyed."
    language = "en"
    verified = False
    limits = Limits(rows=(0, 200), fewer=0.3)
    origin = "https://www.servethehome.com"
    indexes = ("/feed/",)
    selectors = Selectors(
        title=("h1.entry-title", "h1"),
        body=("div.td-post-content", "div.entry-content", "article"),
        date=("time.entry-date",),
        drop=("script", "style", "figure", ".sharedaddy", ".jp-relatedposts"),
    )
