"""One night, in plain functions: capture, read, load and publish, report. Nothing here knows of Prefect."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from crawlers import read, registry
from crawlers.capture.hosts import host_of, pace_of
from crawlers.capture.resume import cut_off
from crawlers.crawl import crawl
from flows import weeks
from flows.isolate import MEGABYTES, CrawlError, run_isolated
from reports import weekly
from warehouse.build import Built, build

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True)
class Night:
    """Where the data lies, the instant the night begins, the sources, and what a crawl may take."""

    data: Path
    now: datetime
    sources: tuple[str, ...]
    origins: Mapping[str, str] = field(default_factory=dict)
    """Source -> base address that stands in for its own (the sample web)."""
    keep: int = 7
    crawl_seconds: float = 5400.0
    crawl_megabytes: int = MEGABYTES

    @property
    def day(self) -> date:
        """The day that the night's captures are filed under."""
        return self.now.date()

    @property
    def groups(self) -> list[tuple[str, ...]]:
        """The sources by registered domain, so that those of one share one pace."""
        known = registry.sources()
        by_domain: dict[str, list[str]] = {}
        for name in self.sources:
            origin = self.origins.get(name, known[name].origin)
            by_domain.setdefault(pace_of(host_of(origin)), []).append(name)
        return [tuple(names) for names in by_domain.values()]


@dataclass(frozen=True)
class Outcome:
    """What became of a night."""

    built: Built
    failed: list[str]
    """Why the crawl of a group of sources did not end well, a sentence each."""
    report: Path | None

    @property
    def sound(self) -> bool:
        """Nothing is broken and no check is severe."""
        return not self.failed and not self.built.severe


class Runner(Protocol):
    """How the steps of a night are called: plainly, or as tasks that a person can watch."""

    def one(self, step: Callable[..., Result], *args: object) -> Result:
        """The result of one step."""

    def each(
        self, step: Callable[[Night, Item], Result], night: Night, items: Iterable[Item]
    ) -> list[Result | CrawlError]:
        """The results of a step over many items, in their order; a failed crawl costs that one only."""


class Plain:
    """Calls the steps one after another."""

    def one(self, step: Callable[..., Result], *args: object) -> Result:
        """The result of one step."""
        return step(*args)

    def each(
        self, step: Callable[[Night, Item], Result], night: Night, items: Iterable[Item]
    ) -> list[Result | CrawlError]:
        """The results of a step over many items, in their order."""
        return [_isolated(step, night, item) for item in items]


def _isolated(step: Callable[[Night, Item], Result], night: Night, item: Item) -> Result | CrawlError:
    try:
        return step(night, item)
    except CrawlError as failure:
        return failure


def spend(night: Night, run: Runner | None = None) -> Outcome:
    """The whole night: capture, read, load and publish, report."""
    run = run or Plain()
    crawls = run.each(capture, night, night.groups)
    run.each(read_source, night, night.sources)
    built = run.one(publish, night)
    page = run.one(report, night, built)
    return Outcome(built, [str(crawl) for crawl in crawls if isinstance(crawl, CrawlError)], page)


def capture(night: Night, group: tuple[str, ...]) -> None:
    """Crawl the sources of one host in a process of their own; raises CrawlError with the cause.

    The cause stands in the fetch log of each source that did not come to its end, too.
    """
    name = "+".join(group)
    try:
        run_isolated(
            partial(crawl, group, data=night.data, now=night.now, origins=dict(night.origins)),
            name=name,
            log=night.data / "logs" / night.day.isoformat() / f"{name}.log",
            seconds=night.crawl_seconds,
            megabytes=night.crawl_megabytes,
        )
    except CrawlError as failure:
        for source in group:
            cut_off(night.data, source, registry.sources()[source].origin, night.now, str(failure))
        raise


def read_source(night: Night, name: str) -> list[Path]:
    """Turn the night's captures of a source into records; the files they are in."""
    return read.read_day(night.data, night.day, [name])


def publish(night: Night) -> Built:
    """Load the night's records and fetches and the catalogue into a new file and publish it."""
    registry.write_catalogue(night.data)
    records, fetches = (
        sorted((night.data / stage / night.day.isoformat()).glob("*.jsonl"))
        for stage in ("records", "fetches")
    )
    return build(night.data, records=records, fetches=fetches, run_at=night.now, keep=night.keep)


def report(night: Night, built: Built) -> Path | None:
    """Write the page of the last whole week, unless it is published or no night of ours lies in it."""
    week = weeks.last_whole(night.day)
    nights = (date.fromisoformat(folder.name) for folder in (night.data / "fetches").glob("*"))
    pages = night.data / "reports"
    if weekly.is_published(pages, week) or week < weeks.name_of(min(nights, default=night.day)):
        return None
    return weekly.write(built.file, pages, week)
