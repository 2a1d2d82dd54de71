"""The paper all charts are drawn on: colours for light and dark, headings, and bytes that do not change.

A chart brings its own background, so that it reads on any page; a viewer that prefers dark gets the dark one
through a style sheet inside the file, and a viewer that knows no style sheets keeps the light one.
"""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from functools import cache
from io import BytesIO

from matplotlib import style
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.textpath import text_to_path
from matplotlib.transforms import offset_copy

from reports.escape import plain, shorten

WIDTH = 9.0
"""Inches; 648 points, about the width of a page's text."""
_TITLE = 14.0
TEXT = 9.5
"""Size of names and figures, in points."""
_LONGEST = 60
"""Characters of a name that are looked at."""

PAPER, INK, MUTED, RULE = "#fcfaf6", "#21262d", "#5f6670", "#d9d5cc"
PALETTE = ("#0f5499", "#a3123f", "#0b7a75", "#9a5b00", "#5b3f95")
ACCENT = PALETTE[1]
DARK = {
    PAPER: "#161b22",
    INK: "#e8eaed",
    MUTED: "#a3abb5",
    RULE: "#39414b",
    "#0f5499": "#6db3f2",
    "#a3123f": "#ff86a3",
    "#0b7a75": "#4fd1c5",
    "#9a5b00": "#f0b35a",
    "#5b3f95": "#b79cf0",
}
_FONT = "DejaVu Sans"
"""Comes with matplotlib."""
_RULES = {
    "svg.hashsalt": "chipwatch",
    "svg.fonttype": "path",  # outlines: the file needs no font of the reader's machine
    "font.family": _FONT,
    "font.size": 10,
    "figure.dpi": 72,  # a pixel is a point
    "text.color": INK,
    "text.parse_math": False,  # a dollar sign is money
    "axes.unicode_minus": True,
    "axes.facecolor": PAPER,
    "figure.facecolor": PAPER,
    "axes.edgecolor": RULE,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "axes.axisbelow": True,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "xtick.major.size": 0,
    "ytick.major.size": 0,
    "grid.color": RULE,
    "grid.linewidth": 0.7,
}


def drawing() -> AbstractContextManager[None]:
    """The settings to draw under; whatever the machine's own are, the bytes come out the same."""
    context: AbstractContextManager[None] = style.context(["default", _RULES])
    return context


def sheet(
    height: float, *, title: str, units: str, source: str, left: float, right: float
) -> tuple[Figure, Axes]:
    """A figure with its headline, units and source, and a plot that leaves room for labels; all in inches."""
    figure = Figure(figsize=(WIDTH, height))
    figure.text(0.25 / WIDTH, 1 - 0.36 / height, title, size=_title_size(title), weight="bold")
    figure.text(0.25 / WIDTH, 1 - 0.62 / height, units, size=9.5, color=MUTED)
    figure.text(0.25 / WIDTH, 0.18 / height, source, size=8, color=MUTED)
    bottom = 0.72
    axes = figure.add_axes(
        (left / WIDTH, bottom / height, (WIDTH - left - right) / WIDTH, (height - bottom - 0.9) / height)
    )
    return figure, axes


def _title_size(title: str) -> float:
    """As large as fits in a line."""
    room = (WIDTH - 0.8) * 72
    return min(_TITLE, _TITLE * room / max(width(title, _TITLE, bold=True), 1))


def width(words: str, size: float, *, bold: bool = False) -> float:
    """Of a line of text, in points."""
    font = FontProperties(family=_FONT, size=size, weight="bold" if bold else "normal")
    return float(text_to_path.get_text_width_height_descent(words, font, ismath=False)[0])


def height(axes: Axes) -> float:
    """Of the plot, in points."""
    figure = axes.get_figure(root=True)
    assert figure is not None
    return float(axes.get_position().height * figure.get_figheight() * 72)


def beside(
    axes: Axes, edge: int, points: float, height: float, words: str, colour: str, ha: str = "right"
) -> None:
    """Words outside the plot, `points` from its left (0) or right (1) edge, at a height of its own scale."""
    place = offset_copy(axes.get_yaxis_transform(), axes.get_figure(root=True), x=points, units="points")
    axes.text(edge, height, words, transform=place, color=colour, size=TEXT, ha=ha, va="center")


def to_svg(figure: Figure, title: str) -> bytes:
    """The finished file: no date, no program's name, dark colours added."""
    file = BytesIO()
    figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None, "Title": title})
    svg = "\n".join(line.rstrip() for line in file.getvalue().decode().splitlines())
    return svg.replace("<defs>", f"<style>{_dark_rules()}</style>\n <defs>", 1).encode() + b"\n"


def _dark_rules() -> str:
    rules = (
        f'[style*="{property}: {light}"]{{{property}:{dark}!important}}'
        for light, dark in DARK.items()
        for property in ("fill", "stroke")
    )
    return f"@media (prefers-color-scheme: dark){{{''.join(rules)}}}"


def is_drawable(name: str) -> bool:
    """Whether the font has all its letters; it has no Chinese ones."""
    return "?" not in label(name.replace("?", ""))


@cache
def _letters() -> Mapping[int, int]:
    return get_font(findfont(_FONT)).get_charmap()


def label(name: str, room: float = 240.0, *, bold: bool = False) -> str:
    """The name as a chart can show it: cut to the room in points, and `?` for what the font does not have."""
    shown = "".join(char if ord(char) in _letters() else "?" for char in plain(name)[:_LONGEST])
    while len(shown) > 1 and width(shown, TEXT, bold=bold) > room:
        shown = shorten(shown, len(shown) - 1)
    return shown
