"""Report -> Markdown. Pure: no clock, no database, no files but the templates.

Whatever a template prints is escaped, unless it is `Markdown` already; forgetting to escape is not possible.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from jinja2 import Environment, PackageLoader, StrictUndefined

from reports import names, phrases, wording
from reports.charts import Chart
from reports.escape import Markdown, link, text
from reports.footnotes import Footnotes
from reports.report import Announcement, Line, Report, ReportedMove, ReportedPrice, Said
from reports.sparkline import sparkline
from reports.summary import summary
from reports.week import Week

Reported = ReportedMove | ReportedPrice
Told = TypeVar("Told", bound=Said)

MOST_ROWS = 24
"""Of one market table; the rest is a query away."""
MOST_NAMES = 12
"""Of one list in a sentence."""
_SPARK = 13
_BLANKS = re.compile(r"\n{3,}")
_MARK = re.compile(r"\[\^\d+\]")


def page(report: Report, charts: Sequence[Chart]) -> str:
    """The week's page."""
    notes = Footnotes(report)
    rendered = _templates.get_template("weekly.md.j2").render(
        report=report,
        week=report.week,
        notes=notes,
        cite=notes.cite,
        sentences=summary(report, notes.cite),
        charts={chart.name: _image(report.name, chart) for chart in charts},
        reported=_by_chip(report),
        models=_by_thing(report.news("model")),
        chips=_together(report.news("chip"), _words),
        older={kind: _by_thing(report.older(kind)) for kind in ("model", "chip")},
        most=MOST_ROWS,
        most_names=MOST_NAMES,
    )
    return _BLANKS.sub("\n\n", rendered).rstrip() + "\n"


def index(pages: Iterable[tuple[Week, str]]) -> str:
    """The list of all weeks, a line each."""
    return _templates.get_template("index.md.j2").render(
        pages=[(week, Markdown(sentence)) for week, sentence in pages]
    )


def first_sentence(page: str) -> str:
    """The first sentence of a page's summary, without its footnotes."""
    lines = page.partition("\n## Summary\n\n")[2].splitlines()
    return _MARK.sub("", lines[0]) if lines else ""


def _image(name: str, chart: Chart) -> Markdown:
    return Markdown(f"![{text(chart.title)}](charts/{name}/{chart.name}.svg)")


def _by_chip(report: Report) -> list[list[Reported]]:
    """Moves and prices told in the same words of the same chip, the chip told of most first."""
    told: list[Reported] = [*report.moves, *report.prices]
    often = Counter(one.chip for one in told)
    return _together(sorted(told, key=lambda one: (-often[one.chip], one.chip)), _words)


def _by_thing(told: Iterable[Announcement]) -> list[list[Announcement]]:
    """What several outlets announced, the one that tells most first."""
    return [sorted(group, key=_gaps) for group in _together(told, _thing)]


def _together(told: Iterable[Told], same: Callable[[Told], object]) -> list[list[Told]]:
    groups: dict[object, list[Told]] = {}
    for one in told:
        groups.setdefault(same(one), []).append(one)
    return list(groups.values())


def _words(told: Said) -> object:
    about = (getattr(told, name, None) for name in ("chip", "event", "date"))
    return told.url, told.quote, *about


def _thing(told: Announcement) -> object:
    return told.subject.casefold(), told.event


def _gaps(told: Said) -> int:
    return sum(value is None for value in vars(told).values())


def _quote(said: Said, width: int = 180) -> Markdown:
    return Markdown(f"“{text(said.quote, width)}”") if said.quote else Markdown("")


def _outlet(said: Said) -> Markdown:
    return link(text(said.outlet, 40), said.url)


def _yuan(report: Report, line: Line) -> float | None:
    return line.usd * report.dollar.cny_per_usd if line.usd is not None and report.dollar else None


def _spark(index: Sequence[float | None]) -> Markdown:
    blocks = sparkline(index[-_SPARK:])
    return Markdown(f"`{blocks}`" if blocks else "")  # as code: every block takes the same width


def _environment() -> Environment:
    templates = Environment(
        loader=PackageLoader("reports"),
        finalize=lambda value: value if isinstance(value, Markdown | int) else text(str(value), 400),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # the page is Markdown; `finalize` escapes for it
    )
    said = {"quote": _quote, "outlet": _outlet, "spark": _spark, "yuan": _yuan, "width": text}
    templates.filters |= said | {
        function.__name__: function
        for module in (names, phrases, wording)
        for function in vars(module).values()
        if callable(function) and getattr(function, "__module__", "") == module.__name__
    }
    return templates


_templates = _environment()
