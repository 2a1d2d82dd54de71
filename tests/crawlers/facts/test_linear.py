"""However nasty a text is, reading four times as much of it takes about four times as many steps."""

import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawlers.facts import read
from tests.crawlers.facts.test_passages import PASSAGES

NASTY = (
    "$1-$1-", "((((", "从1到", "A100、", "A100 、 , ", "9万", "|", "H100 $2 vs ", "参数量为1亿、",
    "- A100\n", "的", "x8 x8 ", "以", "GPT-4, ", "released A-1B ", "Q1Aa.", "1,111", "2024年", "\t1",
    "# A\n", "7", "万", "H100 ", "$1 or ", "| H100 | $2 |\n", "H100   2   3   4   5\n", "H100\t", "涨跌",
    "up down ", "\u200b", "创(chu", "加速卡QX500 6万元", "Model | GPT-4 | 7B |\n", "H100 (A100) ",
    "from $1 to $2 ", "{\"price\": 1, ", "- H100 $2\n", "vs H100 ", "一", "约",
    "H100 rose by $5. ", "Meta released Foo-7B. ", "the Sora app ", "Foo-7B, Bar-8B. ",
    "H100 up from $2 to $3. ", "Model GPT-4 beats GPT-3. ", "H100 banned. ", "accelerator QX500 at $6. ",
    "- A100\nfrom $1 to $2 ",
)  # fmt: skip
# Longer than the reader looks along any sentence or line, so that the growth shows.
_LENGTH = 2500


def steps(text: str) -> int:
    """How many lines are run to read a text; each turn of a loop in a comprehension is one too."""
    count = 0

    def line(*_: object) -> Any:
        nonlocal count
        count += 1
        return line

    sys.settrace(line)
    try:
        read(text)
    finally:
        sys.settrace(None)
    return count


def grows(unit: str) -> float:
    times = _LENGTH // len(unit)
    read(unit * times)  # loads what is loaded once; a short text may not need it
    return steps(unit * 4 * times) / (steps(unit * times) + 500)


@pytest.mark.slow
@pytest.mark.parametrize("unit", NASTY)
def test_steps_grow_with_length(unit: str) -> None:
    assert grows(f"H100 {unit}") < 6


@pytest.mark.slow
def test_steps_grow_with_the_width_of_a_table() -> None:
    def table(columns: int) -> str:
        prices = " | ".join(f"${place}" for place in range(columns))
        return f"|{' H100 |' * columns}\n|{'---|' * columns}\n| {prices} |"

    assert steps(table(240)) / steps(table(60)) < 6


@pytest.mark.slow
def test_steps_grow_with_what_a_page_tells() -> None:
    told = "\n\n".join(passage["text"] for passage in PASSAGES[-200:]) + "\n\n"
    assert steps(told * 16) / steps(told * 4) < 4.4


@settings(max_examples=8, deadline=None)
@given(st.lists(st.sampled_from(NASTY), min_size=2, max_size=3))
def test_steps_grow_with_mixtures(units: list[str]) -> None:
    assert grows("".join(units)) < 6
