"""What the median did against what the same offers did: the distance is composition."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from reports import figures
from reports.charts import canvas
from reports.language import EN
from reports.names import full_name
from reports.report import Line

MOST = 8
_WORTH_SAYING = 1.0
_COLUMNS = (
    ("● same offers", 76.0, canvas.ACCENT),
    ("◆ median", 132.0, canvas.MUTED),
    ("composition", 204.0, canvas.INK),
)
"""Head, points from the plot's edge to the column's right end, colour."""
_LEFT = 140.0
"""Points from the names to the plot's edge."""


def composition_chart(lines: Sequence[Line], title: str) -> bytes:
    """A row a series: a dot for the same offers, a diamond for the median, a bar for what lies between."""
    with canvas.drawing():
        figure, axes = canvas.sheet(
            2.0 + 0.34 * len(lines),
            title=title,
            units="Change against the week before, percent",
            source=f"Source: chipwatch, weekly_prices, method {lines[0].method}; three or more sellers",
            left=2.2,
            right=3.0,
        )
        _frame(axes, lines)
        _heads(axes, len(lines))
        _signs(axes, lines[::-1])  # the first one stands on top
        for height, line in enumerate(lines[::-1]):
            _row(axes, height, line)
        return canvas.to_svg(figure, title)


def composition_title(lines: Sequence[Line]) -> str:
    """What the chart says, in a line: the largest share of composition, or that there is none."""
    line = max(lines, key=lambda line: abs(line.composition_pct or 0))
    if abs(line.composition_pct or 0) < _WORTH_SAYING:
        return "Medians moved with the offers: the sample hardly changed"
    name, level, same = (
        canvas.label(full_name(EN, line)),
        figures.percent(line.level_pct),
        figures.percent(line.change_1),
    )
    return f"{name}: the median {level}, the same offers {same}"


def comparable(lines: Sequence[Line]) -> list[Line]:
    """The series to draw: both changes known, the largest composition first; rentals before purchases."""
    known = [line for line in lines if line.level_pct is not None and line.change_1 is not None]
    both = [line for line in known if line.basis == "rental"] or known
    return sorted(both, key=lambda line: (-abs(line.composition_pct or 0), -line.sellers, line.chip))[:MOST]


def _frame(axes: Axes, lines: Sequence[Line]) -> None:
    ends = [0.0, *(change for line in lines for change in _changes(line))]
    margin = max(0.06 * (max(ends) - min(ends)), 0.5)
    axes.set_xlim(min(ends) - margin, max(ends) + margin)
    axes.set_ylim(-0.6, len(lines) - 0.4)
    axes.yaxis.set_visible(False)
    axes.grid(axis="x")
    axes.axvline(0, color=canvas.MUTED, linewidth=1)
    axes.xaxis.set_major_locator(MaxNLocator(5, steps=[1, 2, 5, 10]))
    axes.xaxis.set_major_formatter(lambda value, _: figures.percent(value).replace(".0", ""))
    axes.tick_params(labelsize=9)


def _changes(line: Line) -> tuple[float, float]:
    return line.change_1 or 0.0, line.level_pct or 0.0


def _signs(axes: Axes, lines: Sequence[Line]) -> None:
    same, level = zip(*map(_changes, lines), strict=True)
    heights = range(len(lines))
    axes.hlines(heights, same, level, color=canvas.RULE, linewidth=5, capstyle="round")
    axes.plot(level, heights, "D", color=canvas.MUTED, markersize=6)
    axes.plot(same, heights, "o", color=canvas.ACCENT, markersize=7.5)


def _row(axes: Axes, height: int, line: Line) -> None:
    canvas.beside(
        axes, 0, -_LEFT, height, canvas.label(full_name(EN, line), _LEFT - 8), canvas.INK, ha="left"
    )
    told = (*_changes(line), line.composition_pct)
    for (_, place, colour), change in zip(_COLUMNS, told, strict=True):
        canvas.beside(axes, 1, place, height, figures.percent(change), colour)


def _heads(axes: Axes, rows: int) -> None:
    """The heads of the figures to the right are the key to the signs."""
    for head, place, colour in _COLUMNS:
        canvas.beside(axes, 1, place, rows - 0.2, head, colour)
