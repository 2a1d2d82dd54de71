"""The week's page: numbers/*.sql -> Report -> Markdown and charts, beside an index, years and a feed.

The same file, week and earlier pages give the same bytes: nothing here asks for the time or the machine.
"""

from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from reports import render, shelf, versions
from reports.asked import Asked, asked
from reports.charts import Chart, draw
from reports.escape import Markdown
from reports.language import EN, language
from reports.report import (
    Announcement,
    Dollar,
    Figures,
    Held,
    Level,
    Line,
    OpenModel,
    Part,
    Refused,
    Report,
    ReportedMove,
    ReportedPrice,
    Revised,
    Seen,
    Trouble,
    Unknown,
    Year,
    YearLine,
)
from reports.summary import summary
from reports.week import Week


def write(file: Path, out: Path, week: str, *, as_of: date | None = None, lang: str = "en") -> Path:
    """Write `out/<week>.md` and its charts, index, year's page and feed; in Chinese: `out/<week>.zh.md`.

    With `as_of`, the page as it would have been made at the end of that day (UTC), under a name of its own:
    `out/<week>.as-of-<day>.md`. A closed week's page that changes is marked as revised, and the
    earlier one kept. Raises ValueError for a week that is not in the calendar, KeyError for another language
    than `en` and `zh`, and OpenError where there is no such file.
    """
    say = language(lang)
    report, charts = _read_and_draw(file, Week.parse(week), as_of)
    english = render.page(report, charts, since_last=versions.since_last(out, report, EN))
    revisions = [] if as_of else versions.revisions(report.week, _remember(out, report, english, charts), say)
    content = english
    if say is not EN or revisions:
        since = versions.since_last(out, report, say)
        content = render.page(report, charts, say, revisions=revisions, since_last=since)
    _write_charts(out / "charts" / report.name, charts)
    page = _put(out / f"{report.name}{'' if say is EN else f'.{lang}'}.md", content.encode())
    if not as_of:
        _write_shelf(file, out, report.week.year)
    return page


def is_published(out: Path, week: str) -> bool:
    """Whether the week has a page that was made when it was over."""
    return any(version.closed for version in versions.known(out, Week.parse(week)))


def _remember(out: Path, report: Report, page: str, charts: tuple[Chart, ...]) -> list[versions.Version]:
    """The versions of the page, this one included; told apart by what it says in English."""
    said = summary(report, EN, lambda _: Markdown(""))
    return versions.remember(out, report.week, versions.version(report, page, said, charts))


def read(file: Path, week: Week, as_of: date | None = None) -> Report:
    """The week's numbers, from the published file."""
    with _numbers(file, week, week, as_of) as numbers:
        return _all(numbers, _drawn(numbers, week, as_of))


def _read_and_draw(file: Path, week: Week, as_of: date | None) -> tuple[Report, tuple[Chart, ...]]:
    """The week's numbers and charts: these are drawn while the file answers the other questions."""
    with _numbers(file, week, week, as_of) as numbers, ThreadPoolExecutor(max_workers=1) as artist:
        drawn = _drawn(numbers, week, as_of)
        charts = artist.submit(draw, drawn)
        return _all(numbers, drawn), charts.result()


def _numbers(file: Path, first: Week, last: Week, as_of: date | None) -> AbstractContextManager[Asked]:
    return asked(file, "numbers", as_of, start=first.start, end=last.end)


def _drawn(numbers: Asked, week: Week, as_of: date | None) -> Report:
    """What the charts show."""
    lines = tuple(_line(row) for row in numbers.rows("market"))
    return Report(
        week=week,
        as_of=as_of,
        method=lines[0].method if lines else None,
        lines=lines,
        levels=numbers.each("levels", Level),
        open_models=numbers.each("open_models", OpenModel),
    )


def _all(numbers: Asked, drawn: Report) -> Report:
    return replace(
        drawn,
        dollar=next(iter(numbers.each("dollar", Dollar)), None),
        parts=numbers.each("contributions", Part),
        before=numbers.each("before", Figures),
        prices=numbers.each("reported_prices", ReportedPrice),
        moves=numbers.each("reported_moves", ReportedMove),
        announcements=numbers.each("announcements", Announcement),
        seen=numbers.each("seen", Seen)[0],
        troubles=numbers.each("troubles", Trouble),
        held=numbers.each("held", Held),
        refused=numbers.each("refused", Refused),
        unknown=numbers.each("unknown", Unknown),
        revised=numbers.each("revised", Revised),
    )


def read_year(file: Path, first: Week, last: Week) -> Year:
    """What the series did from one week of a year to another."""
    with _numbers(file, first, last, None) as numbers:
        rows = numbers.rows("year")
    return Year(number=last.year, lines=tuple(_year_line(row) for row in rows))


def _line(row: dict[str, Any]) -> Line:
    by_age = row.pop("index_by_age")
    oldest = max(by_age)
    return Line(**row, index=tuple(by_age.get(age) for age in range(oldest, -1, -1)))


def _year_line(row: dict[str, Any]) -> YearLine:
    by_week = row.pop("index_by_week")
    return YearLine(**row, index=tuple(by_week.get(n) for n in range(max(by_week) + 1)))


def _write_charts(folder: Path, charts: tuple[Chart, ...]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.svg"):
        old.unlink()
    for chart in charts:
        _put(folder / f"{chart.name}.svg", chart.svg)


def _write_shelf(file: Path, out: Path, number: int) -> None:
    """The index, the feed, and the page of the year that the week belongs to."""
    pages = shelf.pages(out)
    of_year = [page for page in pages if page.week.year == number]
    year = read_year(file, of_year[-1].week, of_year[0].week)
    _put(out / f"{number}.md", render.year(year, of_year).encode())
    _put(out / "README.md", render.index(pages).encode())
    _put(out / "feed.xml", shelf.feed(pages))


def _put(path: Path, content: bytes) -> Path:
    """Write whole or not at all: a page that is there counts as done."""
    unfinished = path.with_name(f"{path.name}.new")
    unfinished.write_bytes(content)
    return unfinished.replace(path)
