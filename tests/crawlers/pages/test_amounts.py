"""Figures as shops write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.pages.amounts import figure

GROUPS = [
    (",", "."),
    (".", ","),
    (" ", ","),
    ("\u00a0", ","),
    ("\u202f", ","),
    ("'", "."),
    ("’", "."),
    ("", "."),
]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("₹ 2,49,999", 249_999),
        ("12,34,567.50", 1_234_567.5),
        ("NT$109,990", 109_990),
        ("￥2.35万", 23_500),
        ("kr 249 900,-", 249_900),
        ("25.000", 25_000),
        ("0.500", 0.5),
        ("2199.0000", 2199),
        ("0,01", 0.01),
    ],
)
def test_a_figure_in_the_writing_of_its_land(text: str, value: float) -> None:
    found = figure(text)
    assert found is not None
    assert found.value == value
    assert found.words in text


@pytest.mark.parametrize("text", ["", "call us", "12-13", "$1,499 – $1,899", "-5", "1,2,3", "15%", "1.2.3,4"])
def test_what_is_not_one_amount(text: str) -> None:
    assert figure(text) is None


def test_three_decimals_where_money_has_them() -> None:
    assert figure("1.250", "KWD") == (1.25, "1.250")
    assert figure("1.250", "EUR") == (1250, "1.250")


@given(
    st.integers(0, 10**9), st.integers(0, 99), st.sampled_from(GROUPS), st.sampled_from(["", "€ ", "USD "])
)
def test_a_number_in_any_locale_reads_back(whole: int, cents: int, marks: tuple[str, str], sign: str) -> None:
    group, point = marks
    written = f"{whole:,}".replace(",", group) + f"{point}{cents:02}"
    found = figure(sign + written)
    assert found is not None
    assert found.value == pytest.approx(whole + cents / 100)
    assert found.words == written


@given(st.integers(1000, 10**9), st.sampled_from([group for group, _ in GROUPS]))
def test_a_whole_number_in_any_locale_reads_back(whole: int, group: str) -> None:
    found = figure(f"{whole:,}".replace(",", group))
    assert found is not None
    assert found.value == whole


@given(st.text())
def test_any_text_is_an_amount_or_none(text: str) -> None:
    found = figure(text)
    assert found is None or (found.words in text and found.value >= 0)
