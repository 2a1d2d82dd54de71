"""The fetch log: one line for every request, good or bad, appended and never changed."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import IO

import msgspec


class Fetch(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, rename={"outcome": "class"}):
    """One request and what became of it."""

    source: str
    url: str
    method: str
    role: str
    requested_at: datetime
    seconds: float | None = None
    status: int | None = None
    bytes: int | None = None
    media_type: str | None = None
    digest: str | None = None
    archive: str | None = None
    """WARC file, relative to the data folder."""
    offset: int | None = None
    """Byte where the response record begins; its request record follows it."""
    outcome: str
    """Key `class`: a value of `classify.Class`."""
    cause: str | None = None
    final_url: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    robots: str | None = None


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Fetch)


def log_file(data: Path, day: date, source: str) -> Path:
    """Where the fetches of a source on a day stand."""
    return data / "fetches" / day.isoformat() / f"{source}.jsonl"


class FetchLog:
    """The log of one crawl, made or continued when the first request has ended."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None

    def write(self, fetch: Fetch) -> None:
        """Append one line."""
        file = self._file = self._file or self._begin()
        file.write(_encoder.encode(fetch) + b"\n")

    def close(self) -> None:
        """Close the file, if there is one."""
        if self._file:
            self._file.close()

    def _begin(self) -> IO[bytes]:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        # Unbuffered: a line is one write, so that a killed crawl leaves whole lines only.
        return self._path.open("ab", buffering=0)


def read_fetches(path: Path) -> Iterator[Fetch]:
    """The lines of a fetch log in order; none where there is no file."""
    if path.exists():
        with path.open("rb") as lines:
            yield from map(_decoder.decode, lines)
