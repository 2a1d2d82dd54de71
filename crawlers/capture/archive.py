"""The archive: WARC 1.1, one gzip member a record, so that any answer can be read by its offset alone.

A response record is followed by the request that it answers. The payload is the body as it came over the
wire without its transfer coding, compressed or not as the headers kept with it say.
"""

import io
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, NamedTuple

from fastwarc.warc import ArchiveIterator, WarcRecordType
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawlers.capture.payload import digest

Headers = list[tuple[str, str]]


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


class Kept(NamedTuple):
    """Where an answer was put."""

    digest: str
    archive: str
    offset: int


class Answer(NamedTuple):
    """An answer read back: headers by lower-case name, payload as archived, body of its request."""

    url: str
    headers: dict[str, str]
    payload: bytes
    asked: bytes


class Archive:
    """The WARC file of one crawl, made when the first answer comes."""

    def __init__(self, data: Path, source: str, start: datetime, software: str) -> None:
        self._data = data
        self._stem = data / "archive" / start.date().isoformat() / f"{source}-{start:%H%M%S}"
        self._software = software
        self._file: IO[bytes] | None = None

    def keep(self, exchange: Exchange) -> Kept:
        """Write response and request; they are on their way to the disk when this returns."""
        file = self._file = self._file or self._begin()
        offset = file.tell()
        name = digest(exchange.payload)
        file.write(_members(exchange, name))
        return Kept(name, Path(file.name).relative_to(self._data).as_posix(), offset)

    def close(self) -> None:
        """Close the file, if there is one."""
        if self._file:
            self._file.close()

    def _begin(self) -> IO[bytes]:
        self._stem.parent.mkdir(parents=True, exist_ok=True)
        file = _new_file(self._stem)
        info = {"software": self._software, "format": "WARC File Format 1.1"}
        buffer = io.BytesIO()
        writer = WARCWriter(buffer, gzip=True, warc_version="1.1")
        writer.write_record(writer.create_warcinfo_record(Path(file.name).name, info))
        file.write(buffer.getvalue())
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


def _members(exchange: Exchange, name: str) -> bytes:
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True, warc_version="1.1")
    date = exchange.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    response = writer.create_warc_record(
        exchange.url,
        "response",
        payload=io.BytesIO(exchange.payload),
        length=len(exchange.payload),
        http_headers=StatusAndHeaders(exchange.status, exchange.response_headers, protocol="HTTP/1.1"),
        warc_headers_dict={"WARC-Date": date, "WARC-Payload-Digest": name, **exchange.notes},
    )
    request = writer.create_warc_record(
        exchange.url,
        "request",
        payload=io.BytesIO(exchange.request_body),
        length=len(exchange.request_body),
        http_headers=_request_head(exchange),
    )
    writer.write_request_response_pair(request, response)
    return buffer.getvalue()


def _request_head(exchange: Exchange) -> StatusAndHeaders:
    target = "/" + exchange.url.split("://", 1)[-1].partition("/")[2]
    return StatusAndHeaders(
        f"{exchange.method} {target} HTTP/1.1", exchange.request_headers, is_http_request=True
    )


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
        url, headers = response.headers["WARC-Target-URI"], _lowered(response.http_headers)
        payload = response.reader.read()
        request = next(pair, None)
        asked = request.reader.read() if request and request.record_type == WarcRecordType.request else b""
    return Answer(url, headers, payload, asked)


def _lowered(headers: Any) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}
