"""Each check finds what it asks for, and nothing where all is well."""

from pathlib import Path
from typing import Any

import pytest

from tests.warehouse.builders import Line, Warehouse, monday, price, rates
from tests.warehouse.test_marts import fetch
from warehouse.build import Built
from warehouse.check import SEVERITIES, ask, checks
from warehouse.connect import reader, writer

WEEKS = (1, 2)
SOURCES = [
    {"name": "offers", "rows_floor": 1, "rows_ceiling": 99},
    {"name": "down", "rows_floor": 1},
    {"name": "thin", "rows_floor": 5},
    {"name": "flood", "rows_floor": 1, "rows_ceiling": 1},
    {"name": "frozen", "rows_floor": 0, "kind": "price-api"},
]
CHIPS = [{"slug": "nvidia-h100", "chip": "nvidia-h100", "vendor": "NVIDIA"}]

WELL: list[Line] = [
    line
    for week in WEEKS
    for line in rates(monday(week)) + [price(name, monday(week), 2.0 + week / 10) for name in "abc"]
]

LAST = monday(2)
LONG_AGO = "2025-11-01"
ILL: list[Line] = [
    *[price(name, monday(week), 2.0 * week) for week in WEEKS for name in "abc"],
    *rates("2025-12-01"),
    price("lone", LAST, 2.0, currency="TWD"),
    price("late", LAST, 2.0, currency="CNY"),
    price("typed", monday(1), 2.0),
    price("typed", LAST, 20.0),
    price("free", LAST, 0.0),
    price("early", LAST, 2.0, valid_on="2026-01-11"),
    price("twice", LAST, 2.0),
    price("twice", LAST, 2.5),
    price("odd", LAST, 2.0, chip="acme-1"),
    price("t1", LAST, 2.0, source="thin"),
    price("f1", LAST, 2.0, source="flood"),
    price("f2", LAST, 2.0, source="flood"),
]

FINDS: dict[str, list[dict[str, Any]]] = {
    "chip_unknown": [{"chip": "acme-1"}],
    "contributions_add_up": [{"week": "2026-W02", "chip": "nvidia-h100"}],
    "currency_without_rate": [{"currency": "TWD", "prices": 1}],
    "date_in_the_future": [{"listing": "early"}],
    "offer_with_two_prices": [{"listing": "twice", "prices": 2, "lowest": 2.0, "highest": 2.5}],
    "price_held": [{"listing": "free"}, {"listing": "typed", "price": 20.0}],
    "price_of_nothing": [{"listing": "free"}],
    "rate_stale": [{"currency": "CNY"}, {"currency": "USD"}],
    "source_broken": [{"source": "down", "cause": "no such host"}],
    "source_degraded": [{"source": "thin", "records": 1}],
    "source_frozen": [{"source": "frozen"}],
    "source_over_ceiling": [{"source": "flood", "records": 2, "rows_ceiling": 1}],
    "week_jumped": [{"week": "2026-W02", "chip": "nvidia-h100"}],
}
CHECKS = {check.name: check for check in checks()}


def built(data: Path, lines: list[Line], answers: dict[str, str]) -> tuple[Warehouse, Built]:
    """A warehouse of these lines whose sources answered like this in the last night, and long ago."""
    warehouse = Warehouse(data)
    warehouse.lines("catalogue/sources.jsonl", [line for line in SOURCES if line["name"] in answers])
    warehouse.lines("catalogue/chips.jsonl", CHIPS)
    records = warehouse.lines(f"records/{LAST}/all.jsonl", lines)
    fetches = [
        warehouse.lines(f"fetches/{day}/all.jsonl", [answered(day, *answer) for answer in answers.items()])
        for day in (LONG_AGO, LAST)
    ]
    return warehouse, warehouse.build([records], fetches=fetches, day=LAST)


def answered(day: str, name: str, kind: str) -> Line:
    """What became of the request of a source; `frozen` says the same on every day."""
    digest = name if name == "frozen" else f"{name} on {day}"
    url = f"https://{name}.example/"
    return fetch(day, source=name, url=url, digest=digest, **{"class": kind, "cause": "no such host"})


@pytest.fixture(scope="module")
def well(tmp_path_factory: pytest.TempPathFactory) -> tuple[Warehouse, Built]:
    return built(tmp_path_factory.mktemp("well"), WELL, {"offers": "ok"})


@pytest.fixture(scope="module")
def ill(tmp_path_factory: pytest.TempPathFactory) -> tuple[Warehouse, Built]:
    """Everything is wrong with it, the arithmetic too: a contribution was taken out by hand."""
    answers = {"offers": "ok", "down": "dns", "thin": "ok", "flood": "ok", "frozen": "ok"}
    warehouse, account = built(tmp_path_factory.mktemp("ill"), ILL, answers)
    with writer(warehouse.file) as con:
        con.execute("DELETE FROM weekly_contributions WHERE seller = 'a'")
    return warehouse, account


def test_every_check_has_its_cases() -> None:
    assert set(CHECKS) == set(FINDS)


@pytest.mark.parametrize("name", CHECKS)
def test_nothing_is_found_where_all_is_well(well: tuple[Warehouse, Built], name: str) -> None:
    with reader(well[0].file) as con:
        assert ask(con, CHECKS[name]).rows == []


@pytest.mark.parametrize("name", CHECKS)
def test_what_is_wrong_is_found(ill: tuple[Warehouse, Built], name: str) -> None:
    with reader(ill[0].file) as con:
        rows = ask(con, CHECKS[name]).rows
    told = [{key: row[key] for key in expected} for row, expected in zip(rows, FINDS[name], strict=True)]
    assert told == FINDS[name]


@pytest.mark.parametrize("name", CHECKS)
def test_the_header_tells_what_it_is_about(name: str) -> None:
    check = CHECKS[name]
    assert check.severity in SEVERITIES
    assert check.question.endswith("?")
    assert check.remedy


def test_the_build_writes_down_what_was_found(ill: tuple[Warehouse, Built]) -> None:
    warehouse, account = ill
    assert warehouse.ask(
        "SELECT severity, rows, sample ->> '$[0].source' FROM checks WHERE name = 'source_broken'"
    ) == [("severe", 1, "down")]
    assert warehouse.ask("SELECT count(*) FROM checks") == [(len(CHECKS),)]
    assert account.severe == ["source_broken"]
    assert warehouse.ask("SELECT status FROM runs") == [("severe",)]


def test_a_build_without_severe_findings_is_ok(well: tuple[Warehouse, Built]) -> None:
    warehouse, account = well
    assert account.severe == []
    assert warehouse.ask("SELECT status FROM runs") == [("ok",)]
