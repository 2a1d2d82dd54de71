"""Gathers verbs that crawlers.facts.train learns from: `python -m tests.crawlers.facts.gather_chips PATH...`.

Of a folder of annotated passages it takes those not held out, a file whole, and adds our own. No text is
kept: of each verb that may be told of a chip, chip_verbs.csv tells only what speaks for and against it, and
whether it is. Which of several verbs tells an annotated event is not annotated: the likeliest by the weights
so far counts and the others are left out, so that gathering and learning (with a penalty of 2) are repeated
until nothing changes.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from crawlers.facts.chip_events import EVENTS
from crawlers.facts.chip_facts import ChipFacts
from crawlers.facts.model_facts import ModelFacts
from crawlers.facts.normalise import normalise
from crawlers.facts.passage import Passage
from crawlers.facts.subjects import Subjects
from crawlers.facts.tables import find
from crawlers.facts.weights import weigh
from tests.crawlers.facts.gather import OWN, annotated, write
from tests.crawlers.facts.gold import published

# Our own ways of telling events of chips, and of telling none.
LINES = Path(__file__).with_name("chips.jsonl")
# Evidence that fewer verbs have teaches nothing.
_SELDOM = 6


def rows(entry: dict[str, Any]) -> Iterator[tuple[frozenset[str], bool]]:
    """For each verb and group of chips the kinds of evidence, and whether its event is the group's."""
    events = set(_events(entry["facts"]))
    told: dict[tuple[str, str], list[frozenset[str]]] = defaultdict(list)
    for group, cue, kinds in _pairs(entry):
        event = EVENTS[cue.sense]
        if 2 * sum((chip.chip, event) in events for chip in group) >= len(group):
            told[group[0].chip, event].append(kinds)
        else:
            yield kinds, False
    for alike in told.values():
        yield max(alike, key=lambda kinds: (weigh("chip", kinds), sorted(kinds))), True


def _pairs(entry: dict[str, Any]) -> Iterator[tuple[Any, Any, frozenset[str]]]:
    passage = Passage(normalise(entry["text"]), published(entry))
    if passage.chips:
        tables = find(passage.text)
        models = ModelFacts(passage, tables).spans if passage.names_models else []
        facts = ChipFacts(passage, Subjects(passage), models, tables)
        for group, cue in facts.pairs():
            yield group, cue, frozenset(facts.evidence.of(group, cue))


def _events(facts: list[Any]) -> Iterator[tuple[str, str]]:
    """The chips' events of facts as annotated, or written short (tests.crawlers.facts.short)."""
    for fact in facts:
        if isinstance(fact, dict) and fact["kind"] == "chip":
            yield fact["chip"], fact["event"]
        elif isinstance(fact, str) and fact.startswith("!"):
            chip, event, _ = fact[1:].split()
            yield chip, event


def main(paths: list[str]) -> None:
    entries = [entry for path in paths for entry in annotated(Path(path))]
    for own in (OWN, LINES):
        entries += map(json.loads, own.read_text(encoding="utf-8").splitlines())
    found = [row for entry in entries for row in rows(entry)]
    common = Counter(kind for kinds, _ in found for kind in kinds)
    told: dict[str, Counter[bool]] = defaultdict(Counter)
    for kinds, label in found:
        told[" ".join(sorted(kind for kind in kinds if common[kind] >= _SELDOM))][label] += 1
    write((kinds, count[True], count[False]) for kinds, count in told.items())


if __name__ == "__main__":
    main(sys.argv[1:])
