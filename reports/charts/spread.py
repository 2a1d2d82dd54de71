"""What each seller of the leading chip asks, and asked the week before."""

from collections.abc import Mapping, Sequence
from math import nan

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from reports.charts import canvas
from reports.figures import figure
from reports.language import EN
from reports.names import full_name
from reports.report import Level, Line

MOST = 20
"""Sellers drawn; of more, the cheapest and the dearest ones."""
FEWEST = 4
_ALIKE = 1.05
_LEFT = 147.6
"""Points from the names to the plot's edge."""


def spread_chart(line: Line, levels: Sequence[Level], title: str) -> bytes:
    """A row a seller, the cheapest on top: a dot: this week, a ring: the week before, a line: the median."""
    rows = _rows(levels)
    with canvas.drawing():
        figure_, axes = canvas.sheet(
            1.75 + 0.24 * len(rows),
            title=title,
            units=_units(line),
            source=f"Source: chipwatch, prices of {len(levels)} sellers, each the median of its offers; "
            f"method {line.method}",
            left=2.3,
            right=1.0,
        )
        _frame(axes, line, rows)
        _signs(axes, {height: level for height, level in enumerate(rows[::-1]) if level})
        for height, level in enumerate(rows[::-1]):
            if level:
                _row(axes, height, level)
            else:
                between = f"… {EN.count(len(levels) - MOST, 'more')}"
                canvas.beside(axes, 0, -_LEFT, height, between, canvas.MUTED, ha="left")
        return canvas.to_svg(figure_, title)


def spread_title(line: Line, levels: Sequence[Level]) -> str:
    """What the chart says, in a line: how far the sellers lie apart."""
    prices = [level.usd for level in levels if level.usd is not None]
    name, times = canvas.label(full_name(EN, line), 180, bold=True), max(prices) / min(prices)
    if times < _ALIKE:
        return f"{name}: all {len(prices)} sellers ask about the same"
    return f"{name}: the dearest of {len(prices)} sellers asks {times:.1f} times the cheapest"


def present(levels: Sequence[Level]) -> list[Level]:
    """The sellers seen this week, the cheapest first."""
    return sorted((level for level in levels if level.usd), key=lambda level: (level.usd or 0, level.seller))


def _seller(level: Level) -> str:
    """Its name; where the font lacks letters of it, that of the source that lists it."""
    return canvas.label(level.seller if canvas.is_drawable(level.seller) else level.source, _LEFT - 8)


def _rows(levels: Sequence[Level]) -> list[Level | None]:
    """All, or the ends with a gap between."""
    if len(levels) <= MOST:
        return list(levels)
    return [*levels[: MOST // 2], None, *levels[-MOST // 2 :]]


def _units(line: Line) -> str:
    unit = "chip and hour" if line.basis == "rental" else line.per
    return f"US dollars a {unit}; ring: the week before; line: the median"


def _frame(axes: Axes, line: Line, rows: Sequence[Level | None]) -> None:
    prices = [at for level in rows if level for at in (level.usd, level.usd_before) if at is not None]
    margin = 0.04 * (max(prices) - min(prices)) or 0.1 * max(prices)
    axes.set_xlim(min(prices) - margin, max(prices) + margin)
    axes.set_ylim(-0.7, len(rows) - 0.3)
    axes.yaxis.set_visible(False)
    axes.grid(axis="x")
    axes.xaxis.set_major_locator(MaxNLocator(6, steps=[1, 2, 5, 10]))
    axes.xaxis.set_major_formatter(lambda value, _: figure(value))
    axes.tick_params(labelsize=9)
    if line.usd is not None:
        axes.axvline(line.usd, color=canvas.ACCENT, linewidth=1.2)


def _signs(axes: Axes, rows: Mapping[int, Level]) -> None:
    """Ring, line and dot of each seller, by the height of its row."""
    heights, now = [*rows], [level.usd or 0.0 for level in rows.values()]
    before = [nan if level.usd_before is None else level.usd_before for level in rows.values()]
    axes.hlines(heights, before, now, color=canvas.RULE, linewidth=4, capstyle="round")
    axes.plot(before, heights, "o", color=canvas.PAPER, markeredgecolor=canvas.MUTED, markersize=6)
    axes.plot(now, heights, "o", color=canvas.PALETTE[0], markersize=6.5)


def _row(axes: Axes, height: int, level: Level) -> None:
    canvas.beside(axes, 0, -_LEFT, height, _seller(level), canvas.INK, ha="left")
    canvas.beside(axes, 1, 56, height, figure(level.usd), canvas.PALETTE[0])
