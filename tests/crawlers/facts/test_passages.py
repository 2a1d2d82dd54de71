"""Passages of our own, in as many voices and orders of saying it as we could think of, and what they hold."""

import json
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from crawlers.facts import read
from crawlers.names.fold import simplify
from crawlers.records import Record
from tests.crawlers.facts.short import short

LINES = Path(__file__).with_name("passages.jsonl").read_text(encoding="utf-8").splitlines()
PASSAGES = [json.loads(line) for line in LINES]
# What every variant of a passage is asked takes minutes; a quarter tells soon whether a rule is wrong.
VARIED = [p if n % 4 == 0 else pytest.param(p, marks=pytest.mark.slow) for n, p in enumerate(PASSAGES)]
UNRELATED = ("昨日沪指收涨，两市成交额放大。", "The weather in Lisbon was fine on that day.")


@lru_cache(maxsize=2000)
def records(text: str, published: str | None) -> tuple[Record, ...]:
    """What is read of a text, once for all that is asked of it."""
    return tuple(read(text, published=date.fromisoformat(published) if published else None))


def facts(text: str, published: str | None) -> set[str]:
    return {line for record in records(text, published) if (line := short(record))}


def label(passage: dict[str, Any]) -> str:
    return str(passage["text"][:24])


@pytest.mark.parametrize("passage", PASSAGES, ids=label)
def test_reads_exactly_the_facts_each_with_words_of_the_text(passage: dict[str, Any]) -> None:
    assert facts(passage["text"], passage["published"]) == set(passage["facts"])
    for record in records(passage["text"], passage["published"]):
        assert record.quote
        assert record.quote in passage["text"]


@pytest.mark.parametrize("passage", VARIED, ids=label)
def test_an_unrelated_paragraph_changes_nothing(passage: dict[str, Any]) -> None:
    alone = {fact for fact in facts(passage["text"], passage["published"]) if fact[0] not in "=!"}
    for sentence in UNRELATED:
        around = f"{sentence}\n\n{passage['text']}\n\n{sentence}"
        assert {fact for fact in facts(around, passage["published"]) if fact[0] not in "=!"} == alone


@pytest.mark.parametrize("passage", VARIED, ids=label)
def test_simplified_and_traditional_read_alike(passage: dict[str, Any]) -> None:
    simplified = {simplify(fact) for fact in facts(passage["text"], passage["published"])}
    assert facts(simplify(passage["text"]), passage["published"]) == simplified
