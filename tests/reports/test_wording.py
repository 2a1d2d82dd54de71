"""Figures, names and days as people say them."""

import re
import tomllib
from datetime import date
from importlib.resources import files
from typing import get_args

import pytest

from crawlers.capture.classify import WELL, Class
from crawlers.records import Reason
from reports import figures, names
from reports.language import EN, Language, language
from reports.report import Series
from warehouse.load import BAD_RECORD

WORDS = files("reports") / "words"


@pytest.mark.parametrize(
    ("value", "said"),
    [(2.34, "+2.3%"), (-2.35, "−2.4%"), (0.04, "0.0%"), (-0.04, "0.0%"), (33.333, "+33.3%"), (None, "–")],
)
def test_percent(value: float | None, said: str) -> None:
    assert figures.percent(value) == said


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
    assert EN.money(amount, currency) == said


def test_sums_keep_the_words_of_their_bound() -> None:
    assert EN.sum_of(300000, 300000, "CNY", "approx") == "about CNY 300,000"
    assert EN.sum_of(25000, 30000, "USD") == "$25,000 to $30,000"


@pytest.mark.parametrize(
    ("number", "said"), [(0, "no sellers"), (1, "one seller"), (9, "nine sellers"), (1204, "1,204 sellers")]
)
def test_count(number: int, said: str) -> None:
    assert EN.count(number, "seller") == said


@pytest.mark.parametrize(
    ("words", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_listed(words: list[str], said: str) -> None:
    assert EN.listed(words) == said


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
    assert EN.date_of(written) == said


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
    assert names.full_name(EN, series) == "H100 SXM 80 GB (reserved, 1 year)"


ZH = language("zh")


def parts(wording: object) -> list[str]:
    return sorted(set(re.findall(r"{(\w+)}", str(wording))))


def test_both_languages_say_the_same_things_with_the_same_parts() -> None:
    """A part may be left out where a language has no use for it (currency signs, the plural)."""
    english, chinese = (tomllib.loads((WORDS / f"{code}.toml").read_text("utf-8")) for code in ("en", "zh"))
    del english["money"], chinese["money"]
    for section, wordings in english.items():
        if isinstance(wordings, dict):
            assert list(wordings) == list(chinese[section])
            assert [parts(words) for words in wordings.values()] == [
                parts(words) for words in chinese[section].values()
            ]
    heads = [name for name in english["page"] if "head" in name]
    assert all(english["page"][head].count("|") == chinese["page"][head].count("|") for head in heads)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (ZH.money(300000, "CNY"), "300,000元"),
        (ZH.money(2.4), "2.40美元"),
        (ZH.money(9, "CHF"), "9.00 CHF"),
        (ZH.count(2, "seller"), "2家卖家"),
        (ZH.parameters(6.71e11), "6710亿"),
        (ZH.parameters(2.4e12), "2.4万亿"),
        (ZH.day(date(2026, 8, 21)), "2026年8月21日"),
        (ZH.date_of("2022-08"), "2022年8月"),
        (ZH.duration("P3M"), "3个月"),
        (ZH.sum_of(2.5e4, 3e4, "USD", "approx"), "约25,000美元至30,000美元"),
    ],
)
def test_figures_in_chinese(said: str, words: str) -> None:
    assert said == words


@pytest.mark.parametrize("say", [EN, ZH], ids=["en", "zh"])
def test_every_cause_and_every_reason_that_can_be_written_has_words(say: Language) -> None:
    faults = {f"cause.{kind}" for kind in Class}
    reasons = {f"reason.{slug}" for slug in (*get_args(Reason), BAD_RECORD)}
    assert [key for key in sorted(faults | reasons) if not say.knows(key)] == []


def test_whatever_is_wrong_with_a_page_is_a_reason() -> None:
    assert {kind.value for kind in set(Class) - WELL} <= set(get_args(Reason))


def test_words_in_chinese_are_chinese() -> None:
    """But for names: robots.txt, Windows, Cloud Services."""
    for table in ("cause", "reason", "status", "event"):
        for words in tomllib.loads((WORDS / "zh.toml").read_text("utf-8"))[table].values():
            assert re.search("[\u4e00-\u9fff]", words)


def test_parts_are_escaped_as_they_are_filled_in() -> None:
    assert EN.say("page.times", name="[x](http://e.example)", number=2).startswith(r"\[x\](http:")


def test_another_language_is_refused() -> None:
    with pytest.raises(KeyError):
        language("../en")
