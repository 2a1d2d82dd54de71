"""The index of an archive file: a line of CDXJ for each answer in it, sorted, as replay programs read them.

`<host reversed>)<path> <YYYYMMDDhhmmss> {"url", "mime", "status", "digest", "length", "offset", "filename"}`;
the mime of a revisit is `warc/revisit`. The index is made from its file alone and can be made again.
"""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from heapq import merge
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

from fastwarc.warc import ArchiveIterator, WarcRecordType

ANSWERS = (WarcRecordType.response, WarcRecordType.revisit)
_RUN = 1000
"""Lines that are sorted in memory; fifty thousand answers make fifty files that are merged."""


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


def write_index(archive: Path) -> Path:
    """Write the index of a whole archive file, at once or not at all; its path."""
    draft = index_of(archive).with_suffix(".draft")
    with ExitStack() as files, draft.open("w", encoding="utf-8") as file:
        file.writelines(merge(*_sorted_runs(_lines(archive), files)))
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
    query = parts.query and urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    return f"{host}{port}){parts.path or '/'}" + (f"?{query}" if query else "")


def _sorted_runs(lines: Iterator[str], files: ExitStack) -> Iterator[IO[str]]:
    """Files of so many lines each, in order: an archive of any size is sorted in the same memory."""
    while run := sorted(islice(lines, _RUN)):
        file = files.enter_context(TemporaryFile("w+", encoding="utf-8"))  # noqa: SIM115 - `files` closes it
        file.writelines(run)
        file.seek(0)
        yield file


def _lines(archive: Path) -> Iterator[str]:
    """The lines in order of the file, each when the next record shows where its own ends."""
    told: dict[str, str] = {}
    with archive.open("rb") as file:
        for record in ArchiveIterator(file, parse_http=True):
            if told:
                yield _line(told, record.stream_pos)
            told = _fields(record, archive) if record.record_type in ANSWERS else {}
        if told:
            yield _line(told, file.seek(0, 2))


def _fields(record: Any, archive: Path) -> dict[str, str]:
    revisit = record.record_type == WarcRecordType.revisit
    return {
        "url": record.headers["WARC-Target-URI"],
        "timestamp": f"{record.record_date:%Y%m%d%H%M%S}",
        "mime": "warc/revisit" if revisit else record.http_content_type or "unk",
        "status": str(record.http_headers.status_code),
        "digest": record.headers["WARC-Payload-Digest"],
        "offset": str(record.stream_pos),
        "filename": archive.name,
    }


def _line(told: dict[str, str], end: int) -> str:
    time = told.pop("timestamp")
    fields = told | {"length": str(end - int(told["offset"]))}
    return f"{surt(told['url'])} {time} {json.dumps(fields)}\n"


def _entry(data: Path, index: Path, line: str) -> Entry:
    _, time, fields = line.split(" ", 2)
    said = json.loads(fields)
    file = index.with_name(said["filename"]).relative_to(data).as_posix()
    return Entry(said["url"], time, said["digest"], file, int(said["offset"]), said["mime"])
