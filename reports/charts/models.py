"""Open models by the day they came out and their size."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from math import log10

from matplotlib.axes import Axes
from matplotlib.transforms import Bbox

from reports.charts import canvas
from reports.language import EN
from reports.report import OpenModel
from reports.week import Week

FEWEST = 3
MOST_NAMES = 12
_SPAN = timedelta(days=365)
_ROOM = 150.0
_SIZE = 8.5
"""Of names, in points."""
_OFFSETS = (
    *((8, 0, "left"), (-8, 0, "right"), (0, 11, "center"), (0, -12, "center")),
    *((7, 9, "left"), (7, -10, "left"), (-7, 9, "right"), (-7, -10, "right")),
)
_MARGIN = 108.0
"""Points beside the plot that names may stand in."""
_APART = 2.2
"""Points between a name and whatever else is drawn."""


def models_chart(models: Sequence[OpenModel], week: Week, title: str) -> bytes:
    """A dot a model, this week's in colour; names where there is room for them."""
    with canvas.drawing():
        figure, axes = canvas.sheet(
            4.6,
            title=title,
            units="Parameters (logarithmic), by the day a model came out; in colour: this week",
            source="Source: chipwatch, announcements of models with open weights whose size is told",
            left=0.95,
            right=1.7,
        )
        _frame(axes, models, week)
        for new, colour in ((False, canvas.MUTED), (True, canvas.ACCENT)):
            shown = [model for model in models if _is_new(model, week) == new]
            places = [_at(model, week) for model in shown]
            axes.plot(places, [model.parameters for model in shown], "o", color=colour, markersize=6)
        _name(axes, models, week)
        return canvas.to_svg(figure, title)


def models_title(models: Sequence[OpenModel], week: Week) -> str:
    """What the chart says, in a line: the largest open model of the week, else of the year."""
    new = [model for model in models if _is_new(model, week)]
    largest = max(new or models, key=lambda model: (model.parameters, model.subject))
    size = EN.parameters(largest.parameters)
    lead = f"The largest open model of the {'week' if new else 'year'}"
    if not canvas.is_drawable(largest.subject):
        return f"{lead} has {size} parameters"
    return f"{lead}: {canvas.label(largest.subject, 220, bold=True)}, {size} parameters"


def _is_new(model: OpenModel, week: Week) -> bool:
    return week.start <= model.day <= week.end


def _at(model: OpenModel, week: Week) -> int:
    """Days from the left edge."""
    return (model.day - (week.end - _SPAN)).days


def _frame(axes: Axes, models: Sequence[OpenModel], week: Week) -> None:
    sizes = [log10(model.parameters) for model in models]
    axes.set_yscale("log")
    axes.set_xlim(-6, _SPAN.days + 12)
    axes.set_ylim(10 ** (min(sizes) - 0.35), 10 ** (max(sizes) + 0.35))
    powers = range(int(min(sizes) - 1), int(max(sizes)) + 2)
    ticks = [10.0**power for power in powers if min(sizes) - 0.35 <= power <= max(sizes) + 0.35]
    axes.set_yticks(ticks, [EN.parameters(tick) for tick in ticks])
    axes.minorticks_off()
    axes.grid(axis="y")
    months = [*_months(week)]
    axes.set_xticks([place for place, _ in months], [name for _, name in months])
    axes.tick_params(labelsize=9)


def _months(week: Week) -> Iterator[tuple[int, str]]:
    """Every second first of a month, with the year where it begins."""
    begin = week.end - _SPAN
    for n in range(begin.year * 12 + begin.month, week.end.year * 12 + week.end.month, 2):
        first = date(n // 12, n % 12 + 1, 1)
        yield (first - begin).days, f"{first:%b}" + (f" {first.year}" if first.month <= 2 else "")


def _name(axes: Axes, models: Sequence[OpenModel], week: Week) -> None:
    """Names, this week's and the largest first, each where it touches nothing; the others go without."""
    dots = {id(model): _box(axes, model, week) for model in models}
    taken: list[Bbox] = []
    room = Bbox.from_extents(*axes.bbox.min, axes.bbox.x1 + _MARGIN, axes.bbox.y1)
    drawable = [model for model in models if canvas.is_drawable(model.subject)]
    ranked = sorted(drawable, key=lambda model: (not _is_new(model, week), -model.parameters, model.subject))
    for model in ranked[:MOST_NAMES]:
        words = canvas.label(model.subject, _ROOM)
        others = [dot for owner, dot in dots.items() if owner != id(model)]
        for offset in _OFFSETS:
            box = _beside(dots[id(model)], words, *offset).padded(_APART)
            if _within(box, room) and not box.count_overlaps([*taken, *others]):
                taken.append(box)
                _write(axes, model, words, week, *offset)
                break


def _beside(dot: Bbox, words: str, right: float, up: float, side: str) -> Bbox:
    """The box of words beside a dot, in points."""
    wide = canvas.width(words, _SIZE)
    x, y = (dot.x0 + dot.x1) / 2 + right, (dot.y0 + dot.y1) / 2 + up
    left = x - {"left": 0, "center": wide / 2, "right": wide}[side]
    return Bbox.from_bounds(left, y - 0.6 * _SIZE, wide, 1.2 * _SIZE)


def _write(axes: Axes, model: OpenModel, words: str, week: Week, right: float, up: float, side: str) -> None:
    axes.annotate(
        words,
        xy=(_at(model, week), model.parameters),
        xytext=(right, up),
        textcoords="offset points",
        color=canvas.ACCENT if _is_new(model, week) else canvas.INK,
        size=_SIZE,
        ha=side,
        va="center",
        bbox={"facecolor": canvas.PAPER, "edgecolor": "none", "pad": 1},  # no rule through the letters
    )


def _within(box: Bbox, room: Bbox) -> bool:
    return bool(room.x0 <= box.x0 and box.x1 <= room.x1 and room.y0 <= box.y0 and box.y1 <= room.y1)


def _box(axes: Axes, model: OpenModel, week: Week) -> Bbox:
    """The dot, in points."""
    x, y = axes.transData.transform((_at(model, week), model.parameters))
    return Bbox.from_extents(x - 4, y - 4, x + 4, y + 4)
