"""Kept pages read again by today's rules: what is added, gone or different, and by which rules."""

import multiprocessing
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Any, Literal, NamedTuple

import msgspec

from crawlers import read
from crawlers.capture.fetchlog import log_file
from crawlers.capture.mend import mend

Line = dict[str, Any]
Task = tuple[date, str]
"""A day's pages of one source."""
PART = 100_000
"""Bytes of log, of some 250 pages, that a process reads at a time: several share a long day."""
_NAMES = ("chip", "model", "currency", "reason")
"""What a record is about, by its kind."""
_SEEN = ("rules", "title")
"""Fields that may change without the page being read otherwise."""


class Change(NamedTuple):
    """One record that the reading before and this one do not have in common."""

    day: date
    source: str
    change: Literal["added", "gone", "different"]
    kind: str
    about: str
    fields: str
    """Of one that is different: the fields that are, divided by commas."""
    quote: str
    rules_before: str | None
    rules_now: str | None


class Reread(NamedTuple):
    """A day of a source read again: its file of records, its log, and what changed."""

    file: Path
    log: Path
    changes: list[Change]


def reread(
    data: Path, tasks: Sequence[Task], *, newest: bool = False, processes: int | None = None
) -> Iterator[Reread]:
    """Read days again side by side, in the order of `tasks`; each day's file of records is replaced at once.

    Pages are read by the rules that hold for their day, with `newest` by the newest form whatever their day.
    """
    for task in tasks:
        mend(data, *task)
    parts = {task: log_file(data, *task).stat().st_size // PART + 1 for task in tasks}
    slices = [(*task, part, parts[task]) for task in tasks for part in range(parts[task])]
    context = multiprocessing.get_context("forkserver")
    workers = min(processes or os.cpu_count() or 1, max(len(slices), 1))
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        said = pool.map(partial(_read, data, newest), slices)
        for task in tasks:
            yield _replaced(data, task, chain.from_iterable(islice(said, parts[task])))


def _read(data: Path, newest: bool, part: tuple[date, str, int, int]) -> list[read.Line]:
    return list(read.read_part(data, *part, newest=newest))


def kept_days(data: Path, names: Iterable[str], since: date | None, until: date | None) -> list[Task]:
    """The days from `since` to `until` on which one of the sources was asked, in order of time."""
    logs = sorted((data / "fetches").glob("*/*.jsonl"))
    found = [(date.fromisoformat(log.parent.name), log.stem) for log in logs]
    chosen = set(names)
    return [
        (day, name)
        for day, name in found
        if name in chosen and (since or date.min) <= day <= (until or date.max)
    ]


def summary(done: Sequence[Reread]) -> str:
    """How many records changed, in one sentence, with the rules before and now."""
    changes = [change for one in done for change in one.changes]
    counts = Counter(change.change for change in changes)
    told = ", ".join(f"{counts[word]} {word}" for word in ("added", "gone", "different"))
    rules = sorted(
        {f"{c.source} {c.rules_before or '?'} -> {c.rules_now or '?'}" for c in changes if c.rules_now}
    )
    return f"{len(done)} days of sources read again: {told}" + (
        f" (rules: {'; '.join(rules)})" if rules else ""
    )


def _replaced(data: Path, task: Task, lines: Iterable[read.Line]) -> Reread:
    """The day's file of records written anew, and what changed by that."""
    day, name = task
    before = _lines(data / "records" / day.isoformat() / f"{name}.jsonl")
    file = read.write_day(data, day, name, lines)
    changes = [Change(day, name, *told) for told in _differences(before, _lines(file))]
    return Reread(file, log_file(data, *task), changes)


def _lines(file: Path) -> list[Line]:
    """The records of a file as they stand; none where a day was lost."""
    return [msgspec.json.decode(line) for line in file.read_bytes().splitlines()] if file.exists() else []


def _differences(before: list[Line], now: list[Line]) -> Iterator[tuple[Any, ...]]:
    old, new = _without_common(before, now), _without_common(now, before)
    mates: dict[tuple[Any, ...], list[Line]] = defaultdict(list)
    for line in old:
        mates[_key(line)].append(line)
    for line in new:
        mate = mates[_key(line)].pop(0) if mates[_key(line)] else None
        yield _told("different" if mate else "added", mate, line)
    for line in (line for lines in mates.values() for line in lines):
        yield _told("gone", line, None)


def _without_common(lines: list[Line], others: list[Line]) -> list[Line]:
    """The lines that the others do not say as well, as often as they do not."""
    common = Counter(map(_said, others))
    rest = []
    for line in lines:
        common[_said(line)] -= 1
        if common[_said(line)] < 0:
            rest.append(line)
    return rest


def _said(line: Line) -> bytes:
    said = {key: value for key, value in line.items() if key not in _SEEN}
    return msgspec.json.encode(said, order="deterministic")


def _key(line: Line) -> tuple[Any, ...]:
    """What makes two readings of a record the same one: its offer, or its words, and what they are about."""
    return line["kind"], line.get("url"), line.get("listing") or line.get("quote"), _about(line)


def _about(line: Line) -> str:
    return next((str(line[name]) for name in _NAMES if line.get(name)), "")


def _told(change: str, before: Line | None, now: Line | None) -> tuple[Any, ...]:
    line: Line = now or before or {}
    both = {**(before or {}), **(now or {})} if before and now else {}
    fields = [key for key in both if key not in _SEEN and (before or {}).get(key) != (now or {}).get(key)]
    rules = (before or {}).get("rules"), (now or {}).get("rules")
    return change, line["kind"], _about(line), ", ".join(fields), line.get("quote", ""), *rules
