"""What each kind of evidence weighs, in log odds: a table each for models, prices, moves and chips' events.

`<table>_evidence.csv` is learnt by `python -m crawlers.facts.train` from annotated passages.
"""

import csv
import math
from collections.abc import Iterable
from functools import cache
from importlib import resources


def weigh(table: str, kinds: Iterable[str]) -> float:
    """The sum of the evidence and of the table's `bias`; the order of the kinds changes no bit of it."""
    known = weights(table)
    return math.fsum([known["bias"], *[known.get(kind, 0.0) for kind in kinds]])


@cache
def weights(table: str) -> dict[str, float]:
    """The weight of each kind of evidence, and the `bias` of every case."""
    text = resources.files("crawlers.facts").joinpath(f"{table}_evidence.csv").read_text(encoding="utf-8")
    return {row["kind"]: float(row["weight"]) for row in csv.DictReader(text.splitlines())}
