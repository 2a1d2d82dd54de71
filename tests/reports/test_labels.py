"""No two texts of a chart lie on one another, and none outside of it, whatever the values."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from matplotlib.figure import Figure
from matplotlib.text import Text

from reports import charts
from reports.charts import canvas
from reports.report import Level, Line, OpenModel, series_of
from reports.week import Week
from tests.reports.lines import H100, line

pytestmark = pytest.mark.slow

WEEK = Week.parse("2026-W34")
CHIPS = (
    *("nvidia-h100", "nvidia-h200", "nvidia-b200", "amd-mi300x", "nvidia-rtx-pro-6000", "google-tpu-v5e"),
    *("nvidia-gb200-nvl72", "nvidia-rtx-4080-super", "nvidia-a100", "moore-threads-mtt-s4000"),
)
few = settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),  # drawing is slow: a failure is not shrunk
)


@pytest.fixture(scope="module")
def figures() -> Iterator[list[Figure]]:
    """Each figure as it is handed over to be saved."""
    seen: list[Figure] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(canvas, "to_svg", lambda figure, title: seen.append(figure) or b"")
        yield seen


def assert_apart(figure: Figure) -> None:
    """The boxes of all texts, a point less on each side: letters may touch, not cover one another."""
    figure.draw_without_rendering()  # type: ignore[no-untyped-call]
    boxes = {text: Text.get_window_extent(text).padded(-1) for text in _drawn(figure)}
    beyond = [text for text, box in boxes.items() if box.x0 < 0 or box.x1 > figure.bbox.x1]
    assert not beyond
    assert not [two for two in combinations(boxes, 2) if boxes[two[0]].overlaps(boxes[two[1]])]


def _drawn(figure: Figure) -> Iterator[Text]:
    """All texts with words, but the ticks that lie beyond the plot."""
    (axes,) = figure.axes
    ticks = {
        tick.label1: axis.get_view_interval()[0] <= tick.get_loc() <= axis.get_view_interval()[1]
        for axis in (axes.xaxis, axes.yaxis)
        for tick in axis.get_major_ticks()
    }
    shown = (text for text in figure.findobj(Text) if text.get_visible() and text.get_text().strip())
    return (text for text in shown if ticks.get(text, True))


def ending(ends: list[float]) -> list[Line]:
    return [
        line(chip, 100, 99, end, tier="reserved", commitment="P1Y")
        for chip, end in zip(CHIPS, ends, strict=False)
    ]


@few
@given(
    st.lists(st.floats(99.5, 100.5), min_size=10, max_size=10)
    | st.lists(st.floats(20, 500), min_size=2, max_size=10)
    | st.sampled_from([[50.0] * 10, [140.0, *[90.0] * 9], [60.0, *[140.0] * 9]])
)
def test_ten_series_that_end_alike(figures: list[Figure], ends: list[float]) -> None:
    charts.index_chart(ending(ends), WEEK, charts.index_title(ending(ends)))
    assert_apart(figures[-1])


@few
@given(st.lists(st.tuples(st.floats(-90, 900), st.floats(-90, 900)), min_size=1, max_size=8))
def test_any_change_and_composition(figures: list[Figure], moves: list[tuple[float, float]]) -> None:
    lines = [
        line(chip, tier="reserved", commitment="P1Y", change_1=same, level_pct=level, composition_pct=level)
        for chip, (same, level) in zip(CHIPS, moves, strict=False)
    ]
    charts.composition_chart(lines, charts.composition_title(lines))
    assert_apart(figures[-1])


@few
@given(
    st.lists(st.floats(0.01, 1e6), min_size=4, max_size=30), st.sampled_from(["a seller", "万卡云", "W" * 90])
)
def test_any_sellers(figures: list[Figure], prices: list[float], name: str) -> None:
    levels = charts.present(
        [
            Level(
                **vars(series_of(H100)), seller=f"{name} {n}", source="shops", usd=usd, usd_before=usd * 1.1
            )
            for n, usd in enumerate(prices)
        ]
    )
    charts.spread_chart(H100, levels, charts.spread_title(H100, levels))
    assert_apart(figures[-1])


@few
@given(
    st.lists(
        st.tuples(
            st.integers(0, 364),
            st.floats(1e7, 1e13),
            st.sampled_from(["V4", "Qwen3.8 235B", "通义", "M" * 80]),
        ),
        min_size=3,
        max_size=40,
    )
)
def test_any_models(figures: list[Figure], told: list[tuple[int, float, str]]) -> None:
    models = [
        OpenModel(subject=f"{name} {n}", maker=None, day=WEEK.end - timedelta(days=ago), parameters=size)
        for n, (ago, size, name) in enumerate(told)
    ]
    charts.models_chart(models, WEEK, charts.models_title(models, WEEK))
    assert_apart(figures[-1])
