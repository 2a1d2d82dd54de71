"""Trying an expression only where it can begin finds what trying it everywhere finds."""

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from crawlers.facts import anchors
from crawlers.facts.anchors import Anchors
from crawlers.facts.normalise import normalise

LINES = Path(__file__).with_name("passages.jsonl").read_text(encoding="utf-8").splitlines()
KNOWN = anchors.known()
WORDS = sorted(
    {word for anchored in KNOWN for word in (*anchored.words.split("|"), *anchored.needs.split("|"))}
)


def places(text: str) -> dict[int, list[tuple[int, int]]]:
    here = Anchors(text)
    return {number: [match.span() for match in here.matches(each)] for number, each in enumerate(KNOWN)}


def everywhere(text: str) -> dict[int, list[tuple[int, int]]]:
    return {n: [match.span() for match in each.pattern.finditer(text)] for n, each in enumerate(KNOWN)}


def test_on_passages() -> None:
    for line in LINES:
        text = normalise(json.loads(line)["text"]).text
        assert places(text) == everywhere(text)


@given(st.lists(st.sampled_from([*WORDS, " ", "2024", "3", "12", "-", "/", "%", "年", "个月", "h100", "元"])))
def test_on_their_own_words(words: list[str]) -> None:
    text = "".join(words)
    assert places(text) == everywhere(text)
