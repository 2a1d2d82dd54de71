"""Floors under the score on the annotated passages, a little below what was reached."""

from pathlib import Path

import pytest

from tests.crawlers.facts.gold import passages, score

# (held out, kind, F1 at least)
FLOORS = [
    (False, "all", 0.955),
    (False, "price", 0.96),
    (False, "price_move", 0.92),
    (False, "model", 0.965),
    (False, "chip", 0.95),
    (True, "all", 0.86),
    (True, "price", 0.86),
    (True, "model", 0.85),
    (True, "chip", 0.87),
]


@pytest.mark.parametrize(("held", "kind", "floor"), FLOORS)
def test_score_stays_above_its_floor(
    shared: Path, tmp_path: Path, held: bool, kind: str, floor: float
) -> None:
    folder = shared / "gold"
    assert score(folder, passages(folder, held=held), tmp_path)[kind]["f1"] >= floor
