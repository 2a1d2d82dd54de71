"""From the finished file to the published one: one rename that readers never notice.

data/chipwatch.duckdb             what readers open
data/chipwatch.next.duckdb        under work; a build that died leaves it, the next build clears it
data/published/<run>.duckdb       the last N published files
data/chipwatch.lock               held while a build runs
"""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from warehouse.errors import LockedError, PublishError


def published(data: Path) -> Path:
    """The file that readers open."""
    return data / "chipwatch.duckdb"


@contextmanager
def only_writer(data: Path) -> Iterator[None]:
    """Hold the data folder's lock, which the system takes back from a process that dies.

    Raises `LockedError` naming the process that has it.
    """
    data.mkdir(parents=True, exist_ok=True)
    with (data / "chipwatch.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            lock.seek(0)
            holder = lock.read().strip() or "another process"
            raise LockedError(
                f"{data}: {holder} is building the warehouse; try again when it is done"
            ) from error
        lock.truncate(0)
        lock.write(f"process {os.getpid()}")
        lock.flush()
        yield


@contextmanager
def working_copy(data: Path) -> Iterator[Path]:
    """A copy of the published file to work on (its place only, when nothing is published yet).

    It is gone at the end, unless it was published; what a killed build left is cleared first.
    """
    under_work = data / "chipwatch.next.duckdb"
    _clear(under_work)
    try:
        if published(data).exists():
            shutil.copyfile(published(data), under_work)
        yield under_work
    finally:
        _clear(under_work)


def scratch(under_work: Path) -> Path:
    """The folder beside it for what is gone when the build is."""
    return under_work.with_suffix(".tmp")


def publish(data: Path, under_work: Path, run_id: str, *, keep: int) -> Path:
    """Put the closed file in the place of the published one and keep it under its run's name.

    A log beside either would be replayed into a file it does not belong to. Ours must be gone after the
    checkpoint; one beside the published file was left by a stray writer and is moved out of the way.
    """
    folder = data / "published"
    folder.mkdir(exist_ok=True)
    _sync(under_work)
    _link(under_work, folder / f"{run_id}.duckdb")
    file = _replace(data, under_work)
    for old in _kept(data)[keep:]:
        old.unlink()
    return file


def roll_back(data: Path, run_id: str | None = None) -> str:
    """Put a kept file in the place of the published one: that of a run, or else the last one before it.

    Returns the name of its run; the file that was published stays among the kept. Raises `PublishError` when
    no such file is kept, `LockedError` when a build runs.
    """
    with only_writer(data):
        kept = _kept(data)
        chosen = next(
            filter(_is_earlier_than(published(data)) if run_id is None else _is_of(run_id), kept), None
        )
        if chosen is None:
            names = ", ".join(file.stem for file in kept) or "none"
            raise PublishError(f"{data}: no file of {run_id or 'an earlier run'} is kept (kept are: {names})")
        under_work = data / "chipwatch.next.duckdb"
        _clear(under_work)
        _link(chosen, under_work)
        _replace(data, under_work)
        return chosen.stem


def _replace(data: Path, under_work: Path) -> Path:
    """The rename, with no log on either side."""
    file = published(data)
    if _log(under_work).exists():
        raise PublishError(f"{under_work}: a log stands beside the finished file; the old one stays")
    if _log(file).exists():
        _log(file).replace(file.with_name(f"{file.name}.wal.stray"))
    under_work.replace(file)
    _sync(data)
    return file


def _kept(data: Path) -> list[Path]:
    """The files of the last runs, newest first."""
    files = (data / "published").glob("*.duckdb")
    return sorted(files, key=lambda file: file.stat().st_mtime_ns, reverse=True)


def _is_of(run_id: str) -> Callable[[Path], bool]:
    return lambda file: file.stem == run_id


def _is_earlier_than(now: Path) -> Callable[[Path], bool]:
    """A kept file has the time of the published one that it was; one that is put back keeps it."""
    instant = now.stat().st_mtime_ns if now.exists() else 0
    return lambda file: file.stat().st_mtime_ns < instant


def _link(file: Path, name: Path) -> None:
    """Give the file a second name, or copy it where links are not to be had."""
    name.unlink(missing_ok=True)
    try:
        os.link(file, name)
    except OSError:
        shutil.copy2(file, name)


def _clear(under_work: Path) -> None:
    for leftover in (under_work, _log(under_work)):
        leftover.unlink(missing_ok=True)
    shutil.rmtree(scratch(under_work), ignore_errors=True)


def _log(file: Path) -> Path:
    return file.with_name(file.name + ".wal")


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
