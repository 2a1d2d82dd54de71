"""What a person found wrong: withdrawn or told otherwise; void once the source is right."""

from typing import Any

import pytest

from tests.warehouse.builders import Line, Warehouse, price
from warehouse.errors import LoadError

WRONG = price("a", "2026-01-05", 20.0, rules="A", capture="sha256:01")
RIGHT: Line = {"low": 2.0, "high": 2.0}
TYPED = {
    "name": "a-typed-twenty",
    "kind": "price",
    "match": {"source": "offers", "listing": "a"},
    "expect": {"low": 20},
    "reason": "a zero too many; the seller says 2",
}
MODEL = {
    "kind": "model",
    "source": "paper",
    "url": "https://paper.example/1",
    "observed_at": "2026-01-05T02:00:00Z",
    "model": "Big-1",
    "event": "released",
    "parameters": 7e12,
}


def correct(warehouse: Warehouse, *corrections: dict[str, Any]) -> None:
    warehouse.lines("corrections.jsonl", corrections)


def prices(warehouse: Warehouse, table: str = "prices") -> list[tuple[Any, ...]]:
    return warehouse.ask(f"SELECT valid_on::VARCHAR, price, status FROM {table} ORDER BY ALL")


def outdated(warehouse: Warehouse) -> list[str]:
    rows = warehouse.ask(
        "SELECT sample ->> '$[0].name' FROM checks WHERE name = 'correction_outdated' AND rows > 0"
        " AND run_id = (SELECT max(run_id) FROM runs)"
    )
    return [name for (name,) in rows]


def test_a_price_is_replaced_and_the_original_kept(warehouse: Warehouse) -> None:
    warehouse.night([WRONG, price("a", "2026-01-06", 2.0)], day="2026-01-06")
    correct(warehouse, TYPED | {"replace": RIGHT, "match": TYPED["match"] | {"valid_on": "2026-01-05"}})
    warehouse.build([], day="2026-01-08")
    assert prices(warehouse) == [("2026-01-05", 2.0, "accepted"), ("2026-01-06", 2.0, "accepted")]
    assert prices(warehouse, "as_of('2026-01-07')") == [
        ("2026-01-05", 20.0, "accepted"),
        ("2026-01-06", 2.0, "held"),
    ]
    ((reason, corrects),) = warehouse.ask(
        "SELECT attributes ->> '$.because', attributes ->> '$.corrects' FROM prices"
        " WHERE rules = 'correction'"
    )
    assert reason == TYPED["reason"]
    assert warehouse.ask(f"SELECT price FROM raw.price WHERE price_id = '{corrects}'") == [(20.0,)]
    assert warehouse.weeks("high_usd") == [(2.0,)]
    assert outdated(warehouse) == []


def test_a_price_is_withdrawn_without_a_replacement(warehouse: Warehouse) -> None:
    correct(warehouse, TYPED)
    warehouse.night([WRONG, price("b", "2026-01-05", 3.0)], day="2026-01-05")
    assert warehouse.ask("SELECT listing FROM prices") == [("b",)]
    assert warehouse.ask("SELECT name, facts, holds FROM corrections") == [("a-typed-twenty", 1, True)]
    first = warehouse.night([WRONG], day="2026-01-06")
    assert warehouse.ask("SELECT listing FROM prices") == [("b",)]
    assert warehouse.night([WRONG], day="2026-01-07").content_hash == first.content_hash


def test_a_correction_holds_until_the_source_is_right(warehouse: Warehouse) -> None:
    """Two wrong days are corrected; on the third the source says 2 itself, and the check names it."""
    correct(warehouse, TYPED | {"replace": RIGHT})
    warehouse.night([WRONG], day="2026-01-05")
    warehouse.night([price("a", "2026-01-06", 20.0)], day="2026-01-06")
    assert [row[1] for row in prices(warehouse)] == [2.0, 2.0]
    assert outdated(warehouse) == []
    built = warehouse.night([price("a", "2026-01-07", 2.0)], day="2026-01-07")
    assert outdated(warehouse) == ["a-typed-twenty"]
    assert built.severe == ["correction_outdated"]
    assert [row[1] for row in prices(warehouse)] == [2.0, 2.0, 2.0]


def test_a_correction_taken_out_of_the_file_lapses(warehouse: Warehouse) -> None:
    correct(warehouse, TYPED | {"replace": RIGHT})
    warehouse.night([WRONG], day="2026-01-05")
    correct(warehouse)
    warehouse.build([], day="2026-01-06")
    assert prices(warehouse) == [("2026-01-05", 20.0, "accepted")]
    assert prices(warehouse, "as_of('2026-01-05')") == [("2026-01-05", 2.0, "accepted")]


def test_a_reread_that_reads_it_rightly_makes_the_correction_void(warehouse: Warehouse) -> None:
    correct(warehouse, TYPED | {"replace": RIGHT})
    warehouse.night([WRONG], day="2026-01-05")
    warehouse.night([WRONG | {"low": 2.1, "high": 2.1, "rules": "B"}], day="2026-01-06")
    assert prices(warehouse) == [("2026-01-05", 2.1, "accepted")]
    assert outdated(warehouse) == ["a-typed-twenty"]


@pytest.mark.parametrize("replace", [None, {"parameters": 7e9}])
def test_an_announcement(warehouse: Warehouse, replace: Line | None) -> None:
    match = {"source": "paper", "model": "Big-1"}
    expect = {"parameters": 7e12}
    correct(warehouse, TYPED | {"kind": "model", "match": match, "expect": expect, "replace": replace})
    warehouse.night([MODEL], day="2026-01-05")
    told = warehouse.ask("SELECT subject, parameters FROM announcements")
    assert told == ([("Big-1", 7e9)] if replace else [])
    assert warehouse.ask("SELECT parameters FROM raw.announcement WHERE rules IS NULL") == [(7e12,)]


BAD: list[tuple[dict[str, Any], str]] = [
    ({"match": {"listing": "a"}}, "line 1, field match: tells no source, or expects nothing"),
    ({"match": {"source": "x", "lisitng": "a"}}, "line 1, field match: no such key in a record"),
    ({"reason": None}, "line 1, field reason: is missing"),
    (
        {"replace": {"low": -1}},
        "correction a-typed-twenty, field low: expected a number of 0 or more, got -1",
    ),
]


@pytest.mark.parametrize(("change", "told"), BAD)
def test_a_bad_correction_is_told_in_one_line(
    warehouse: Warehouse, change: dict[str, Any], told: str
) -> None:
    correct(warehouse, TYPED | change)
    with pytest.raises(LoadError) as error:
        warehouse.night([WRONG])
    assert str(error.value) == f"{warehouse.data / 'corrections.jsonl'}, {told}"
