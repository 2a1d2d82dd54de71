"""Our own ways of telling what became of a chip, and of telling nothing of it."""

import json
from pathlib import Path

from tests.crawlers.facts.test_passages import facts

LINES = [
    json.loads(line)
    for line in Path(__file__).with_name("chips.jsonl").read_text(encoding="utf-8").splitlines()
]


def test_six_lines_in_seven_are_read_as_told() -> None:
    """They are what the evidence was weighed by, so that reading fewer is a fault of the rules around it."""
    right = sum(
        {fact for fact in facts(line["text"], line["published"]) if fact[0] == "!"} == set(line["facts"])
        for line in LINES
    )
    assert right > 6 / 7 * len(LINES)
