"""Sources of news: pages or feeds that list articles, and the articles."""

from calendar import timegm
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import ClassVar

import feedparser
import msgspec
from scrapy.http import Request, Response

from crawlers import facts
from crawlers.capture.classify import Class, Verdict
from crawlers.pages.article import ArticlePage, Selectors, read_article
from crawlers.pages.body import SHORTEST
from crawlers.pages.decode import decode
from crawlers.pages.html import Html
from crawlers.records import Article, Price, Record, Refusal, stamp
from crawlers.source import Kind, Page, Role, Source, media_type


class News(Source):
    """Pages that link to articles, asked each night; articles, asked once."""

    kind: ClassVar[Kind] = "news"
    role: ClassVar[Role] = "article"
    index_role: ClassVar[Role] = "list"
    indexes: ClassVar[tuple[str, ...]]
    """Paths of the pages that list articles."""
    links: ClassVar[str] = "a[href]"
    """CSS selector of the links to articles on such a page."""
    selectors: ClassVar[Selectors] = Selectors()

    def first(self) -> Iterable[Request]:
        """The pages that list articles."""
        return (self.ask(path, self.index_role, callback=self.follow) for path in self.indexes)

    def follow(self, response: Response) -> Iterator[Request]:
        """Each article that is listed."""
        for address in self.addresses(response.body, media_type(response)):
            request = self.ask(address, "article", base=response.url)
            if request.url.startswith(("http://", "https://")):
                yield request

    @classmethod
    def addresses(cls, body: bytes, content_type: str | None) -> list[str]:
        """Addresses of the articles on a list page, in its order, each once."""
        return list(dict.fromkeys(Html(decode(body, content_type)).values(cls.links, "href")))

    @classmethod
    def judge(cls, page: Page) -> Verdict | None:
        """A list without links is no list."""
        if page.role == cls.index_role and not cls.addresses(page.body, page.content_type):
            return Verdict(Class.LAYOUT_CHANGED, "The page lists no article in the form known.")
        return None

    @classmethod
    def read(cls, page: Page) -> Iterator[Record]:
        """The article and the facts in it; a list page holds none."""
        if page.role == "article":
            yield from cls.read_article(page)

    @classmethod
    def text(cls, page: Page) -> str:
        """The text of an article; a list as it stands."""
        return cls._article(page).text if page.role == "article" else super().text(page)

    @classmethod
    def _article(cls, page: Page) -> ArticlePage:
        return read_article(page.body, content_type=page.content_type, url=page.url, selectors=cls.selectors)

    @classmethod
    def read_article(cls, page: Page) -> Iterator[Record]:
        """The article, then its facts in order of place."""
        article = cls._article(page)
        for record in _said(article):
            yield stamp(record, title=article.title, published_at=_iso(article))


def _said(article: ArticlePage) -> Iterator[Record]:
    if len(article.text) < SHORTEST:
        yield Refusal(reason="no-body", value=article.text or None)
        return
    yield Article(language=article.language, characters=len(article.text))
    yield from map(_of_press, facts.read(article.text, published=article.day))


def _iso(article: ArticlePage) -> str | None:
    return article.published.isoformat() if article.published else None


def _of_press(fact: Record) -> Record:
    return msgspec.structs.replace(fact, segment=fact.segment or "press") if isinstance(fact, Price) else fact


class Feed(News):
    """An RSS or Atom feed instead of a list page."""

    kind: ClassVar[Kind] = "feed"
    index_role: ClassVar[Role] = "feed"
    stale: ClassVar[timedelta] = timedelta(days=30)
    """Age of the newest item at which a feed counts as given up: such a feed still answers 200."""

    @classmethod
    def addresses(cls, body: bytes, content_type: str | None) -> list[str]:
        """Links of the feed's items."""
        return [entry.link for entry in _feed(body, content_type).entries if entry.get("link")]

    @classmethod
    def read(cls, page: Page) -> Iterator[Record]:
        """As of any news; and a feed whose newest item is old is told."""
        newest = _newest(page) if page.role == "feed" else None
        if newest and datetime.combine(page.day, datetime.min.time(), UTC) - newest > cls.stale:
            yield Refusal(reason="stale", value=newest.date().isoformat())
        yield from super().read(page)


def _newest(page: Page) -> datetime | None:
    entries = _feed(page.body, page.content_type).entries
    times = [entry.get("published_parsed") or entry.get("updated_parsed") for entry in entries]
    return max((datetime.fromtimestamp(timegm(time), UTC) for time in times if time), default=None)


def _feed(body: bytes, content_type: str | None) -> feedparser.FeedParserDict:
    # As a stream: feedparser takes bytes or a string that look like a path or an address for a thing to open.
    headers = {"content-type": content_type or "application/xml"}
    return feedparser.parse(BytesIO(body), response_headers=headers)
