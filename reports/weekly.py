"""The week's page: numbers/*.sql -> Report -> Markdown and charts, in a folder with an index.

The same file and week give the same bytes: nothing here asks for the time or the machine.
"""

import re
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from reports import render
from reports.charts import Chart, draw
from reports.report import (
    Announcement,
    Dollar,
    Held,
    Line,
    Refused,
    Report,
    ReportedMove,
    ReportedPrice,
    Revised,
    Seen,
    Trouble,
)
from reports.week import Week
from warehouse.connect import Connection
from warehouse.past import reader_as_of

Row = TypeVar("Row")


def write(file: Path, out: Path, week: str, *, as_of: date | None = None) -> Path:
    """Write `out/<week>.md`, its charts in `out/charts/<week>/` and the index `out/README.md`.

    With `as_of`, the page as it would have been made at the end of that day (UTC), under a name of its own:
    `out/<week>.as-of-<day>.md`. Raises ValueError for a week that is not in the calendar and OpenError where
    there is no such file.
    """
    report = read(file, Week.parse(week), as_of)
    charts = draw(report)
    _write_charts(out / "charts" / report.name, charts)
    page = _put(out / f"{report.name}.md", render.page(report, charts).encode())
    _put(out / "README.md", render.index(_pages(out)).encode())
    return page


def read(file: Path, week: Week, as_of: date | None = None) -> Report:
    """The week's numbers, from the published file."""
    with reader_as_of(file, as_of) as con:
        asked = _Asked(con, week)
        lines = tuple(_line(row) for row in asked.rows("market"))
        return Report(
            week=week,
            as_of=as_of,
            method=lines[0].method if lines else None,
            dollar=next(iter(asked.each("dollar", Dollar)), None),
            lines=lines,
            prices=asked.each("reported_prices", ReportedPrice),
            moves=asked.each("reported_moves", ReportedMove),
            announcements=asked.each("announcements", Announcement),
            seen=asked.each("seen", Seen)[0],
            troubles=asked.each("troubles", Trouble),
            held=asked.each("held", Held),
            refused=asked.each("refused", Refused),
            revised=asked.each("revised", Revised),
        )


class _Asked:
    """The questions of numbers/, asked of one file for one week."""

    def __init__(self, con: Connection, week: Week) -> None:
        self._con = con
        self._parameters = {"start": week.start, "end": week.end}

    def rows(self, name: str) -> list[dict[str, Any]]:
        question = _question(name)
        used = {key: value for key, value in self._parameters.items() if f"${key}" in question}
        answer = self._con.execute(question, used)
        columns = [column[0] for column in answer.description]
        return [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]

    def each(self, name: str, kind: type[Row]) -> tuple[Row, ...]:
        return tuple(kind(**row) for row in self.rows(name))


@cache
def _question(name: str) -> str:
    return (files("reports") / "numbers" / f"{name}.sql").read_text(encoding="utf-8")


def _line(row: dict[str, Any]) -> Line:
    by_age = row.pop("index_by_age")
    oldest = max(by_age)
    return Line(**row, index=tuple(by_age.get(age) for age in range(oldest, -1, -1)))


def _write_charts(folder: Path, charts: tuple[Chart, ...]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.svg"):
        old.unlink()
    for chart in charts:
        _put(folder / f"{chart.name}.svg", chart.svg)


def _put(path: Path, content: bytes) -> Path:
    """Write whole or not at all: a page that is there counts as done."""
    unfinished = path.with_name(f"{path.name}.new")
    unfinished.write_bytes(content)
    return unfinished.replace(path)


def _pages(out: Path) -> list[tuple[Week, str]]:
    """The weeks that have a page, the newest first, each with the first sentence of its summary."""
    named = [page for page in out.glob("*.md") if re.fullmatch(r"\d{4}-W\d{2}", page.stem)]
    return [
        (Week.parse(page.stem), render.first_sentence(page.read_text(encoding="utf-8")))
        for page in sorted(named, reverse=True)
    ]
