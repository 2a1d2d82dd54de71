"""The archive: WARC 1.1, one gzip member a record, so that any answer can be read by its offset alone.

A response record is followed by the request that it answers. The payload is the body as it came over the
wire without its transfer coding, compressed or not as the headers kept with it say. An answer that is the
same as one kept before is a revisit record, which names the one that holds its payload.
"""

import io
import zlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, NamedTuple

from fastwarc.warc import ArchiveIterator, WarcRecordType
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawlers.capture.index import write_index
from crawlers.capture.payload import digest

Headers = list[tuple[str, str]]
_PROFILE = "http://netpreserve.org/warc/1.1/revisit/"
_UNCHANGED = _PROFILE + "server-not-modified"
"""Of an answer that had no body at all: the site was asked whether its page is still the one kept."""
_LEVEL = 4
"""Of compression: 6 takes three times the time for a tenth of the size, 9 nine times."""


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
        self._stem = data / "archive" / start.date().isoformat() / f"{source}-{start:%H%M%S}"
        self._software = software
        self._file: IO[bytes] | None = None

    def keep(self, exchange: Exchange, earlier: Earlier | None = None) -> Kept:
        """Write answer and request; they are on their way to the disk when this returns.

        An answer whose payload is that of an `earlier` one, or that says so with status 304, is written
        without it; the place of the earlier one is returned.
        """
        file = self._file = self._file or self._begin()
        offset, name = file.tell(), digest(exchange.payload)
        unchanged = exchange.status.startswith("304")
        if earlier and (unchanged or name == earlier.kept.digest):
            file.write(_pair(exchange, _revisit(exchange, earlier, unchanged)))
            return earlier.kept
        file.write(_pair(exchange, _response(exchange, name)))
        return Kept(name, Path(file.name).relative_to(self._data).as_posix(), offset)

    def close(self) -> None:
        """Close the file, if there is one, and write its index."""
        if self._file:
            self._file.close()
            write_index(Path(self._file.name))

    def _begin(self) -> IO[bytes]:
        self._stem.parent.mkdir(parents=True, exist_ok=True)
        file = _new_file(self._stem)
        info = {"software": self._software, "format": "WARC File Format 1.1"}
        file.write(_member(_writer.create_warcinfo_record(Path(file.name).name, info)))
        return file


_writer = WARCWriter(None, gzip=False, warc_version="1.1")


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


def _pair(exchange: Exchange, answer: Any) -> bytes:
    """Both records of an exchange, the request naming the answer that it led to."""
    request = _writer.create_warc_record(
        exchange.url,
        "request",
        payload=io.BytesIO(exchange.request_body),
        length=len(exchange.request_body),
        http_headers=_request_head(exchange),
        warc_headers_dict={
            "WARC-Date": warc_date(exchange.at),
            "WARC-Concurrent-To": answer.rec_headers.get_header("WARC-Record-ID"),
        },
    )
    return _member(answer) + _member(request)


def _response(exchange: Exchange, name: str) -> Any:
    return _writer.create_warc_record(
        exchange.url,
        "response",
        payload=io.BytesIO(exchange.payload),
        length=len(exchange.payload),
        http_headers=_head(exchange),
        warc_headers_dict={**_about(exchange), "WARC-Payload-Digest": name},
    )


def _revisit(exchange: Exchange, earlier: Earlier, unchanged: bool) -> Any:
    record = _writer.create_revisit_record(
        exchange.url,
        earlier.kept.digest,
        exchange.url,
        warc_date(earlier.at),
        http_headers=_head(exchange),
        warc_headers_dict=_about(exchange)
        | {
            "X-Chipwatch-Archive": earlier.kept.archive,
            "X-Chipwatch-Offset": str(earlier.kept.offset),
        },
    )
    if unchanged:
        record.rec_headers.replace_header("WARC-Profile", _UNCHANGED)
    return record


def _about(exchange: Exchange) -> dict[str, str]:
    return {"WARC-Date": warc_date(exchange.at), **exchange.notes}


def _head(exchange: Exchange) -> StatusAndHeaders:
    return StatusAndHeaders(exchange.status, exchange.response_headers, protocol="HTTP/1.1")


def _request_head(exchange: Exchange) -> StatusAndHeaders:
    target = "/" + exchange.url.split("://", 1)[-1].partition("/")[2]
    return StatusAndHeaders(
        f"{exchange.method} {target} HTTP/1.1", exchange.request_headers, is_http_request=True
    )


def _member(record: Any) -> bytes:
    """A record as one gzip member."""
    _writer.out = buffer = io.BytesIO()
    _writer.write_record(record)
    return zlib.compress(buffer.getvalue(), _LEVEL, wbits=zlib.MAX_WBITS + 16)


def warc_date(at: datetime) -> str:
    """An instant as WARC writes it: `2026-08-22T04:30:05.120000Z`."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


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
