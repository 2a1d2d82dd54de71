"""Our own ways of telling a move of a price, and of telling what is none."""

import json
from pathlib import Path

from tests.crawlers.facts.test_passages import facts

LINES = [
    json.loads(line)
    for line in Path(__file__).with_name("moves.jsonl").read_text(encoding="utf-8").splitlines()
]


def test_eight_lines_in_ten_are_read_as_told() -> None:
    """They are what the evidence was weighed by, so that reading fewer is a fault of the rules around it."""
    right = sum(
        {fact for fact in facts(line["text"], None) if fact[0] == "~"} == set(line["facts"]) for line in LINES
    )
    assert right > 0.8 * len(LINES)
