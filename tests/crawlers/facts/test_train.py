"""The weights of the evidence for a model's name, and for an amount being a price."""

import csv
from importlib import resources
from pathlib import Path

import pytest

from crawlers.facts.train import weights

NAMES = Path(__file__).with_name("model_names.csv")
FIGURES = Path(__file__).with_name("price_figures.csv")


@pytest.mark.parametrize(
    ("rows", "name"),
    [(NAMES, "model_evidence.csv"), pytest.param(FIGURES, "price_evidence.csv", marks=pytest.mark.slow)],
)
@pytest.fixture(scope="module")
def learnt() -> dict[str, float]:
    return weights(csv.DictReader(NAMES.read_text(encoding="utf-8").splitlines()))


def test_kept_weights_are_those_of_the_rows(learnt: dict[str, float]) -> None:
    with resources.files("crawlers.facts").joinpath("model_evidence.csv").open(encoding="utf-8") as kept:
        assert {row["kind"]: row["weight"] for row in csv.DictReader(kept)} == {
            kind: f"{weight:.2f}" for kind, weight in learnt.items()
        }


def test_evidence_that_only_models_have_speaks_for_them() -> None:
    rows = [
        {"kinds": "size", "named": "9", "other": "0"},
        {"kinds": "tool", "named": "0", "other": "9"},
        {"kinds": "size tool", "named": "2", "other": "2"},
    ]
    told = weights(rows)
    assert told["size"] > 0 > told["tool"]


def test_nine_names_in_ten_are_told_apart_by_their_evidence(learnt: dict[str, float]) -> None:
    rows = list(csv.DictReader(NAMES.read_text(encoding="utf-8").splitlines()))
    right = 0
    for row in rows:
        weight = learnt["bias"] + sum(learnt[kind] for kind in row["kinds"].split())
        right += int(row["named" if weight > 0 else "other"])
    assert right / sum(int(row["named"]) + int(row["other"]) for row in rows) > 0.9
