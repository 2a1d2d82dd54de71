"""Charts say their message, in labels that can be read, in the same bytes every time."""

import re
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports import charts, weekly
from reports.charts import canvas
from reports.charts.index import index_chart, index_title, leaders
from reports.charts.labels import spread
from reports.sparkline import sparkline
from reports.week import Week
from tests.reports.lines import line

WEEK = Week.parse("2026-W34")
NAMED = re.compile(r"<!-- (.+?) -->\s*<g style=\"fill: (#\w+)\" transform=\"translate\(([\d.]+) ([\d.]+)\)")


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@given(st.lists(st.floats(-500, 500), max_size=8), st.floats(1, 30))
def test_spread_labels_keep_their_gap_and_order(wanted: list[float], gap: float) -> None:
    placed = spread(wanted, gap)
    assert all(abs(one - other) >= gap - 1e-6 for one, other in combinations(placed, 2))
    assert sorted(range(len(wanted)), key=lambda at: placed[at]) == sorted(
        range(len(wanted)), key=lambda at: wanted[at]
    )


@given(st.lists(st.integers(0, 20), max_size=8, unique=True))
def test_labels_that_do_not_touch_stay_where_they_are(places: list[int]) -> None:
    wanted = [20.0 * place for place in places]
    assert spread(wanted, 20) == pytest.approx(wanted)


@pytest.mark.parametrize(
    "ends", [(100, 100, 100, 100, 100), (90, 90.1, 90.2, 120, 120.1), (80, 100, 100.01, 100.02, 130)]
)
def test_names_at_line_ends_never_overlap(ends: tuple[float, ...]) -> None:
    chips = ("nvidia-h100", "nvidia-h200", "nvidia-b200", "amd-mi300x", "nvidia-a100")
    lines = [line(chip, 100, 99, end) for chip, end in zip(chips, ends, strict=True)]
    named = NAMED.findall(index_chart(lines, WEEK, "title").decode())
    heights = sorted(float(y) for words, colour, _, y in named if colour in canvas.PALETTE)
    assert len(heights) == 5
    assert all(below - above >= 11 for above, below in pairwise(heights))


def test_each_line_has_its_name_value_and_own_colour() -> None:
    chips = [line("nvidia-h100", 100, 98), line("amd-mi300x", 100, 103)]
    named = NAMED.findall(index_chart(chips, WEEK, "title").decode())
    labels = {words: colour for words, colour, *_ in named if colour in canvas.PALETTE}
    assert labels == {"H100 SXM 80 GB  98.0": canvas.PALETTE[0], "MI300X SXM 80 GB  103.0": canvas.PALETTE[1]}


def test_a_chart_needs_nothing_from_elsewhere(published: Path) -> None:
    drawn = charts.draw(weekly.read(published, WEEK))
    assert [chart.name for chart in drawn] == ["index", "composition", "spread"]
    for chart in drawn:
        svg = chart.svg.decode()
        assert "font-family" not in svg
        assert not re.search(r'(?:href|src)="(?!#)|url\((?!#)|@import|<dc:date|<image', svg)
        assert chart.title in svg


@pytest.mark.parametrize("ink", [canvas.INK, canvas.MUTED, *canvas.PALETTE])
def test_colours_can_be_read_on_light_and_dark(ink: str) -> None:
    assert contrast(ink, canvas.PAPER) >= 4.5
    assert contrast(canvas.DARK[ink], canvas.DARK[canvas.PAPER]) >= 4.5


def test_every_colour_drawn_has_a_dark_one(published: Path) -> None:
    for chart in charts.draw(weekly.read(published, WEEK)):
        drawn = set(re.findall(r"(?:fill|stroke): (#\w{6})", chart.svg.decode().partition("</style>")[2]))
        assert drawn <= set(canvas.DARK)


def test_names_without_a_glyph_are_drawn_with_question_marks() -> None:
    assert canvas.label("昇腾 910B") == "?? 910B"


@pytest.mark.parametrize(
    ("index", "title"),
    [
        ((100, 98, 95), "H100 SXM 80 GB rents 5.0% cheaper than two weeks ago"),
        ((None, 100, 112), "H100 SXM 80 GB rents 12% dearer than one week ago"),
        ((100, 100.2), "Prices of the leading chips have hardly moved in one week"),
    ],
)
def test_the_title_is_the_message(index: tuple[float | None, ...], title: str) -> None:
    assert index_title([line("nvidia-h100", *index)]) == title


def test_the_leaders_are_one_series_a_chip_the_broadest_and_rentals_before_purchases() -> None:
    broad, narrow = line("nvidia-h100", 100, 99, sellers=9), line("nvidia-h100", 100, 99, sellers=3)
    young, shop = line("nvidia-b200", 100), line("nvidia-a100", 100, 99, basis="purchase")
    assert leaders([shop, narrow, young, broad]) == [broad]
    assert leaders([shop]) == [shop]


@pytest.mark.parametrize(
    ("values", "drawn"),
    [
        ([1, 2, 3, 8], "▁▂▃█"),
        ([100, 100.2], "▄▄"),
        ([1, None, 2], "▁·█"),
        ([None, 7], ""),
        ([], ""),
        ([5, 1], "█▁"),
    ],
)
def test_sparklines(values: list[float | None], drawn: str) -> None:
    assert sparkline(values) == drawn
