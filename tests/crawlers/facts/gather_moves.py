"""Gathers what crawlers.facts.train learns of moves: `python -m tests.crawlers.facts.gather_moves PATH...`.

As `gather` for prices: move_figures.csv tells of each two figures and each verb of change what speaks for and
against a move, and whether one is annotated; no text is kept.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from crawlers.facts.move_pairs import MovePairs
from crawlers.facts.move_tellings import MoveTellings
from crawlers.facts.normalise import normalise
from crawlers.facts.pair_evidence import Pair, of_pair
from crawlers.facts.passage import Passage
from crawlers.facts.prices import Prices
from crawlers.facts.reader import in_tables
from crawlers.facts.spans import Amount, Multiple, Percent
from crawlers.facts.subjects import Subjects
from crawlers.facts.tables import find
from crawlers.facts.telling_evidence import Telling, of_telling
from tests.crawlers.facts.gather import OWN, annotated, near, write
from tests.crawlers.facts.gold import published

LINES = Path(__file__).with_name("moves.jsonl")
"""Our own ways of telling moves, and of telling what is none; of their facts only the moves."""


def rows(entry: dict[str, Any]) -> Iterator[tuple[str, int, int]]:
    """For each candidate the kinds of evidence, and whether it tells of a move or not."""
    passage = Passage(normalise(entry["text"]), published(entry))
    moves = [fact for fact in entry["facts"] if fact["kind"] == "price_move"]
    subjects, closed = Subjects(passage), in_tables(passage, find(passage.text))
    if not passage.chips:
        return
    for pair in MovePairs(passage, Prices(passage, subjects), closed).candidates():
        is_move = any(_has_ends(move, pair) for move in moves)
        yield " ".join(sorted(of_pair(passage, pair))), int(is_move), int(not is_move)
    ends = {end for move in moves if move["from"] for end in (move["from"], move["to"])}
    taken = {amount.start for amount in passage.amounts if amount.low in ends or amount.high in ends}
    for telling in MoveTellings(passage, subjects, closed, taken).candidates():
        told = _is_told(telling, moves)
        if told is not None:
            yield " ".join(sorted(of_telling(passage, telling))), int(told), int(not told)


def _has_ends(move: dict[str, Any], pair: Pair) -> bool:
    """Whether a move goes from one to the other; an end given as a range is null, and may be both."""
    start, end = pair.ends
    told = move["from"] is not None or move["to"] is not None
    ranges = (
        start.is_range and end.is_range and move["direction"] == ("up" if end.low > start.low else "down")
    )
    return (told or (ranges and move["chip"] in {chip.chip for chip in pair.subject.chips})) and all(
        near(amount.low, move[key]) or (move[key] is None and amount.is_range)
        for key, amount in (("from", start), ("to", end))
    )


def _is_told(telling: Telling, moves: list[dict[str, Any]]) -> bool | None:
    """Whether it is a part of an annotated move; None for a direction whose move figures tell."""
    chips = {chip.chip for chip in telling.subject.chips}
    same = [m for m in moves if m["direction"] == telling.verb.sense and m["chip"] in chips]
    if isinstance(telling.span, Amount) and telling.kind == "led":
        return any(near(telling.span.low, move["to"]) for move in moves)
    if isinstance(telling.span, Amount):
        return any(near(telling.span.low, move["change"]) for move in moves)
    if isinstance(telling.span, Multiple):
        return any(move["change_pct"] == telling.span.percent for move in moves)
    if isinstance(telling.span, Percent):
        return any(move["change_pct"] == telling.span.value for move in (same or moves))
    bare = [m for m in same if all(m[key] is None for key in ("from", "to", "change", "change_pct"))]
    return True if bare else None if same else False


def moves(short: list[str]) -> Iterator[dict[str, Any]]:
    """The moves of facts written short (tests.crawlers.facts.short)."""
    for chip, _basis, direction, *figures in (line[1:].split() for line in short if line[0] == "~"):
        values = [None if part == "-" else float(part) for part in figures]
        yield {"kind": "price_move", "chip": chip, "direction": direction} | dict(
            zip(("from", "to", "change", "change_pct"), values, strict=True)
        )


def main(paths: list[str]) -> None:
    entries = [entry for path in paths for entry in annotated(Path(path))]
    lines = (line for path in (OWN, LINES) for line in path.read_text(encoding="utf-8").splitlines())
    own = ({"published": None} | json.loads(line) for line in lines)
    entries += [entry | {"facts": list(moves(entry["facts"]))} for entry in own]
    write(row for entry in entries for row in rows(entry))


if __name__ == "__main__":
    main(sys.argv[1:])
