"""Sources of news: pages that list articles, and the articles."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import ClassVar

import msgspec
from scrapy.http import Request, Response

from crawlers import facts
from crawlers.capture.classify import Class, Verdict
from crawlers.pages.article import ArticlePage, Selectors, language_of, read_article
from crawlers.pages.body import SHORTEST
from crawlers.pages.decode import decode
from crawlers.pages.html import Html
from crawlers.pages.paging import next_page
from crawlers.pages.walls import is_prose, obstacle
from crawlers.records import Article, Model, Price, Record, Refusal, stamp
from crawlers.source import Kind, Page, Role, Source, media_type

_OBSTACLES = {
    "blocked": Verdict(Class.BLOCKED, "A check for robots stands before the article"),
    "consent-wall": Verdict(Class.CONSENT_WALL, "A consent page stands before the article"),
    "paywall": Verdict(Class.PAYWALL, "The article is for subscribers"),
    "soft-404": Verdict(Class.SOFT_404, "The page says that there is no such article"),
    "list": Verdict(Class.LAYOUT_CHANGED, "The page lists articles and is none"),
}
_PAGES = 10
"""Pages of one article that are asked for at the most."""


@dataclass(frozen=True)
class Entry:
    """An article as a list tells of it; of most lists only where it stands."""

    link: str
    title: str | None = None
    published: datetime | date | None = None
    text: str = ""


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
    maker: ClassVar[str | None] = None
    """Whose models are announced here where no name is told; None for the press."""
    most: ClassVar[int | None] = None
    """New articles that are asked for in a night from one list, where it lists those of years; the rest come
    in the nights after."""
    stale: ClassVar[timedelta] = timedelta(days=30)
    """Age of the newest dated entry at which a list counts as given up: such a feed still answers 200."""

    def first(self) -> Iterable[Request]:
        """The pages that list articles."""
        return (self.ask(path, self.index_role, callback=self.follow) for path in self.indexes)

    def follow(self, response: Response) -> Iterator[Request]:
        """Each article that is listed."""
        for address in self.addresses(response.body, media_type(response)):
            yield from self.ask_link(address, "article", response.url, callback=self.further)

    def further(self, response: Response) -> Iterator[Request]:
        """The next page of an article that has several."""
        address = next_page(decode(response.body, media_type(response)), response.url)
        if address and response.meta.get("depth", 0) <= _PAGES:
            yield from self.ask_link(address, "article", response.url, callback=self.further)

    @classmethod
    def addresses(cls, body: bytes, content_type: str | None) -> list[str]:
        """Addresses of the articles on a list page, in its order, each once."""
        return list(dict.fromkeys(entry.link for entry in cls.entries(body, content_type) if entry.link))

    @classmethod
    def entries(cls, body: bytes, content_type: str | None) -> Iterator[Entry]:
        """What a list page tells of its articles."""
        return map(Entry, Html(decode(body, content_type)).values(cls.links, "href"))

    @classmethod
    def is_plain(cls, page: Page) -> bool:
        """A page full of prose is an article."""
        return page.role == "article" and is_prose(page.body)

    @classmethod
    def judge(cls, page: Page) -> Verdict | None:
        """A list without links is no list; walls, missing pages and lists are no articles."""
        if page.role == cls.index_role:
            if not cls.addresses(page.body, page.content_type):
                return Verdict(Class.LAYOUT_CHANGED, "The page lists no article in the form known.")
            return None
        found = obstacle(page.body, content_type=page.content_type, selectors=cls.selectors)
        if not found:
            return None
        verdict = _OBSTACLES[found[0]]
        return Verdict(verdict.outcome, f"{verdict.cause}: {' '.join(found[1].split())[:80]!r}.")

    @classmethod
    def read(cls, page: Page) -> Iterator[Record]:
        """The article and the facts in it; of a list only that it has stopped being renewed."""
        if page.role == "article":
            yield from cls.read_article(page)
        else:
            yield from cls.read_list(page)

    @classmethod
    def text(cls, page: Page) -> str:
        """The text of an article; a list as it stands."""
        return cls._article(page).text if page.role == "article" else super().text(page)

    @classmethod
    def _article(cls, page: Page) -> ArticlePage:
        return read_article(page.body, content_type=page.content_type, url=page.url, selectors=cls.selectors)

    @classmethod
    def read_article(cls, page: Page) -> Iterator[Record]:
        """The article and its facts, under its title and time."""
        article = cls._article(page)
        for record in cls._said(article, page.url):
            yield stamp(record, title=article.title, published_at=_iso(article.published))

    @classmethod
    def read_list(cls, page: Page) -> Iterator[Record]:
        """A refusal where the newest entry is old."""
        days = [day for entry in cls.entries(page.body, page.content_type) if (day := _day(entry.published))]
        if days and page.day - max(days) > cls.stale:
            yield Refusal(reason="stale", value=max(days).isoformat())

    @classmethod
    def _said(cls, article: ArticlePage, url: str | None) -> Iterator[Record]:
        """The article, then its facts in order of place."""
        if len(article.text) < (SHORTEST if url else 1):
            yield Refusal(reason="no-body", value=article.text or None)
            return
        canonical = article.canonical if article.canonical != url else None
        yield Article(language=article.language, characters=len(article.text), canonical=canonical)
        for fact in facts.read(article.text, published=article.day):
            yield cls._of_outlet(fact)

    @classmethod
    def _of_outlet(cls, fact: Record) -> Record:
        """A price that is told is the press's; a model that its maker announces is the maker's."""
        if isinstance(fact, Price):
            return msgspec.structs.replace(fact, segment=fact.segment or "press")
        if isinstance(fact, Model) and fact.event != "mentioned":
            return msgspec.structs.replace(fact, developer=fact.developer or cls.maker)
        return fact


class Digest(News):
    """A list that is itself what is read: its articles are behind a wall, or not for robots.

    Mixed in before the kind of list. Each entry counts as an article at its own address.
    """

    def follow(self, response: Response) -> Iterator[Request]:
        """No article is asked for."""
        return iter(())

    @classmethod
    def read_list(cls, page: Page) -> Iterator[Record]:
        """Each entry as an article, with the facts of its title and text."""
        yield from super().read_list(page)
        for entry in cls.entries(page.body, page.content_type):
            said = ArticlePage(entry.title, entry.published, _told(entry), language_of(_told(entry)))
            for record in cls._said(said, None):
                yield stamp(record, url=entry.link, title=entry.title, published_at=_iso(entry.published))

    @classmethod
    def text(cls, page: Page) -> str:
        """Titles and texts of all entries."""
        return "\n\n".join(map(_told, cls.entries(page.body, page.content_type)))


def _told(entry: Entry) -> str:
    return "\n\n".join(filter(None, (entry.title, entry.text)))


def _iso(moment: datetime | date | None) -> str | None:
    return moment.isoformat() if moment else None


def _day(moment: datetime | date | None) -> date | None:
    return moment.astimezone(UTC).date() if isinstance(moment, datetime) else moment
