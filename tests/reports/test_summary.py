"""The summary says what an analyst would, and no more than the numbers bear."""

from datetime import date
from typing import Any

import pytest

from reports.escape import Markdown
from reports.language import EN, Language
from reports.report import Announcement, Line, Report, ReportedMove, ReportedPrice
from reports.summary import summary
from reports.week import Week
from tests.reports.lines import line

SAID: dict[str, Any] = {
    "id": "1", "outlet": "A5", "url": None, "title": None, "quote": "q", "capture": None,
    "day": date(2026, 8, 19), "witnesses": 1,
}  # fmt: skip
PRICE = ReportedPrice(
    chip="nvidia-h100", form_factor=None, memory_gb=None, basis="purchase", per="chip", term=None, low=300000,
    high=300000, currency="CNY", bound="approx", condition=None, usd=4e4, cny=3e5, valid_on=None,
    valid_precision=None, **SAID,
)  # fmt: skip
MOVE = ReportedMove(
    chip="nvidia-h100", basis="purchase", per="chip", direction="up", start=230000, end=300000, change=None,
    change_pct=30, currency="CNY", period="P1W", **SAID,
)  # fmt: skip
MODEL = Announcement(
    kind="model", subject="V4", maker="DeepSeek", event="released", date=None, parameters=6.85e11,
    context_length=None, license=None, **SAID,
)  # fmt: skip


def told(*lines: Line, say: Language = EN, **parts: Any) -> list[str]:
    report = Report(week=Week.parse("2026-W34"), lines=lines, **parts)
    return [str(sentence) for sentence in summary(report, say, lambda item: Markdown(""))]


@pytest.mark.parametrize(
    ("lines", "market"),
    [
        ((), "No offers were seen this week."),
        (
            (line(usd=None, sellers=1, listings=3),),
            "Three offers were seen, but no chip had the three sellers that a price level needs.",
        ),
        (
            (line(usd=None, sellers=1, listings=1),),
            "One offer was seen, but no chip had the three sellers that a price level needs.",
        ),
        (
            (line(change_1=None),),
            "The H100 SXM 80 GB rents for $2.00 an hour; how prices moved cannot be told, "
            "as no chip has three sellers from a week ago.",
        ),
        (
            (line(change_1=0.3), line("nvidia-a100", change_1=-0.4)),
            "The H100 SXM 80 GB rents for $2.00 an hour, and prices stood still: "
            "none of the two series that can be compared moved by half a percent.",
        ),
        (
            (
                line(change_1=-2.3),
                line("nvidia-a100", change_1=1.1),
                line("nvidia-l4", basis="purchase", change_1=12),
            ),
            "The L4 SXM 80 GB sells for $2.00, 12% more than a week ago for the same offers; "
            "the H100 SXM 80 GB is down 2.3% and the A100 SXM 80 GB is up 1.1%.",
        ),
    ],
)
def test_the_market_in_a_sentence(lines: tuple[Line, ...], market: str) -> None:
    assert told(*lines)[0] == market


def test_a_move_weighs_by_its_size_and_the_sellers_that_bear_it() -> None:
    narrow, broad = line("amd-mi300x", change_1=6.8, sellers=4), line(change_1=5.4, sellers=15)
    assert told(narrow, broad)[0].startswith("The H100 SXM 80 GB rents for $2.00 an hour, 5.4% more")


def test_a_chip_leads_with_its_broadest_series() -> None:
    market = told(line(change_1=-1.0, sellers=9), line(tier="spot", change_1=-9.0, sellers=8))[0]
    assert "1.0% less" in market
    assert "spot" not in market


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (
            {"level_pct": 33.3, "composition_pct": 33.3, "sellers": 5, "sellers_before": 3},
            "The 33% rise in the median of the H100 SXM 80 GB is composition, as two sellers joined the "
            "sample: the same offers did not move.",
        ),
        (
            {"level_pct": -8.0, "composition_pct": -6.1, "change_1": -2.0, "sellers": 4},
            "The median of the H100 SXM 80 GB shows a fall of 8.0%, but the same offers fell 2.0%: "
            "the rest is composition, as one seller left the sample.",
        ),
        (
            {"level_pct": 9.0, "composition_pct": 10.1, "change_1": -1.0},
            "The median of the H100 SXM 80 GB shows a rise of 9.0%, but the same offers fell 1.0%: "
            "the rest is composition, the median passing from one seller to another.",
        ),
        ({"composition_pct": 0.9}, "No median moved by a percent through a change of sellers alone."),
    ],
)
def test_what_was_only_composition(shown: dict[str, float], words: str) -> None:
    assert told(line(**shown))[1] == words


def test_what_the_leaders_rent_for_is_said_when_they_stood() -> None:
    others = [line(f"nvidia-x{n}", change_1=3.0 + n, sellers=3) for n in range(4)]
    said = told(line(change_1=0.1, sellers=9), line("nvidia-a100", change_1=0.2, sellers=8), *others)
    assert said[1].endswith("among them the H100 SXM 80 GB at $2.00 and the A100 SXM 80 GB at $2.00 an hour.")


def test_of_other_medians_that_only_shifted_the_farthest_of_a_broad_market_is_named() -> None:
    far = line("nvidia-v100", level_pct=64.0, composition_pct=64.0, sellers=5)
    broad = line(level_pct=5.1, composition_pct=5.1, sellers=15)
    some = line("nvidia-a100", level_pct=15.0, composition_pct=15.0, sellers=6)
    broader = line("nvidia-h200", level_pct=2.1, composition_pct=2.1, sellers=16)
    assert told(broader, broad, some, far)[1].endswith(
        "did not move; so is the 5.1% rise of the H100 SXM 80 GB."
    )


def test_the_press_is_quoted_by_who_told_it() -> None:
    """Two outlets carry the move; the price stands on another page, which speaks for itself."""
    move = ReportedMove(**vars(MOVE) | {"witnesses": 2, "url": "https://a.example", "end": None})
    price = ReportedPrice(**vars(PRICE) | {"outlet": "B", "url": "https://b.example", "high": 9, "low": 9})
    assert told(prices=(price,), moves=(move,))[-2] == (
        "In the press, A5 and another outlet have the H100 up 30% from CNY 230,000 in a week."
    )


def test_the_press_and_the_news_in_a_sentence() -> None:
    assert told(prices=(PRICE,), announcements=(MODEL,))[-2:] == [
        "In the press, A5 has the H100 at about CNY 300,000.",
        "DeepSeek’s V4 (685 billion parameters) was released.",
    ]


def test_a_price_that_is_where_the_move_ends_is_not_said_twice() -> None:
    assert told(prices=(PRICE,), moves=(MOVE,))[-2] == (
        "In the press, A5 has the H100 up 30% from CNY 230,000 to CNY 300,000 in a week."
    )


@pytest.mark.parametrize(
    ("written", "news"),
    [("2020", False), ("2022-08", False), ("2026-08-18", True), ("2026-07", True), (None, True)],
)
def test_what_happened_long_ago_is_no_news(written: str | None, news: bool) -> None:
    model = Announcement(**{**vars(MODEL), "date": written})
    assert ("V4" in told(announcements=(model,))[-1]) is news
