"""The weights of the evidence for a model's name, an amount being a price, a verb being of a chip."""

import csv
from pathlib import Path

import pytest

from crawlers.facts.train import main, weights

NAMES = Path(__file__).with_name("model_names.csv")
FIGURES = Path(__file__).with_name("price_figures.csv")
VERBS = Path(__file__).with_name("chip_verbs.csv")
MOVES = Path(__file__).with_name("move_figures.csv")


@pytest.mark.parametrize(
    ("rows", "name", "penalty"),
    [
        (NAMES, "model_evidence.csv", "0.7"),
        pytest.param(FIGURES, "price_evidence.csv", "0.7", marks=pytest.mark.slow),
        pytest.param(VERBS, "chip_evidence.csv", "2", marks=pytest.mark.slow),
        pytest.param(MOVES, "move_evidence.csv", "0.7", marks=pytest.mark.slow),
    ],
)
def test_kept_weights_are_those_of_the_rows(
    rows: Path, name: str, penalty: str, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = (Path("crawlers/facts") / name).read_text(encoding="utf-8")
    main(str(rows), penalty)
    assert capsys.readouterr().out == kept


def test_evidence_that_only_models_have_speaks_for_them() -> None:
    rows = [
        {"kinds": "size", "named": "9", "other": "0"},
        {"kinds": "tool", "named": "0", "other": "9"},
        {"kinds": "size tool", "named": "2", "other": "2"},
    ]
    learnt = weights(rows)
    assert learnt["size"] > 0 > learnt["tool"]


def test_nine_names_in_ten_are_told_apart_by_their_evidence() -> None:
    rows = list(csv.DictReader(NAMES.read_text(encoding="utf-8").splitlines()))
    learnt = weights(rows)
    right = 0
    for row in rows:
        weight = learnt["bias"] + sum(learnt[kind] for kind in row["kinds"].split())
        right += int(row["named" if weight > 0 else "other"])
    assert right / sum(int(row["named"]) + int(row["other"]) for row in rows) > 0.9
