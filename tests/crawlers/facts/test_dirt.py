"""What dirt does to a page changes neither its facts nor that their quotes stand in it, word for word."""

import random

import pytest

from crawlers.facts import read
from tests.crawlers.facts.test_passages import PASSAGES, VARIED, facts, label, records

RADICALS = str.maketrans("生一人大小方用自行见高", "⽣⼀⼈⼤⼩⽅⽤⾃⾏⻅⾼")
FULL = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x30, 0x7B) if chr(code).isalnum()})
GLOSSES = {"創": "創(chuàng)", "業": "業(yè)", "產": "產（chǎn）", "英伟达": "英(yīng)伟(wěi)达(dá)"}
# Within a tag dirt is no dirt: it makes another tag of it.
VARIED_TEXT = [each for passage, each in zip(PASSAGES, VARIED, strict=True) if "<td" not in passage["text"]]


def sprinkled(text: str, dirt: str, seed: int) -> str:
    chosen = random.Random(seed)
    return "".join(char + (dirt if chosen.random() < 0.2 else "") for char in text)


def glossed(text: str) -> str:
    for word, gloss in GLOSSES.items():
        text = text.replace(word, gloss)
    return text


def but_models(found: set[str]) -> set[str]:
    """All but models, whose names are told as they are written."""
    return {fact for fact in found if fact[0] != "="}


@pytest.mark.parametrize("passage", VARIED_TEXT, ids=label)
def test_dirt_changes_no_fact_and_quotes_stand_verbatim(passage: dict[str, str]) -> None:
    text, published = passage["text"], passage["published"]
    clean = but_models(facts(text, published))
    for dirty in (
        sprinkled(text, "\u200b", 1),
        sprinkled(text, "\u00ad\ufeff", 2),
        text.translate(RADICALS),
        text.translate(FULL),
        glossed(text),
    ):
        assert but_models(facts(dirty, published)) == clean
        assert all(record.quote and record.quote in dirty for record in records(dirty, published))


@pytest.mark.parametrize("passage", VARIED, ids=label)
def test_quotes_stand_verbatim_in_mojibake(passage: dict[str, str]) -> None:
    for garbled in (
        passage["text"].encode().decode("gb18030", errors="replace"),
        passage["text"].encode().decode("cp1252", errors="replace"),
        sprinkled(passage["text"], "\ufffd", 3),
    ):
        assert all(record.quote in garbled for record in read(garbled))


def torn(text: str, other: str, chosen: random.Random) -> str:
    """A text joined to a part of another, its figures made nought, characters lost or words mixed."""
    cut, from_ = chosen.randrange(len(text)), chosen.randrange(len(other))
    words = text.split(" ")
    chosen.shuffle(words)
    return chosen.choice(
        (
            text[:cut] + other[from_:],
            "".join("0" if char.isdigit() and chosen.random() < 0.7 else char for char in text),
            "".join(char for char in text if chosen.random() > 0.08),
            " ".join(words),
        )
    )


def test_torn_pages_are_read_to_their_end() -> None:
    chosen = random.Random(5)
    for _ in range(1500):
        text = torn(chosen.choice(PASSAGES)["text"], chosen.choice(PASSAGES)["text"], chosen)
        assert all(record.quote in text for record in read(text))
