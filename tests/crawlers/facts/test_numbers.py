"""A number written in any dress reads back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.facts import money, numbers
from crawlers.facts.anchors import Anchors
from crawlers.facts.normalise import normalise


def amounts(text: str) -> list[tuple[float, float, str | None, str]]:
    return [(a.low, a.high, a.currency, a.bound) for a in money.scan(Anchors(normalise(text).text))]


@given(st.integers(1, 10**9))
def test_thousands_with_commas(value: int) -> None:
    assert amounts(f"${value:,}") == [(value, value, "USD", "exact")]


@given(
    st.integers(1, 9999), st.sampled_from(["万", "萬", "亿", "億"]), st.sampled_from(["元", "美元", "日元"])
)
def test_chinese_multipliers(digits: int, unit: str, currency: str) -> None:
    factor = 10**4 if unit in "万萬" else 10**8
    ((low, high, _, _),) = amounts(f"{digits}{unit}{currency}")
    assert low == high == digits * factor


@given(st.integers(1, 99), st.integers(1, 9))
def test_a_digit_behind_wan_counts_thousands(tens: int, rest: int) -> None:
    ((low, _, _, _),) = amounts(f"¥{tens}万{rest}")
    assert low == tens * 10_000 + rest * 1_000


@given(st.integers(1, 999), st.sampled_from([("k", 1e3), (" million", 1e6), ("bn", 1e9)]))
def test_english_multipliers(digits: int, scale: tuple[str, float]) -> None:
    ((low, _, _, _),) = amounts(f"${digits}{scale[0]}")
    assert low == digits * scale[1]


@given(st.integers(1, 50), st.integers(1, 49))
def test_a_range_lends_its_multiplier(low: int, step: int) -> None:
    assert amounts(f"${low}-{low + step}k") == [(low * 1e3, (low + step) * 1e3, "USD", "exact")]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("一百四十万", 1_400_000),
        ("七万", 70_000),
        ("十二", 12),
        ("两千三百", 2_300),
        ("三亿五千万", 350_000_000),
    ],
)
def test_chinese_numerals(written: str, value: float) -> None:
    assert numbers.chinese(written) == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("七八千元", (7000, 8000, "元", "approx")),
        ("1.099,00 €", (1099.0, 1099.0, "EUR", "exact")),
        ("sub-$2", (2, 2, "USD", "max")),
        ("50万日圆", (500_000, 500_000, "JPY", "exact")),
        ("Rs 150", (150, 150, "INR", "exact")),
        ("¥18,000/月-¥25,000", (18_000, 18_000, "¥", "exact")),
        ("约 11 万元", (110_000, 110_000, "元", "approx")),
        ("70余万元", (700_000, 700_000, "元", "approx")),
        ("超过30万元", (300_000, 300_000, "元", "min")),
        ("US$40 k", (40_000, 40_000, "USD", "exact")),
    ],
)
def test_other_dresses(text: str, expected: tuple[float, float, str, str]) -> None:
    assert amounts(text)[0] == expected
