"""Gathers names that crawlers.facts.train learns from: `python -m tests.crawlers.facts.gather_names PATH...`.

Of a folder of annotated passages it takes those not held out, a file whole, and adds our own. No text is
kept: of each candidate model_names.csv tells only what speaks for and against its being a model's name, and
whether it is one. Known families are treated as unknown, so that their names teach what a name looks like.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from crawlers.facts.candidates import candidates
from crawlers.facts.events import Events
from crawlers.facts.evidence import Evidence
from crawlers.facts.mention import squash
from crawlers.facts.model_facts import EVENTS
from crawlers.facts.normalise import normalise
from crawlers.facts.passage import Passage
from crawlers.facts.sizes import sizes
from crawlers.facts.spans import Span, Spans
from crawlers.names.models import find
from tests.crawlers.facts.gather import OWN, annotated, write

_SHORT = re.compile(r"=(.*?) (?:announced|released|open-sourced|updated|mentioned) ")
_VERSION = re.compile(r"[A-Z]\d(?:\.\d)?")


def rows(entry: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """For each candidate the kinds of evidence, and whether it is a model's name."""
    passage = Passage(normalise(entry["text"]), None)
    if not passage.names_models:
        return
    named = {squash(name) for name in _names(entry["facts"])}
    known = [(m.start, m.end) for m in find(passage.page.plain, passage.text, passage.sight.stems)]
    families = [(stem.start, stem.end) for stem in passage.sight.stems]
    taken: Spans[Span] = Spans([*passage.chips, *passage.makers])
    found = Spans(candidates(passage, taken))
    cues = Events(passage, tuple(EVENTS)).cues
    evidence = Evidence(passage, cues, Spans(sizes(passage.anchors)), found, taken, passage.makers)
    for name in filter(evidence.may_tell, found):
        label = _label(name, passage.page.plain[name.start : name.end], named, known, families)
        if label is not None:
            yield " ".join(sorted(evidence.of(name))), label


def _names(facts: list[Any]) -> Iterator[str]:
    """The models of facts as annotated, or written short (tests.crawlers.facts.short)."""
    for fact in facts:
        if isinstance(fact, dict) and fact["kind"] == "model":
            yield fact["model"]
        elif isinstance(fact, str) and (short := _SHORT.match(fact)):
            yield short[1]


def _label(
    name: Span,
    written: str,
    named: set[str],
    known: list[tuple[int, int]],
    families: list[tuple[int, int]],
) -> bool | None:
    """Whether a candidate is a model's name; None for a part of one or a family untold of."""
    own = squash(written)
    version = _VERSION.fullmatch(written) and any(other.endswith(own) for other in named)
    if version or own in named or (name.start, name.end) in known:
        return True
    part = any(start < name.end and name.start < end for start, end in [*known, *families])
    return None if part or any(own in other or other in own for other in named) else False


def main(paths: list[str]) -> None:
    entries = [entry for path in paths for entry in annotated(Path(path))]
    entries += map(json.loads, OWN.read_text(encoding="utf-8").splitlines())
    told: dict[str, Counter[bool]] = {}
    for entry in entries:
        for kinds, label in rows(entry):
            told.setdefault(kinds, Counter())[label] += 1
    write((kinds, count[True], count[False]) for kinds, count in told.items())


if __name__ == "__main__":
    main(sys.argv[1:])
