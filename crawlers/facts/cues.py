"""Cue words: the table cues.csv, zh and en side by side, found in one pass."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

import ahocorasick

from crawlers.facts.spans import Cue
from crawlers.names.fold import lower, simplify

_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")


@cache
def _automaton() -> ahocorasick.Automaton:
    """All cue words; a word may have several senses."""
    senses: dict[str, set[str]] = defaultdict(set)
    table = resources.files("crawlers.facts").joinpath("cues.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(table.splitlines()):
        for word in (*row["zh"].split("|"), *row["en"].split("|")):
            senses[lower(simplify(word))].add(row["sense"])
    automaton = ahocorasick.Automaton()
    for word, names in senses.items():
        automaton.add_word(word, (len(word), tuple(sorted(names))))
    automaton.make_automaton()
    return automaton


def scan(text: str) -> Iterator[Cue]:
    """Every cue in a clean text; Latin ones stand as whole words."""
    for last, (length, senses) in _automaton().iter(text):
        start, end = last + 1 - length, last + 1
        if _whole(text, start, end):
            yield from (Cue(start, end, sense) for sense in senses)


def _whole(text: str, start: int, end: int) -> bool:
    before_fits = start == 0 or text[start] not in _LETTERS or text[start - 1] not in _LETTERS
    after_fits = end == len(text) or text[end - 1] not in _LETTERS or text[end] not in _LETTERS
    return before_fits and after_fits


def longest(cues: Sequence[Cue]) -> list[Cue]:
    """Without cues that stand inside a longer one: the 价 of 股价 tells nothing of its own."""
    kept: list[Cue] = []
    reach = -1
    for cue in cues:
        inside = cue.end <= reach and not (kept and (cue.start, cue.end) == (kept[-1].start, kept[-1].end))
        if not inside:
            kept.append(cue)
            reach = max(reach, cue.end)
    return kept
