"""The fetch log: one line for every request, good or bad, appended and never changed."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import IO

import msgspec

from crawlers.capture.append import append


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
    """WARC file that holds the payload, relative to the data folder; an older one for what is unchanged."""
    offset: int | None = None
    """Byte where the response record begins; its request record follows it."""
    asked: str | None = None
    """Digest of the body of the request; None where it had none."""
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


class BusyError(Exception):
    """Another crawl of the source is at work."""


class FetchLog:
    """The log of one crawl, made or continued, and its own until it is closed. Raises `BusyError`."""

    def __init__(self, path: Path, *, locked: bool = True) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Unbuffered: a line is one write, so that a killed crawl leaves whole lines only.
        self._file = path.open("ab", buffering=0)
        if locked and not _lock(self._file):
            self._file.close()
            raise BusyError(f"{path}: another crawl of this source is at work.")

    def write(self, fetch: Fetch) -> None:
        """Append one line."""
        append(self._file, _encoder.encode(fetch) + b"\n")

    def close(self) -> None:
        """Close the file."""
        self._file.close()


@contextmanager
def open_alone(path: Path) -> Iterator[IO[bytes] | None]:
    """The log's bytes, to read and write, while no crawl holds it; None while one does."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        yield file if _lock(file) else None


def _lock(file: IO[bytes]) -> bool:
    """Hold the file until it is closed; the system takes it back from a process that dies."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def read_fetches(path: Path, begin: int = 0) -> Iterator[Fetch]:
    """The lines of a fetch log in order, from byte `begin` on; none where there is no file.

    A last line without its end is left out: its crawl was killed while it wrote.
    """
    if path.exists():
        with path.open("rb") as lines:
            lines.seek(begin)
            yield from (_decoder.decode(line) for line in lines if line.endswith(b"\n"))
