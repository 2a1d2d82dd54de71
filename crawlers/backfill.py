"""Pages of web archives, kept as if they had been captured on their own day.

A page that names a chip or a model is copied into the archive and the log of the day of its WARC-Date, under
the source whose site it is of, else under `web`. From there on it is a kept page like any other.
"""

import re
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import IO, Any, NamedTuple
from urllib.request import Request, urlopen

from fastwarc.warc import ArchiveIterator, WarcRecordType

from crawlers import registry, settings
from crawlers.capture import classify
from crawlers.capture.archive import Archive, Exchange, lowered
from crawlers.capture.fetchlog import Fetch, FetchLog, log_file, read_fetches
from crawlers.capture.hosts import host_of
from crawlers.capture.payload import PackingError, digest, plain
from crawlers.kinds.news import News
from crawlers.kinds.web import Web
from crawlers.names.fold import fold
from crawlers.names.sight import sight
from crawlers.pages.decode import decode

SECONDS = 120
"""Silence of a host after which the reading of its archive ends."""
_HTML = ("text/html", "application/xhtml+xml")
_UNPACKED = ("content-encoding", "transfer-encoding", "content-length")
_CHUNK = re.compile(rb"([0-9a-fA-F]{1,8})[^\r\n]*\r\n")


class ArchiveError(Exception):
    """A web archive cannot be opened, or not to its end; the text names it."""


class Found(NamedTuple):
    """A page of a web archive."""

    url: str
    at: datetime
    headers: dict[str, str]
    body: bytes
    truncated: str | None


class Taken(NamedTuple):
    """Of a page that is kept now: the day and the source that it went to."""

    day: date
    source: str


def take(data: Path, archive: str) -> Iterator[Taken]:
    """Keep the pages of a WARC file (a path or an address) that name a chip or a model, each once.

    The file is read as a stream. Raises `ArchiveError`.
    """
    name = archive.rpartition("/")[2].partition("?")[0]
    with ExitStack() as stack:
        shelves: dict[Taken, _Shelf] = {}
        for page in _pages(archive):
            if _names_something(page):
                place = Taken(page.at.date(), _source_of(page.url))
                if place not in shelves:
                    shelves[place] = stack.enter_context(closing(_Shelf(data, place)))
                shelves[place].keep(page, name)
                yield place


class _Shelf:
    """Archive and log of one day and source."""

    def __init__(self, data: Path, place: Taken) -> None:
        path = log_file(data, place.day, place.source)
        self._source = place.source
        self._kept = {(fetch.url, fetch.digest) for fetch in read_fetches(path)}
        self._log = FetchLog(path)
        start = datetime.combine(place.day, time(), UTC)
        self._archive = Archive(data, place.source, start, settings.USER_AGENT)

    def keep(self, page: Found, archive: str) -> None:
        """Keep a page of an archive, unless the day has it already."""
        if (page.url, digest(page.body)) in self._kept:
            return
        headers = [(name, value) for name, value in page.headers.items() if name not in _UNPACKED]
        notes = {"X-Chipwatch-Role": "article", "X-Chipwatch-Taken": archive}
        if page.truncated:
            notes["WARC-Truncated"] = page.truncated
        exchange = Exchange(page.url, page.at, "GET", [], b"", "200 OK", headers, page.body, notes)
        kept, verdict = self._archive.keep(exchange), classify.of_taken(archive)
        self._kept.add((page.url, kept.digest))
        self._log.write(
            Fetch(
                source=self._source,
                url=page.url,
                method="GET",
                role="article",
                requested_at=page.at,
                status=200,
                bytes=len(page.body),
                media_type=page.headers.get("content-type"),
                outcome=verdict.outcome,
                cause=verdict.cause,
                **kept._asdict(),
            )
        )

    def close(self) -> None:
        """Close archive and log."""
        self._archive.close()
        self._log.close()


def _pages(archive: str) -> Iterator[Found]:
    """The pages of HTML that were answered with status 200."""
    try:
        with _open(archive) as stream:
            records = ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True)
            for record in records:
                if found := _page(record):
                    yield found
    except (OSError, ValueError) as fault:
        raise ArchiveError(f"{archive}: {fault}") from fault


@contextmanager
def _open(archive: str) -> Iterator[Any]:
    if not archive.startswith(("http://", "https://")):
        with Path(archive).open("rb") as file:
            yield file
        return
    request = Request(archive, headers={"User-Agent": settings.USER_AGENT})
    with urlopen(request, timeout=SECONDS) as response:
        yield _Download(response)


class _Download:
    """A stream that knows where it stands, which fastwarc asks of it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._place = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        part = self._stream.read(size)
        self._place += len(part)
        return part

    def tell(self) -> int:
        """How many bytes were read."""
        return self._place


def _page(record: Any) -> Found | None:
    media = (record.http_content_type or "").lower()
    if not record.http_headers or record.http_headers.status_code != 200 or media not in _HTML:
        return None
    if record.content_length > settings.DOWNLOAD_MAXSIZE:
        return None
    headers = lowered(record.http_headers)
    body = _unpacked(record.reader.read(), headers)
    at = record.record_date.astimezone(UTC)
    return Found(record.headers["WARC-Target-URI"], at, headers, body, record.headers.get("WARC-Truncated"))


def _unpacked(payload: bytes, headers: dict[str, str]) -> bytes:
    """The body; Common Crawl's archives hold it unpacked under headers that still say chunked and gzip."""
    body = _joined(payload) if "chunked" in headers.get("transfer-encoding", "").lower() else payload
    try:
        return plain(body, headers.get("content-encoding"))
    except PackingError:
        return body


def _joined(payload: bytes) -> bytes:
    """The parts of a chunked body put together; the payload itself where it is not made of chunks."""
    parts, place = [], 0
    while found := _CHUNK.match(payload, place):
        size = int(found[1], 16)
        parts.append(payload[found.end() : found.end() + size])
        place = found.end() + size + 2
        if not size:
            return b"".join(parts)
    return payload


def _names_something(page: Found) -> bool:
    seen = sight(fold(decode(page.body, page.headers.get("content-type"))))
    return bool(seen.chips or seen.stems)


def _source_of(url: str) -> str:
    """The news source whose site an address is of; else `web`."""
    host = host_of(url).removeprefix("www.")
    known = registry.sources().values()
    own = (s.name for s in known if issubclass(s, News) and host_of(s.origin).removeprefix("www.") == host)
    return next(own, Web.name)
