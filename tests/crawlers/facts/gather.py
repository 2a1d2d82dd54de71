"""Gathers what crawlers.facts.train learns from: `python -m tests.crawlers.facts.gather PATH...`.

Of a folder of annotated passages it takes those not held out, a file whole, and adds our own. No text is
kept: of each amount price_figures.csv tells only what speaks for and against its being a price, and whether
it is one.
"""

import csv
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from crawlers.facts.normalise import normalise
from crawlers.facts.other_money import no_price
from crawlers.facts.passage import Passage
from crawlers.facts.prices import Prices
from crawlers.facts.reader import in_tables
from crawlers.facts.roles import is_weighed, reasons
from crawlers.facts.spans import Amount
from crawlers.facts.subjects import Subjects
from crawlers.facts.tables import find
from tests.crawlers.facts.gold import passages, published

OWN = Path(__file__).with_name("passages.jsonl")


def rows(entry: dict[str, Any]) -> Iterator[tuple[str, int, int]]:
    """For each amount in question the kinds of evidence, and whether it is a price or other money."""
    passage = Passage(normalise(entry["text"]), published(entry))
    closed = in_tables(passage, find(passage.text))
    prices = Prices(passage, Subjects(passage))
    for amount in map(prices.in_run, (a for a in passage.amounts if a.start not in closed)):
        is_price = _label(amount, entry["facts"])
        if not (passage.chips and is_weighed(passage, amount)) or no_price(passage, amount):
            continue
        if is_price is not None:
            yield " ".join(sorted(reasons(passage, amount))), int(is_price), int(not is_price)


def _label(amount: Amount, facts: list[dict[str, Any]]) -> bool | None:
    """Whether an amount is annotated as a price or an end of its move; None for what it changed by."""
    moves = [fact for fact in facts if fact["kind"] == "price_move"]
    if any(near(amount.low, fact["change"]) for fact in moves):
        return None
    prices = (fact for fact in facts if fact["kind"] == "price")
    ends = any(near(amount.low, fact[end]) for fact in moves for end in ("from", "to"))
    return ends or any(near(amount.low, f["low"]) and near(amount.high, f["high"]) for f in prices)


def near(value: float, told: float | None) -> bool:
    return told is not None and abs(value - told) <= 0.005 * abs(told)


def facts(short: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The figures of facts written short (tests.crawlers.facts.short)."""
    for first, *parts in (line.split() for line in short if line[0] not in "=!"):
        if first[0] == "~":
            start, end, change = (None if part == "-" else float(part) for part in parts[2:5])
            yield {"kind": "price_move", "from": start, "to": end, "change": change}
        else:
            yield {"kind": "price", "low": float(parts[3]), "high": float(parts[4])}


def annotated(path: Path) -> list[dict[str, Any]]:
    if path.is_dir():
        return passages(path, held=False)
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def write(found: Iterable[tuple[str, int, int]]) -> None:
    """Write the rows, in order, as crawlers.facts.train reads them."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["kinds", "named", "other"])
    writer.writerows(sorted(found))


def main(paths: list[str]) -> None:
    entries = [entry for path in paths for entry in annotated(Path(path))]
    own = map(json.loads, OWN.read_text(encoding="utf-8").splitlines())
    entries += [entry | {"facts": list(facts(entry["facts"]))} for entry in own]
    write(row for entry in entries for row in rows(entry))


if __name__ == "__main__":
    main(sys.argv[1:])
