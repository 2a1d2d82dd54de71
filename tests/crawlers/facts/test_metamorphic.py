"""What changes in a text changes the same thing in its facts, and nothing else."""

import random
import re

import pytest

from tests.crawlers.facts.test_passages import PASSAGES, UNRELATED, VARIED, facts, label


def is_prose(passage: dict[str, str]) -> bool:
    """Running text; data and tables stand on lines of their own."""
    return "\n" not in passage["text"] and passage["text"][0] not in "[{"


PROSE = list(filter(is_prose, PASSAGES))
VARIED_PROSE = [each for passage, each in zip(PASSAGES, VARIED, strict=True) if is_prose(passage)]


def prices(text: str, published: str | None) -> set[str]:
    return {fact for fact in facts(text, published) if fact[0] not in "=!~"}


@pytest.mark.parametrize("passage", VARIED_PROSE, ids=label)
def test_an_unrelated_sentence_in_its_paragraph_changes_no_price(passage: dict[str, str]) -> None:
    alone = prices(passage["text"], passage["published"])
    for sentence in UNRELATED:
        assert prices(f"{sentence} {passage['text']}", passage["published"]) == alone
        assert prices(f"{passage['text']} {sentence}", passage["published"]) == alone


SWAPS = (("H100", "A100"), ("A100", "H800"), ("H200", "B300"), ("4090", "5090"), ("910B", "910C"))
# An instance type is of one chip: with another the text would be wrong.
TYPED = re.compile(r"(?<![a-z])p4d(?![a-z])")


@pytest.mark.parametrize("passage", VARIED, ids=label)
def test_another_chip_gives_the_same_facts_of_it(passage: dict[str, str]) -> None:
    for chip, other in SWAPS:
        once = re.search(rf"(?<![A-Za-z0-9]){chip}(?![A-Z0-9])", passage["text"])
        if not once or other in passage["text"] or TYPED.search(passage["text"]):
            continue
        told = {
            fact.replace(chip.lower(), other.lower()) for fact in facts(passage["text"], passage["published"])
        }
        assert facts(passage["text"].replace(chip, other), passage["published"]) == told


def in_other_dollars(told: set[str]) -> bool:
    """Whether its place tells that its dollars are others; it tells so of the whole page."""
    return any(re.search(r" (?:AUD|CAD|SGD|HKD|TWD) ", fact) for fact in told)


@pytest.mark.parametrize("passage", VARIED, ids=label)
def test_another_currency_gives_the_same_facts_in_it(passage: dict[str, str]) -> None:
    text = passage["text"]
    told_by_sign = re.search(r"\$|美元", text)
    if not told_by_sign or re.search(r"[a-zA-Z]\$|¥|€|dollar|usd|USD|rmb|RMB|yuan|(?<!美)元", text):
        return
    told = {fact.replace(" USD", " EUR") for fact in facts(text, passage["published"])}
    if in_other_dollars(told):
        return
    in_euros = text.replace("$", "€").replace("美元", "欧元").replace("美分", "欧分")
    assert facts(in_euros, passage["published"]) == told


def test_paragraphs_told_in_another_order() -> None:
    chosen = random.Random(3)
    # A page that names the money of Taiwan, be it in a conversion, counts all its 元 in it.
    elsewhere = (passage for passage in PROSE if not passage["published"] and "台币" not in passage["text"])
    undated = ((passage, prices(passage["text"], None)) for passage in elsewhere)
    priced = [passage for passage, told in undated if told and not in_other_dollars(told)]
    for _ in range(60):
        first, last = chosen.sample(priced, 2)
        both = prices(first["text"], None) | prices(last["text"], None)
        assert prices(f"{first['text']}\n\n{last['text']}", None) == both
        assert prices(f"{last['text']}\n\n{first['text']}", None) == both


CLAUSES = (
    "H100单卡报价23万元",
    "H20每张卖9.5万元",
    "昇腾910B服务器一台卖130万元",
    "RTX 5090涨到了2.6万元",
)


@pytest.mark.parametrize("seed", range(8))
def test_clauses_told_in_another_order(seed: int) -> None:
    order = random.Random(seed).sample(CLAUSES, len(CLAUSES))
    assert facts("；".join(order) + "。", None) == facts("；".join(CLAUSES) + "。", None)
    assert facts("，".join(order) + "。", None) == facts("，".join(CLAUSES) + "。", None)
