"""The charts of a week's page, each a self-contained SVG."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reports.charts import models, spread
from reports.charts.composition import comparable, composition_chart, composition_title
from reports.charts.index import index_chart, index_title, leaders
from reports.charts.models import models_chart, models_title
from reports.charts.spread import present, spread_chart, spread_title
from reports.report import Report


@dataclass(frozen=True)
class Chart:
    """A picture beside the page."""

    name: str
    title: str
    svg: bytes


def draw(report: Report) -> tuple[Chart, ...]:
    """The charts that the week's figures suffice for."""
    return tuple(chart for make in _CHARTS for chart in make(report))


def _index(report: Report) -> Iterator[Chart]:
    if lines := leaders(report.lines):
        title = index_title(lines)
        yield Chart("index", title, index_chart(lines, report.week, title))


def _composition(report: Report) -> Iterator[Chart]:
    if lines := comparable(report.lines):
        title = composition_title(lines)
        yield Chart("composition", title, composition_chart(lines, title))


def _spread(report: Report) -> Iterator[Chart]:
    """Of the series with most sellers among the leaders."""
    for line in sorted(leaders(report.lines), key=lambda line: -line.sellers)[:1]:
        levels = present([*report.levels_of(line)])
        if len(levels) >= spread.FEWEST:
            title = spread_title(line, levels)
            yield Chart("spread", title, spread_chart(line, levels, title))


def _models(report: Report) -> Iterator[Chart]:
    if len(report.open_models) >= models.FEWEST:
        title = models_title(report.open_models, report.week)
        yield Chart("models", title, models_chart(report.open_models, report.week, title))


_CHARTS: tuple[Callable[[Report], Iterator[Chart]], ...] = (_index, _composition, _spread, _models)
