"""The whole chain on the sample web: six weeks of nights under a frozen clock, then the file and the page."""

import shutil
import socket
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from rich.console import Console
from rich.progress import track

from crawlers.demo_site.market import BEGIN
from crawlers.demo_site.server import SITES, SampleWeb, serving
from flows import prefect_home
from flows.night import Night, Outcome, spend

LAST = date(2026, 8, 17)
"""The Monday after the sixth week: its night writes the page of that week."""
WEEK = "2026-W33"
NIGHTS = (0, 2, 4)
"""Monday, Wednesday, Friday: enough for weekly medians, and quick to look at."""
PORT = 8947
"""The same one each time where it is free, so that two demos show the same addresses."""
MARK = "made-by-chipwatch-demo"


class DemoError(Exception):
    """The demo cannot run here; its text says why."""


def run(data: Path, talk: Console) -> Outcome:
    """Make the demo's data folder anew, spend its nights, and print three things to look at."""
    _empty(data)
    with serving(_port()) as web:
        for day in track(list(days()), "Crawling the sample web, night after night", console=talk):
            _spend(data, web, day)
        talk.print("The last night as a Prefect flow ...")
        outcome = _watched(data, web)
    _show(data, outcome)
    return outcome


def days() -> Iterator[date]:
    """The nights before the last one."""
    span = ((BEGIN + timedelta(days=n)) for n in range((LAST - BEGIN).days))
    return (day for day in span if day.weekday() in NIGHTS)


def _spend(data: Path, web: SampleWeb, day: date) -> Outcome:
    web.day = day
    return spend(Night(data, _instant(day), SITES, web.origins))


def _watched(data: Path, web: SampleWeb) -> Outcome:
    """The last night as the Prefect flow that runs in earnest, visible in Prefect afterwards."""
    prefect_home.settle(data)
    from flows.scheduled import nightly

    web.day = LAST
    return nightly(data=data, now=_instant(LAST), sources=SITES, origins=web.origins)


def _instant(day: date) -> datetime:
    return datetime.combine(day, time(2, 15), UTC)


def _port() -> int:
    """The demo's own port; any free one where another program holds it."""
    with socket.socket() as probe:
        return 0 if probe.connect_ex(("127.0.0.1", PORT)) == 0 else PORT


def _empty(data: Path) -> None:
    """Clear the folder of an earlier demo; a folder that is not one is left alone."""
    if data.exists() and any(data.iterdir()) and not (data / MARK).exists():
        raise DemoError(f"{data} holds something else than a demo; name another folder with --data")
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir(parents=True)
    (data / MARK).touch()


def _show(data: Path, outcome: Outcome) -> None:
    """Three things to look at, on standard output."""
    question = "from weekly_prices select week, median_usd, change_matched_pct, composition_pct"
    where = "where chip = 'nvidia-h100' and form_factor is null and tier = 'on-demand' order by week"
    print(f"1. The week's page:  {data / 'reports' / f'{WEEK}.md'}")
    print(f"2. The file:         {outcome.built.file}")
    print(f'3. A question:       {sys.argv[0]} query --data {data} "{question} {where}"')
