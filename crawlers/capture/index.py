"""The index of an archive file: a line of CDXJ for each answer in it, sorted, as replay programs read them.

`<host reversed>)<path> <YYYYMMDDhhmmss> {"url", "mime", "status", "digest", "length", "offset", "filename"}`;
the mime of a revisit is `warc/revisit`. The index is made from its file alone and can be made again.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

from fastwarc.warc import ArchiveIterator, WarcRecordType

ANSWERS = WarcRecordType.response | WarcRecordType.revisit


class Entry(NamedTuple):
    """A line of an index."""

    url: str
    time: str
    """`YYYYMMDDhhmmss`, UTC."""
    digest: str
    archive: str
    """WARC file, relative to the data folder."""
    offset: int
    mime: str

    @property
    def is_revisit(self) -> bool:
        """Whether its payload stands with an earlier answer of the same digest."""
        return self.mime == "warc/revisit"


def index_of(archive: Path) -> Path:
    """Where the index of an archive file stands: beside it."""
    return archive.with_name(archive.name.removesuffix(".warc.gz") + ".cdxj")


def write_index(data: Path, archive: Path) -> Path:
    """Write the index of a whole archive file, at once or not at all; its path."""
    draft = index_of(archive).with_suffix(".draft")
    draft.write_text("".join(sorted(_lines(data, archive))), encoding="utf-8")
    return draft.replace(index_of(archive))


def find(data: Path, *, digest: str = "", url: str = "") -> Iterator[Entry]:
    """Every answer with this digest (or a beginning of it), or of this address, in order of file."""
    wanted = f'"digest": "{digest}' if digest else f'"url": {json.dumps(url)}'
    for index in sorted((data / "archive").glob("*/*.cdxj")):
        with index.open(encoding="utf-8") as lines:
            yield from (_entry(data, index, line) for line in lines if wanted in line)


def surt(url: str) -> str:
    """The address with its host reversed and without `www`, so that a site stands together when sorted."""
    parts = urlsplit(url.lower())
    host = ",".join(reversed((parts.hostname or "").removeprefix("www.").split(".")))
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    query = urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    return f"{host}{port}){parts.path or '/'}" + (f"?{query}" if query else "")


def _lines(data: Path, archive: Path) -> Iterator[str]:
    with archive.open("rb") as file:
        ends = _positions(file)
        file.seek(0)
        for record in ArchiveIterator(file, record_types=ANSWERS, parse_http=True):
            yield _line(record, archive, ends[record.stream_pos] - record.stream_pos)


def _positions(file: Any) -> dict[int, int]:
    """Byte where each record begins -> byte where the next one does."""
    begins = [record.stream_pos for record in ArchiveIterator(file, parse_http=False)]
    return dict(zip(begins, [*begins[1:], file.seek(0, 2)], strict=False))  # none at all: no end either


def _line(record: Any, archive: Path, length: int) -> str:
    url, instant = record.headers["WARC-Target-URI"], record.record_date
    revisit = record.record_type == WarcRecordType.revisit
    fields = {
        "url": url,
        "mime": "warc/revisit" if revisit else record.http_content_type or "unk",
        "status": str(record.http_headers.status_code),
        "digest": record.headers["WARC-Payload-Digest"],
        "length": str(length),
        "offset": str(record.stream_pos),
        "filename": archive.name,
    }
    return f"{surt(url)} {instant:%Y%m%d%H%M%S} {json.dumps(fields)}\n"


def _entry(data: Path, index: Path, line: str) -> Entry:
    _, time, fields = line.split(" ", 2)
    said = json.loads(fields)
    file = index.with_name(said["filename"]).relative_to(data).as_posix()
    return Entry(said["url"], time, said["digest"], file, int(said["offset"]), said["mime"])
