"""The price index of the leading chips, like for like."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import cycle, repeat

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from reports import figures
from reports.charts import canvas
from reports.charts.labels import spread
from reports.language import EN
from reports.names import full_name
from reports.report import Line
from reports.week import Week

Track = list[float | None]

MOST = 5
_STILL = 0.5
_LABEL_GAP = 14.0
"""Points between two labels' middles; the letters are ten points high."""
_ROOM = 108.0
"""Points for a name beside the plot."""


def index_chart(lines: Sequence[Line], week: Week, title: str) -> bytes:
    """Lines from each series' first week shown (100) to this week, named at their ends."""
    tracks = _tracks(lines)
    with canvas.drawing():
        figure, axes = canvas.sheet(
            4.2,
            title=title,
            units="Price index of the same offers, first week shown = 100",
            source=f"Source: chipwatch, weekly_prices.price_index, method {lines[0].method}; "
            "three or more matched sellers a week",
            left=0.62,
            right=2.35,
        )
        _frame(axes, tracks, week)
        for track, colour in zip(tracks, cycle(canvas.PALETTE)):
            axes.plot(range(len(track)), _gaps(track), color=colour, linewidth=2, solid_capstyle="round")
        _name_ends(axes, lines, tracks)
        return canvas.to_svg(figure, title)


def index_title(lines: Sequence[Line]) -> str:
    """What the chart says, in a line: the farthest move since the first week shown."""
    track, line = max(zip(_tracks(lines), lines, strict=True), key=lambda move: abs(_last(move[0]) - 100))
    weeks = EN.count(len(track) - 1 - next(n for n, at in enumerate(track) if at is not None), "week")
    change = _last(track) - 100
    if abs(change) < _STILL:
        return f"Prices of the leading chips have hardly moved in {weeks}"
    verb = "rents" if line.basis == "rental" else "sells"
    than = "cheaper" if change < 0 else "dearer"
    return f"{canvas.label(full_name(EN, line))} {verb} {figures.size(change)} {than} than {weeks} ago"


def leaders(lines: Sequence[Line]) -> list[Line]:
    """The series to draw: of each chip the one with most sellers, rentals before purchases."""
    drawable = [line for line in lines if _can_move(line)]
    basis = "rental" if any(line.basis == "rental" for line in drawable) else "purchase"
    best: dict[str, Line] = {}
    for line in sorted(drawable, key=lambda line: (-line.sellers, -line.listings, line.chip)):
        if line.basis == basis:
            best.setdefault(line.chip, line)
    return list(best.values())[:MOST]


def _can_move(line: Line) -> bool:
    """Whether the index says anything: without three matched sellers it stands, whatever prices do."""
    known = {at for at in line.index if at is not None}
    several = sum(at is not None for at in line.index) > 1
    return line.usd is not None and several and (line.change_1 is not None or len(known) > 1)


def _tracks(lines: Sequence[Line]) -> list[Track]:
    """Each series from its first week shown on (100), all as long as the longest."""
    weeks = max(len(line.index) for line in lines)
    return [[*repeat(None, weeks - len(line.index)), *_rebased(line.index)] for line in lines]


def _rebased(index: Sequence[float | None]) -> Track:
    first = next(at for at in index if at is not None)
    return [None if at is None else 100 * at / first for at in index]


def _gaps(track: Track) -> list[float]:
    return [float("nan") if at is None else at for at in track]


def _last(track: Track) -> float:
    return next(at for at in reversed(track) if at is not None)


def _frame(axes: Axes, tracks: Sequence[Track], week: Week) -> None:
    known = [at for track in tracks for at in track if at is not None]
    margin = max(0.08 * (max(known) - min(known)), 1.0)
    axes.set_ylim(min(known) - margin, max(known) + margin)
    last = len(tracks[0]) - 1
    axes.set_xlim(-0.2, last)
    step = max(1, round(last / 6))
    ticks = list(range(last, -1, -step))[::-1]
    mondays = [week.start - timedelta(weeks=last - tick) for tick in ticks]
    axes.set_xticks(ticks, [f"{day.day} {day:%b}" for day in mondays])
    axes.yaxis.set_major_locator(MaxNLocator(6, steps=[1, 2, 5, 10]))
    axes.grid(axis="y")
    axes.axhline(100, color=canvas.MUTED, linewidth=1)
    axes.tick_params(labelsize=9)


def _name_ends(axes: Axes, lines: Sequence[Line], tracks: Sequence[Track]) -> None:
    ends = [_last(track) for track in tracks]
    low, high = axes.get_ylim()
    points = canvas.height(axes) / (high - low)
    wanted = [end * points for end in ends]
    places = [at / points for at in spread(wanted, _LABEL_GAP, low * points + 5, high * points)]
    edge = len(tracks[0]) - 1
    for line, end, place, colour in zip(lines, ends, places, cycle(canvas.PALETTE)):
        axes.plot((edge, 1.04 * edge), (end, place), color=colour, linewidth=0.7, clip_on=False)
        words = f"{canvas.label(full_name(EN, line), _ROOM, bold=True)}  {end:.1f}"
        axes.text(1.045 * edge, place, words, color=colour, size=canvas.TEXT, weight="bold", va="center")
