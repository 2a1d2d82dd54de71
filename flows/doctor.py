"""What is missing on this machine for chipwatch to run well, and the command that mends it."""

import os
import shutil
import socket
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement

from crawlers.capture.fetchlog import open_alone
from crawlers.registry import sources
from warehouse.errors import WarehouseError
from warehouse.publish import published
from warehouse.query import rows

OLDEST = (3, 11)
ROOM = 2_000_000_000
"""Bytes: a year of nights and the copy that a build works on."""


class Finding(NamedTuple):
    """One thing that was looked at; `mend` is what to do, empty where nothing is."""

    what: str
    found: str
    mend: str = ""


def examine(data: Path) -> list[Finding]:
    """All findings, in the order in which they are to be mended. Nothing is changed but an empty `data`."""
    data.mkdir(parents=True, exist_ok=True)
    looks: tuple[Callable[[Path], Iterator[Finding]], ...] = (
        *(_python, _libraries, _contact, _folder, _network, _crawls, _file),
    )
    return [finding for look in looks for finding in look(data)]


def _python(data: Path) -> Iterator[Finding]:
    found = ".".join(map(str, sys.version_info[:3]))
    enough = sys.version_info >= OLDEST
    yield Finding("Python", found, "" if enough else "make setup PYTHON=python3.11")


def _libraries(data: Path) -> Iterator[Finding]:
    wanted = [Requirement(line) for line in requires("chipwatch") or ()]
    off = [text for need in wanted if not need.marker and (text := _off(need))]
    yield Finding("libraries", "; ".join(off) or "all there", "make clean setup" if off else "")


def _off(need: Requirement) -> str:
    try:
        found = version(need.name)
    except PackageNotFoundError:
        return f"{need.name} is missing"
    return "" if need.specifier.contains(found, prereleases=True) else f"{need.name} {found} is not {need}"


def _contact(data: Path) -> Iterator[Finding]:
    contact = os.environ.get("CHIPWATCH_CONTACT", "")
    yield Finding("contact", contact or "none", "" if contact else "export CHIPWATCH_CONTACT=you@example.org")


def _folder(data: Path) -> Iterator[Finding]:
    writable = os.access(data, os.W_OK)
    yield Finding("data folder", str(data), "" if writable else f"chmod u+w {data}")
    free = shutil.disk_usage(data).free
    mend = "" if free > ROOM else "free some room, or name another folder with --data"
    yield Finding("room", f"{free / 1e9:.1f} GB free", mend)


def _network(data: Path) -> Iterator[Finding]:
    host = "www.ecb.europa.eu"
    try:
        socket.getaddrinfo(host, 443)
    except OSError as fault:
        yield Finding("network", f"{host}: {fault}", "check this machine's network and name server")
    else:
        yield Finding("network", "names resolve")


def _crawls(data: Path) -> Iterator[Finding]:
    """Crawls that ended before their end; one that is at work holds its log."""
    dead = [mark for mark in sorted((data / "fetches").glob("*/*.unfinished")) if not _at_work(mark)]
    for mark in dead:
        day, name = mark.parent.name, mark.stem
        mend = f"chipwatch run {name} --day {day}" if name in sources() else f"rm {mark}"
        yield Finding("crawl", f"{name} of {day} did not end", mend)
    if not dead:
        yield Finding("crawls", "all ended")


def _at_work(mark: Path) -> bool:
    with open_alone(mark.with_suffix(".jsonl")) as log:
        return log is None


def _file(data: Path) -> Iterator[Finding]:
    file = published(data)
    if not file.exists():
        yield Finding("file", "none yet", "chipwatch run")
        return
    try:
        count = rows(file, "SELECT count(*) FROM prices")[1][0][0]
    except WarehouseError as fault:
        yield Finding("file", str(fault), f"chipwatch reread --data {data}")
    else:
        yield Finding("file", f"{count} prices")
