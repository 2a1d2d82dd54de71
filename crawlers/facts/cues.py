"""Cue words: the table cues.csv, zh and en side by side, found in one pass."""

import csv
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib import resources

import ahocorasick

from crawlers.facts.spans import Cue
from crawlers.names.fold import lower, simplify
from crawlers.names.sellers import spoken

# What bears on events of chips alone, and hides no cue of others: "came out in" leaves "came out" a release.
ASIDE = frozenset(
    {
        "forbid",
        "forbid-hint",
        "licence",
        "trade",
        "announce-hint",
        "launch-hint",
        "ship-hint",
        "discontinue-hint",
        "process",
    }
)
# A cue as it is found: where it begins, where it ends with its sign turned, so that the longer sort first,
# and its sense.
Word = tuple[int, int, str]
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")


@cache
def _automaton() -> ahocorasick.Automaton:
    """All cue words; a word may have several senses."""
    senses: dict[str, set[str]] = defaultdict(set)
    table = resources.files("crawlers.facts").joinpath("cues.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(table.splitlines()):
        for word in (*row["zh"].split("|"), *row["en"].split("|")):
            senses[lower(simplify(word))].add(row["sense"])
    for word, seller in spoken().items():
        senses[lower(simplify(word))].add(f"seller:{seller}")
    automaton = ahocorasick.Automaton()
    for word, names in senses.items():
        automaton.add_word(word, (len(word), word[0] in _LETTERS, word[-1] in _LETTERS, sorted(names)))
    automaton.make_automaton()
    return automaton


def scan(text: str) -> list[Word]:
    """All cues in a clean text, in order of place, the longer first; Latin ones stand as whole words."""
    found = []
    for last, (length, opens, closes, senses) in _automaton().iter(text):
        start, end = last + 1 - length, last + 1
        inside = (opens and text[start - 1 : start] in _LETTERS) or (
            closes and text[end : end + 1] in _LETTERS
        )
        if not inside:
            found += [(start, -end, sense) for sense in senses]
    return sorted(found)


def longest(words: Iterable[Word]) -> list[Cue]:
    """Without cues that stand inside a longer one: the 价 of 股价 tells nothing of its own."""
    kept: list[Cue] = []
    first = reach = -1
    for start, behind, sense in words:
        if -behind > reach or (start == first and -behind == reach):
            kept.append(Cue(start, -behind, sense))
            first, reach = start, -behind
    return kept
