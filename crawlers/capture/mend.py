"""After a crawl that was killed: archive and log are brought to where the last whole answer stands."""

import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import IO, Any, NamedTuple
from urllib.parse import urljoin

from fastwarc.warc import ArchiveIterator, WarcRecordType

from crawlers.capture import classify
from crawlers.capture.archive import lowered
from crawlers.capture.fetchlog import Fetch, FetchLog, log_file, open_alone, read_fetches
from crawlers.capture.index import index_of, write_index
from crawlers.capture.payload import digest

_CHUNK = 1 << 20


def mend(data: Path, day: date, source: str) -> None:
    """Cut what was torn off, enter in the log what was kept but not logged, write the index that is missing.

    Nothing is done while a crawl of the source is at work. Doing it twice changes nothing.
    """
    path = log_file(data, day, source)
    torn = [file for file in archives(data, day, source) if not index_of(file).exists()]
    if not torn and _ends_whole(path):
        return
    with open_alone(path) as log:
        if log is None:
            return
        _cut_line(log)
        for file in torn:
            _mend_file(data, path, file, source)


def archives(data: Path, day: date, source: str) -> list[Path]:
    """The archive files of a source's crawls on a day, in their order."""
    return sorted(
        (data / "archive" / day.isoformat()).glob(f"{source}-[0-9][0-9][0-9][0-9][0-9][0-9]*.warc.gz")
    )


def _mend_file(data: Path, path: Path, file: Path, source: str) -> None:
    whole = _whole(file)
    with file.open("r+b") as archive:
        archive.truncate(whole)
    logged = {(fetch.url, fetch.requested_at) for fetch in read_fetches(path)}
    log = FetchLog(path, locked=False)
    for fetch in _kept(data, file, source):
        if (fetch.url, fetch.requested_at) not in logged:
            log.write(fetch)
    log.close()
    write_index(file)


def _ends_whole(path: Path) -> bool:
    if not path.exists() or not path.stat().st_size:
        return True
    with path.open("rb") as log:
        log.seek(-1, 2)
        return log.read() == b"\n"


def _cut_line(log: IO[bytes]) -> None:
    """Take off a line without its end: what it told is in the archive."""
    log.seek(0)
    lines = log.read()
    log.truncate(lines.rfind(b"\n") + 1)


class _Member(NamedTuple):
    end: int
    head: bytes


def _whole(file: Path) -> int:
    """The byte where the last exchange ends that is there with answer and request."""
    ends = [m.end for m in _members(file) if b"\nWARC-Type: re" not in m.head or b": request" in m.head]
    return max(ends, default=0)


def _members(file: Path) -> Iterator[_Member]:
    """The whole gzip members of a file: where each ends, and its first bytes."""
    with file.open("rb") as stream:
        rest, end = b"", 0
        while rest := rest or stream.read(_CHUNK):
            unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS + 16)
            head = b""
            while not unpacker.eof and rest:
                try:
                    part = unpacker.decompress(rest)
                except zlib.error:  # not gzip: what a power cut leaves may be anything
                    return
                head = (head + part)[:1024]
                end += len(rest) - len(unpacker.unused_data)
                rest = unpacker.unused_data if unpacker.eof else stream.read(_CHUNK)
            if not unpacker.eof:
                return
            yield _Member(end, head)


def _kept(data: Path, file: Path, source: str) -> Iterator[Fetch]:
    """The log's lines of the answers in an archive file, as far as the file tells them."""
    pending = None
    with file.open("rb") as stream:
        for record in ArchiveIterator(stream, parse_http=True):
            if record.record_type in (WarcRecordType.response, WarcRecordType.revisit):
                pending = _fetch(data, file, source, record)
            elif record.record_type == WarcRecordType.request and pending:
                asked = record.reader.read()
                method = str(record.http_headers.status_line).partition(" ")[0]
                yield Fetch(method=method, asked=digest(asked) if asked else None, **pending)
                pending = None


def _fetch(data: Path, file: Path, source: str, record: Any) -> dict[str, Any]:
    headers, status = lowered(record.http_headers), record.http_headers.status_code
    revisit = record.record_type == WarcRecordType.revisit
    url, size = record.headers["WARC-Target-URI"], len(record.reader.read())
    place = file.relative_to(data).as_posix(), record.stream_pos
    if revisit:
        place = record.headers["X-Chipwatch-Archive"], int(record.headers["X-Chipwatch-Offset"])
    verdict = classify.Verdict(classify.Class.UNCHANGED) if revisit else classify.of_status(status, size)
    if archive := record.headers.get("X-Chipwatch-Taken"):
        verdict = classify.of_taken(archive)
    return {
        "source": source,
        "url": url,
        "role": record.headers["X-Chipwatch-Role"],
        "requested_at": record.record_date,
        "status": status,
        "bytes": size,
        "media_type": headers.get("content-type"),
        "digest": record.headers["WARC-Payload-Digest"],
        "archive": place[0],
        "offset": place[1],
        "outcome": verdict.outcome,
        "cause": verdict.cause,
        "final_url": urljoin(url, headers["location"]) if "location" in headers else None,
        "etag": headers.get("etag"),
        "last_modified": headers.get("last-modified"),
    }
