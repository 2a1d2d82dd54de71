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
    }
)
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


def scan(text: str) -> list[Cue]:
    """All cues in a clean text, in order of place, the longer first; Latin ones stand as whole words."""
    found = []
    for last, (length, opens, closes, senses) in _automaton().iter(text):
        start, end = last + 1 - length, last + 1
        inside = (opens and text[start - 1 : start] in _LETTERS) or (
            closes and text[end : end + 1] in _LETTERS
        )
        if not inside:
            found += [Cue(start, end, sense) for sense in senses]
    return sorted(found, key=lambda cue: (cue.start, -cue.end))


def longest(cues: Iterable[Cue]) -> list[Cue]:
    """Without cues that stand inside a longer one: the 价 of 股价 tells nothing of its own."""
    kept: list[Cue] = []
    reach = -1
    for cue in cues:
        inside = cue.end <= reach and not (kept and (cue.start, cue.end) == (kept[-1].start, kept[-1].end))
        if not inside:
            kept.append(cue)
            reach = max(reach, cue.end)
    return kept
