"""What the sources are, how they are, and one live try of each."""

import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Literal

from crawlers import read, registry
from crawlers.capture.classify import FAULTS, MEANINGS, WELL, Class
from crawlers.capture.fetchlog import Fetch, log_file, read_fetches
from crawlers.crawl import crawl
from crawlers.records import Record, Refusal, from_line
from flows.isolate import CrawlError, run_isolated
from warehouse.publish import published
from warehouse.query import rows

COLUMNS = (
    "name",
    "title",
    "publisher",
    "kind",
    "segment",
    "schedule",
    "language",
    "verified",
    "licence",
    "robots",
)
SHORT = ("name", "title", "kind", "segment", "verified")
"""What fits a terminal."""
HEALTH = ("status", "cause", "repair", "since", "last_night")
PROBE_SECONDS = 600.0


@dataclass(frozen=True)
class Verdict:
    """What one live try of a source showed."""

    sentence: str
    sound: bool


def listing(data: Path, columns: tuple[str, ...]) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Columns and rows of all sources: what each says of itself, and its last night in the published file.

    `columns` of the catalogue are shown, followed by those of `HEALTH`.
    """
    health = _health(published(data))
    unknown = ("never run",) + (None,) * (len(HEALTH) - 1)
    described = registry.catalogue()["sources"]
    found = [
        (*(source[key] for key in columns), *health.get(source["name"], unknown)) for source in described
    ]
    return [*columns, *HEALTH], found


def _health(file: Path) -> dict[str, tuple[Any, ...]]:
    if not file.exists():
        return {}
    question = Path(__file__).with_name("health.sql").read_text(encoding="utf-8")
    return {name: tuple(state) for name, *state in rows(file, question)[1]}


def check(name: str, now: datetime, origins: dict[str, str] | None = None) -> Verdict:
    """Crawl a source once into a folder that is thrown away, read it, and hold it against its limits."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        try:
            probe(name, data, now, origins)
        except CrawlError as error:
            return Verdict(str(error), sound=False)
        fetches = list(read_fetches(log_file(data, now.date(), name)))
        records = [
            from_line(line)
            for path in read.read_day(data, now.date(), [name])
            for line in path.read_bytes().splitlines()
        ]
    return _verdict(name, fetches, records)


def probe(
    name: str, data: Path, now: datetime, origins: dict[str, str] | None, urls: tuple[str, ...] = ()
) -> None:
    """Crawl one source in a process of its own, from its own beginnings or from `urls`; raises CrawlError."""
    target = partial(crawl, (name,), data=data, now=now, origins=origins or {}, urls=urls)
    run_isolated(target, name=name, log=data / f"{name}.log", seconds=PROBE_SECONDS)


def _verdict(name: str, fetches: list[Fetch], records: Sequence[Record]) -> Verdict:
    floor, ceiling = registry.sources()[name].limits.rows
    refusals = Counter(record.reason for record in records if isinstance(record, Refusal))
    count = len(records) - refusals.total()
    asked = [fetch for fetch in fetches if fetch.role != "robots"]
    status = health_of(asked, count, floor)
    parts = [
        f"{name}: {status}; {len(asked)} requests, {count} records (limits {floor} to {ceiling})",
        *(f"{number} refused: {reason}" for reason, number in refusals.most_common()),
        *(f"{fetch.url}: {fetch.cause} {_repair(fetch)}" for fetch in asked if fetch.outcome in FAULTS),
    ]
    return Verdict("\n".join(parts), sound=status == "ok" and count <= ceiling)


def health_of(asked: Sequence[Fetch], records: int, floor: int) -> Literal["ok", "degraded", "broken"]:
    """How a source fares by its requests (robots.txt aside) and the number of its records.

    The definition of `source_health` (200_source_health.sql), for a try that no warehouse knows of.
    """
    if not any(fetch.outcome in WELL for fetch in asked):
        return "broken"
    failed = sum(fetch.outcome in FAULTS for fetch in asked)
    return "degraded" if records < floor or failed > 0.2 * len(asked) else "ok"


def _repair(fetch: Fetch) -> str:
    return MEANINGS[Class(fetch.outcome)].repair
