"""The archive: WARC 1.1, one gzip member a record, so that any answer can be read by its offset alone.

A response record is followed by the request that it answers. The payload is the body as it came over the
wire without its transfer coding, compressed or not as the headers kept with it say. An answer that is the
same as one kept before is a revisit record, which names the one that holds its payload.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import IO, Any, NamedTuple

from fastwarc.warc import ArchiveIterator, WarcRecordType

from crawlers.capture import warc
from crawlers.capture.append import append
from crawlers.capture.index import write_index
from crawlers.capture.payload import digest
from crawlers.capture.warc import Headers

_REVISIT = "http://netpreserve.org/warc/1.1/revisit/"
_SAME, _NOT_MODIFIED = _REVISIT + "identical-payload-digest", _REVISIT + "server-not-modified"
"""The second of an answer that had no body at all: the site was asked whether its page is the one kept."""


class Kept(NamedTuple):
    """Where the payload of an answer is."""

    digest: str
    archive: str
    """WARC file, relative to the data folder."""
    offset: int


class Earlier(NamedTuple):
    """An answer kept before, as a revisit names it."""

    kept: Kept
    at: datetime


class Exchange(NamedTuple):
    """A request and its answer, ready to be kept."""

    url: str
    at: datetime
    method: str
    request_headers: Headers
    request_body: bytes
    status: str
    """`200 OK`."""
    response_headers: Headers
    payload: bytes
    notes: Mapping[str, str] = {}
    """Further WARC headers of the response record."""


class Answer(NamedTuple):
    """An answer read back: headers by lower-case name, payload as archived, body of its request."""

    url: str
    headers: dict[str, str]
    payload: bytes
    asked: bytes
    status: int = 200


class Archive:
    """The WARC file of one crawl, made when the first answer comes, and its index when the crawl ends."""

    def __init__(self, data: Path, source: str, start: datetime, software: str) -> None:
        self._data = data
        self._start = start
        self._stem = data / "archive" / start.date().isoformat() / f"{source}-{start:%H%M%S}"
        self._software = software
        self._file: IO[bytes] | None = None
        self._name = ""
        self._end = 0

    def keep(self, exchange: Exchange, earlier: Earlier | None = None) -> Kept:
        """Write answer and request; they are on their way to the disk when this returns.

        An answer whose payload is that of an `earlier` one, or that says so with status 304, is written
        without it; the place of the earlier one is returned.
        """
        file = self._file = self._file or self._begin()
        offset, name = self._end, digest(exchange.payload)
        same = earlier and (exchange.status.startswith("304") or name == earlier.kept.digest)
        answer = _revisit(exchange, earlier) if earlier and same else _response(exchange, name)
        records = _pair(exchange, *answer)
        append(file, records)
        self._end += len(records)
        return earlier.kept if earlier and same else Kept(name, self._name, offset)

    def close(self) -> None:
        """Close the file, if there is one, and write its index."""
        if self._file:
            self._file.close()
            write_index(Path(self._file.name))

    def _begin(self) -> IO[bytes]:
        self._stem.parent.mkdir(parents=True, exist_ok=True)
        file = _new_file(self._stem)
        self._name = Path(file.name).relative_to(self._data).as_posix()
        info = warc.fields([("software", self._software), ("format", "WARC File Format 1.1")])
        about = [
            ("WARC-Record-ID", warc.new_id()),
            ("WARC-Filename", Path(file.name).name),
            ("WARC-Date", warc.date_of(self._start)),
        ]
        self._end = file.write(warc.record("warcinfo", info.encode(), about))
        return file


def _new_file(stem: Path) -> IO[bytes]:
    """A file of its own for each crawl: a second one in the same second gets a number."""
    for number in range(1, 1000):
        name = f"{stem.name}.warc.gz" if number == 1 else f"{stem.name}-{number}.warc.gz"
        try:
            # Unbuffered: an exchange is one write, so that a killed crawl leaves whole members only.
            return stem.with_name(name).open("xb", buffering=0)
        except FileExistsError:
            continue
    raise FileExistsError(f"{stem}: a thousand crawls within one second")


def _pair(exchange: Exchange, kind: str, body: bytes, about: Headers) -> bytes:
    """Both records of an exchange, the request naming the answer that it led to."""
    said = warc.http(f"HTTP/1.1 {exchange.status}", exchange.response_headers, body)
    target = "/" + exchange.url.split("://", 1)[-1].partition("/")[2]
    first = f"{exchange.method} {target} HTTP/1.1"
    asked = warc.http(first, exchange.request_headers, exchange.request_body)
    answer, request = warc.new_id(), warc.new_id()
    both = [("WARC-Target-URI", exchange.url), ("WARC-Date", warc.date_of(exchange.at))]
    return warc.record(
        kind, said, [("WARC-Record-ID", answer), *both, *about, *exchange.notes.items()]
    ) + warc.record("request", asked, [("WARC-Record-ID", request), *both, ("WARC-Concurrent-To", answer)])


def _response(exchange: Exchange, name: str) -> tuple[str, bytes, Headers]:
    return "response", exchange.payload, [("WARC-Payload-Digest", name)]


def _revisit(exchange: Exchange, earlier: Earlier) -> tuple[str, bytes, Headers]:
    about = [
        ("WARC-Profile", _NOT_MODIFIED if exchange.status.startswith("304") else _SAME),
        ("WARC-Refers-To-Target-URI", exchange.url),
        ("WARC-Refers-To-Date", warc.date_of(earlier.at)),
        ("WARC-Payload-Digest", earlier.kept.digest),
        ("X-Chipwatch-Archive", earlier.kept.archive),
        ("X-Chipwatch-Offset", str(earlier.kept.offset)),
    ]
    return "revisit", b"", about


def read_answer(data: Path, archive: str, offset: int) -> Answer:
    """The answer whose response record begins at `offset`. Raises `LookupError` where none does."""
    with (data / archive).open("rb") as file:
        file.seek(offset)
        records: Iterable[Any] = ArchiveIterator(
            file, record_types=WarcRecordType.response | WarcRecordType.request, parse_http=True
        )
        pair = iter(records)
        response = next(pair, None)
        if response is None or response.record_type != WarcRecordType.response:
            raise LookupError(f"{archive} holds no response at byte {offset}")
        url, headers = response.headers["WARC-Target-URI"], lowered(response.http_headers)
        status, payload = response.http_headers.status_code, response.reader.read()
        request = next(pair, None)
        asked = request.reader.read() if request and request.record_type == WarcRecordType.request else b""
    return Answer(url, headers, payload, asked, status)


def lowered(headers: Any) -> dict[str, str]:
    """Headers by their names in lower case; of one that comes twice, the last."""
    return {name.lower(): value for name, value in headers.items()}
