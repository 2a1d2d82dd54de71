"""The contract of a source: one spider file that says all about it, asks for its pages and reads them.

Asking (`start` and its callbacks) happens in Scrapy and only finds further addresses. Reading (`read`)
happens later, from the archive, and is a pure function of the page: no network, no clock.
"""

from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar, Literal, TypeVar
from urllib.parse import urljoin

import scrapy
from scrapy.http import Request, Response
from scrapy.settings import BaseSettings

from crawlers.capture.classify import Class, Verdict
from crawlers.capture.payload import PackingError, TooLargeError, plain
from crawlers.capture.seen import has_kept
from crawlers.pages.decode import decode
from crawlers.records import Record, Segment

Kind = Literal["news", "feed", "price-api", "price-page", "dataset", "rates", "shop"]
Role = Literal["list", "article", "feed", "offers", "dataset", "rates"]
Reading = Callable[["Page"], Iterator[Record]]
F = TypeVar("F", bound=Callable[..., Iterator[Record]])


@dataclass(frozen=True)
class Limits:
    """What a healthy night of a source yields; a night outside of it is shown as degraded."""

    rows: tuple[int, int]
    """Fewest and most records of a night; news may be silent for one, so its fewest are none."""
    filled: Mapping[str, float] = field(default_factory=dict)
    """Field name -> least share of a night's prices that have it."""
    fewer: float = 0.5
    """A night with less than this share of the usual number of records is one to look at."""


@dataclass(frozen=True)
class Page:
    """One kept answer, as reading sees it."""

    url: str
    body: bytes
    """Content as sent, decompressed."""
    day: date
    """The day of the night it was fetched in (UTC)."""
    role: str = ""
    """What it was asked for: one of `Role`."""
    content_type: str | None = None
    asked: bytes = b""
    """Body of the request it answers; empty for a GET, and for a file whose request is not known."""


def rules(*, until: date) -> Callable[[F], F]:
    """Mark reading rules as those of pages up to and including the day `until`; `read` holds after it."""

    def mark(reading: F) -> F:
        reading.valid_until = until  # type: ignore[attr-defined]
        return reading

    return mark


class Source(scrapy.Spider):
    """A place on the web that tells prices, models, chips or rates.

    Every class attribute without a value here is owed by the file of a source.
    """

    title: ClassVar[str]
    publisher: ClassVar[str]
    homepage: ClassVar[str]
    licence: ClassVar[str]
    """Licence or terms, and the day they were read."""
    robots: ClassVar[str]
    """The site's stance on robots, as far as known; robots.txt is obeyed in any case."""
    kind: ClassVar[Kind]
    role: ClassVar[Role]
    """Of the pages that hold its facts."""
    segment: ClassVar[Segment | None] = None
    schedule: ClassVar[str] = "0 6 * * *"
    """When it is asked: cron, in the zone of the schedule."""
    language: ClassVar[str]
    verified: ClassVar[bool] = False
    """Whether its format was seen in a captured real answer."""
    limits: ClassVar[Limits]
    pace: ClassVar[float] = 2.0
    """Seconds between two requests to its host."""
    origin: str
    """Scheme and host in front of every path; spider argument `origin` puts another web in its place."""
    path: ClassVar[str] = ""
    """Of its one address, where it has one."""
    never_kept: ClassVar[tuple[str, ...]] = ()
    """Keys of a JSON answer whose values are blanked before the answer is archived."""

    def __init__(self, origin: str | None = None, urls: Sequence[str] = (), **arguments: Any) -> None:
        super().__init__(**arguments)
        self.home = type(self).origin
        self.origin = (origin or self.home).rstrip("/")
        self.urls = urls.split() if isinstance(urls, str) else urls

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Put the pace of the source into the settings of its crawl."""
        super().update_settings(settings)
        settings.set("DOWNLOAD_DELAY", cls.pace, priority="spider")

    async def start(self) -> AsyncIterator[Any]:
        """Ask for the first pages, or for those of the spider argument `urls` and nothing else."""
        given = (self.ask(url, self.role) for url in self.urls)
        for request in given if self.urls else self.first():
            yield request

    def first(self) -> Iterable[Request]:
        """The requests a crawl begins with: by default its one address."""
        yield self.ask(self.path, self.role)

    def ask(self, address: str, role: Role, base: str = "", **request: Any) -> Request:
        """A request whose answer is kept and read as `role`; `address` may be relative to `base`."""
        request.setdefault("callback", self.nothing_more)
        return Request(self.absolute(address, base), meta={"role": role}, **request)

    def ask_link(self, address: str, role: Role, base: str, **request: Any) -> Iterator[Request]:
        """The request for a link of a page; none for what leads not to the web ("http://[", "mailto:")."""
        try:
            asked = self.ask(address, role, base, **request)
        except ValueError:
            return
        if asked.url.startswith(("http://", "https://")):
            yield asked

    def absolute(self, address: str, base: str = "") -> str:
        """The address on `origin`, also where the page itself names the real host."""
        if address.startswith(self.home + "/"):
            address = address.removeprefix(self.home)
        if address.startswith("/") and not address.startswith("//"):
            return self.origin + address
        return urljoin(base or self.origin + "/", address)

    def nothing_more(self, response: Response) -> None:
        """The answer is in the archive, and reading comes later."""

    @cached_property
    def is_new(self) -> bool:
        """Whether none of its answers is in the archive yet."""
        return not has_kept(Path(self.settings["CHIPWATCH_DATA"]), self.name, self.role)

    def verdict(self, response: Response, day: date) -> Verdict | None:
        """What `judge` says of a response just fetched, before Scrapy has decompressed it."""
        try:
            body = plain(response.body, response.headers.get("Content-Encoding"))
        except PackingError as fault:
            too_large = isinstance(fault, TooLargeError)
            return Verdict(Class.TOO_LARGE if too_large else Class.SERVER_ERROR, str(fault))
        page = Page(
            url=response.url,
            body=body,
            day=day,
            role=response.meta["role"],
            content_type=media_type(response),
            asked=response.request.body if response.request else b"",
        )
        return None if self.is_plain(page) else self.judge(page)

    @classmethod
    def is_plain(cls, page: Page) -> bool:
        """Whether a glance shows that nothing is wrong, so that a crawl need not wait for `judge`."""
        return False

    @classmethod
    def text(cls, page: Page) -> str:
        """A page as text: every quote of its records is a piece of it."""
        return decode(page.body, page.content_type)

    @classmethod
    def judge(cls, page: Page) -> Verdict | None:
        """What is wrong with an answer that HTTP calls good; None if nothing is. It becomes a refusal too."""
        return None

    @classmethod
    def read(cls, page: Page) -> Iterator[Record]:
        """What a page says, each record with its quote; the rest of the envelope may be left unset."""
        raise NotImplementedError

    @classmethod
    def reading_on(cls, day: date) -> Reading:
        """The rules for pages of a day: of the old ones that still held, the first to end; else `read`."""
        marked = [getattr(cls, name) for name in dir(cls) if hasattr(getattr(cls, name, None), "valid_until")]
        held: list[Reading] = [reading for reading in marked if day <= reading.valid_until]
        return min(held, key=lambda reading: reading.valid_until, default=cls.read)  # type: ignore[attr-defined]


def media_type(response: Response) -> str | None:
    """What a response says of its content, with its character set."""
    value = response.headers.get("Content-Type")
    return value.decode("latin-1") if value else None
