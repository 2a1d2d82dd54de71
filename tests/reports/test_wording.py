"""Figures, names and days as people say them."""

import pytest

from reports import names, wording
from reports.report import Series


@pytest.mark.parametrize(
    ("value", "said"),
    [(2.34, "+2.3%"), (-2.35, "−2.4%"), (0.04, "0.0%"), (-0.04, "0.0%"), (33.333, "+33.3%"), (None, "–")],
)
def test_percent(value: float | None, said: str) -> None:
    assert wording.percent(value) == said


@pytest.mark.parametrize(
    ("amount", "currency", "said"),
    [
        (2.4, "USD", "$2.40"),
        (99.999, "USD", "$100"),
        (29500, "USD", "$29,500"),
        (300000, "CNY", "CNY 300,000"),
    ],
)
def test_money(amount: float, currency: str, said: str) -> None:
    assert wording.money(amount, currency) == said


def test_sums_keep_the_words_of_their_bound() -> None:
    assert wording.sum_of(300000, 300000, "CNY", "approx") == "about CNY 300,000"
    assert wording.sum_of(25000, 30000, "USD") == "$25,000 to $30,000"


@pytest.mark.parametrize(
    ("number", "said"), [(0, "no sellers"), (1, "one seller"), (9, "nine sellers"), (1204, "1,204 sellers")]
)
def test_count(number: int, said: str) -> None:
    assert wording.count(number, "seller") == said


@pytest.mark.parametrize(
    ("words", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_listed(words: list[str], said: str) -> None:
    assert wording.listed(words) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2022", "2022"),
        ("2022-08", "August 2022"),
        ("2022-08-21", "21 August 2022"),
        ("2022-13", "2022-13"),
        (None, None),
    ],
)
def test_dates_are_as_precise_as_told(written: str | None, said: str | None) -> None:
    assert wording.date_name(written) == said


@pytest.mark.parametrize(
    ("slug", "name"),
    [
        ("nvidia-h100", "H100"),
        ("nvidia-rtx-4090", "RTX 4090"),
        ("nvidia-rtx-4080-super", "RTX 4080 Super"),
        ("nvidia-gb200-nvl72", "GB200 NVL72"),
        ("amd-mi300x", "MI300X"),
        ("google-tpu-v5e", "TPU v5e"),
        ("aws-trainium-2", "Trainium 2"),
        ("huawei-ascend-910b", "Ascend 910B"),
        ("biren-br100", "Biren BR100"),
        ("moore-threads-mtt-s4000", "MTT S4000"),
        ("kunlunxin", "Kunlunxin"),
    ],
)
def test_chips_are_called_what_people_call_them(slug: str, name: str) -> None:
    assert names.chip_name(slug) == name


def test_a_series_is_named_by_what_sets_it_apart() -> None:
    series = Series(
        chip="nvidia-h100",
        form_factor="SXM",
        memory_gb=80,
        basis="rental",
        per="chip",
        term="hour",
        tier="reserved",
        commitment="P1Y",
    )
    assert names.full_name(series) == "H100 SXM 80 GB (reserved, 1 year)"
