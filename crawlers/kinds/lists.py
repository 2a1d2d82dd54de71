"""Lists of articles in other forms than a page: feeds, sitemaps, answers in JSON."""

import re
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, date, datetime
from html import unescape
from io import BytesIO
from typing import Any, ClassVar

import feedparser
import msgspec

from crawlers.kinds.news import Entry, News
from crawlers.pages.dates import published
from crawlers.pages.decode import decode
from crawlers.pages.html import Html
from crawlers.source import Kind, Role

_KEY = re.compile(r"\{(\w+)\}")
# A sitemap is flat; as a tree, one of nested elements costs the square of its size.
_URL, _OF_URL = (
    re.compile(r"<url\b[^<>]*>"),
    re.compile(r"<(loc|lastmod)>\s*(?:<!\[CDATA\[)?\s*([^<\]]*?)\s*[<\]]"),
)
_URLS = 50_000
"""Addresses that a sitemap may hold by its standard."""
_LATEST = 2**32
"""Seconds: more are milliseconds, or nothing that was published."""


class Feed(News):
    """An RSS or Atom feed."""

    kind: ClassVar[Kind] = "feed"
    index_role: ClassVar[Role] = "feed"

    @classmethod
    def entries(cls, body: bytes, content_type: str | None) -> Iterator[Entry]:
        """The feed's items."""
        # As a stream: feedparser takes bytes that look like a path or an address for a thing to open.
        headers = {"content-type": content_type or "application/xml"}
        for item in feedparser.parse(BytesIO(body), response_headers=headers).entries:
            if item.get("link"):
                yield Entry(item.link, item.get("title"), _moment(item), _text(item))


class Sitemap(News):
    """A sitemap: every address of a site, of which `within` names the path of the articles.

    Its `lastmod` may be the day on which the site was built, so it dates nothing.
    """

    within: ClassVar[str]
    most: ClassVar[int | None] = 60

    @classmethod
    def entries(cls, body: bytes, content_type: str | None) -> Iterator[Entry]:
        """The addresses under `within`, the last changed first as far as the sitemap tells."""
        urls = _URL.split(decode(body, content_type), _URLS)[1:]
        told = (dict(reversed(_OF_URL.findall(url))) for url in urls)
        found = [(url.get("lastmod", ""), unescape(url.get("loc", ""))) for url in told]
        pages = [(when, at) for when, at in found if cls.within in at and not at.endswith(cls.within)]
        return (Entry(at) for _, at in sorted(pages, key=lambda page: page[0], reverse=True))


class JsonList(News):
    """An API that lists articles; the attributes lead from its answer to them and to what each tells."""

    items: ClassVar[tuple[str, ...]] = ()
    """Keys on the way from the answer to the list of articles: `("items", "data")`; none: it is the list."""
    link: ClassVar[str] = "{link}"
    """An article's address, made of its keys: `https://news.example.org/id/{newsId}`."""
    headline: ClassVar[tuple[str, ...]] = ("title",)
    moment: ClassVar[tuple[str, ...]] = ()
    """The way to its time: seconds since 1970, or a date in words."""
    content: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def entries(cls, body: bytes, content_type: str | None) -> Iterator[Entry]:
        """The articles of the answer; none where it is no such answer."""
        try:
            found = _at(msgspec.json.decode(body), cls.items)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return
        for item in found if isinstance(found, list) else ():
            if isinstance(item, dict) and all(item.get(key) for key in _KEY.findall(cls.link)):
                yield cls.entry(item)

    @classmethod
    def entry(cls, item: dict[str, Any]) -> Entry:
        """One article of the list."""
        title, moment, content = (
            _at(item, way) if way else None for way in (cls.headline, cls.moment, cls.content)
        )
        headline, text = (Html(str(words or "")).text() for words in (title, content))
        return Entry(cls.link.format_map(item), headline or None, _when(moment), text)


def _at(value: Any, way: tuple[str, ...]) -> Any:
    for key in way:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _when(moment: Any) -> datetime | date | None:
    """From seconds since 1970, or from words; None for what is neither."""
    if isinstance(moment, int | float):
        return datetime.fromtimestamp(moment, UTC) if 0 < moment < _LATEST else None
    return published(moment) if isinstance(moment, str) else None


def _moment(item: feedparser.FeedParserDict) -> datetime | None:
    parsed = item.get("published_parsed") or item.get("updated_parsed")
    return datetime.fromtimestamp(timegm(parsed), UTC) if parsed else None


def _text(item: feedparser.FeedParserDict) -> str:
    """What the feed gives of the article, the longest of it."""
    given = [item.get("summary", ""), *(content.get("value", "") for content in item.get("content", ()))]
    return Html(max(given, key=len)).text()
