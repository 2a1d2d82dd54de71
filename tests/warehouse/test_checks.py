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
    {"name": "thin", "rows_floor": 5, "filled": {"region": 0.5, "seller": 1.0}},
    {"name": "flood", "rows_floor": 1, "rows_ceiling": 1},
    {"name": "frozen", "rows_floor": 0, "kind": "price-api"},
    {"name": "gone", "rows_floor": 0},
    {"name": "shrunk", "rows_floor": 1, "fewer": 0.5},
    {"name": "quiet", "rows_floor": 0, "fewer": 0.9},
]
CHIPS = [{"slug": chip, "chip": chip, "vendor": "NVIDIA"} for chip in ("nvidia-h100", "nvidia-a100")]

WELL: list[Line] = [
    line
    for week in WEEKS
    for line in rates(monday(week)) + [price(name, monday(week), 2.0 + week / 10) for name in "abc"]
]

LAST = monday(2)
LONG_AGO = "2025-11-01"
BEFORE = [f"2025-12-{day}" for day in range(22, 31)]
"""Nights of `shrunk` and `quiet` before the last."""


def card(source: str, url: str, low: float, **other: Any) -> Line:
    """A price of a card told by a page."""
    sold = {"basis": "purchase", "term": None, "tier": None, "chip": "nvidia-a100"}
    return price(None, LAST, low, source=source, url=url, valid_on=LAST, **sold, **other)


def article(url: str, title: str, published: str) -> Line:
    line = {"kind": "article", "source": "paper", "observed_at": f"{LAST}T02:00:00Z"}
    return line | {"url": url, "title": title, "published_at": published}


def refused(value: str, reason: str) -> Line:
    line = {"kind": "refusal", "source": "paper", "url": "https://paper.example/1"}
    return line | {"observed_at": f"{LAST}T02:00:00Z", "value": value, "reason": reason}


ILL: list[Line] = [
    *[price(name, monday(week), 2.0 * week) for week in WEEKS for name in "abc"],
    *rates("2025-12-01"),
    price("lone", LAST, 2.0, currency="TWD"),
    price("late", LAST, 16.0, currency="CNY"),
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
    price("dear", LAST, 50.0),
    article("https://paper.example/1", "Prices", "2026-01-02"),
    article("https://paper.example/1?from=mail", "Prices", "2026-01-02"),
    article("https://paper.example/2", "Tomorrow", "2026-02-01"),
    card("paper", "https://paper.example/1", 8000.0),
    card("courier", "https://courier.example/9", 9500.0, high=9900.0),
    card("courier", "https://courier.example/8", 1.0, bound="min"),
    refused("Acme 2", "unknown-chip"),
    refused("8000", "no-currency"),
    price("u1", LAST, 2.0, source="shrunk", chip="nvidia-a100"),
    price("q1", LAST, 2.0, source="quiet", chip="nvidia-a100"),
]


def nights_before() -> dict[str, list[Line]]:
    """Of `shrunk` three offers a night, one of them in the last; `quiet` has one each night."""
    names = [("shrunk", "u1"), ("shrunk", "u2"), ("shrunk", "u3"), ("quiet", "q1")]
    return {
        day: [price(name, day, 2.0, source=source, chip="nvidia-a100") for source, name in names]
        for day in BEFORE
    }


MENDED = {
    "name": "typed-a-nine",
    "kind": "price",
    "match": {"source": "offers", "listing": "a"},
    "expect": {"low": 9},
    "reason": "a typing error; the source has mended it since",
}

FINDS: dict[str, list[dict[str, Any]]] = {
    "article_at_two_addresses": [{"title": "Prices", "addresses": 2}],
    "chip_unknown": [{"chip": "acme-1"}],
    "contributions_add_up": [{"week": "2026-W02", "chip": "nvidia-h100"}],
    "correction_outdated": [{"name": "typed-a-nine"}],
    "currency_without_rate": [{"currency": "TWD", "prices": 1}],
    "date_in_the_future": [{"listing": "early"}],
    "name_refused": [{"value": "Acme 2", "values": 1}],
    "offer_with_two_prices": [{"listing": "twice", "prices": 2, "lowest": 2.0, "highest": 2.5}],
    "price_far_from_series": [{"listing": "dear", "usd": 50.0}],
    "price_held": [{"listing": "free"}, {"listing": "typed", "price": 20.0}],
    "price_of_nothing": [{"listing": "free"}],
    "price_twice": [{"rows": 2}],
    "prices_in_conflict": [{"chip": "nvidia-a100", "lowest_usd": 8000.0, "highest_usd": 9500.0, "pages": 2}],
    "published_in_the_future": [{"title": "Tomorrow"}],
    "rate_stale": [{"currency": "CNY"}, {"currency": "USD"}],
    "source_broken": [{"source": "down", "cause": "no such host"}],
    "source_degraded": [{"source": "thin", "records": 1}],
    "source_fewer": [{"source": "shrunk", "records_a_night": 1.0, "usual": 3.0}],
    "source_frozen": [{"source": "frozen"}],
    "source_over_ceiling": [{"source": "flood", "records": 2, "rows_ceiling": 1}],
    "source_stale": [{"source": "down", "last_answer": None}, {"source": "gone"}],
    "source_unfilled": [{"source": "thin", "field": "region", "prices": 1, "filled": 0.0}],
    "week_jumped": [{"week": "2026-W02", "chip": "nvidia-h100"}],
}
CHECKS = {check.name: check for check in checks()}


def built(
    data: Path, lines: list[Line], answers: dict[str, str], before: dict[str, list[Line]]
) -> tuple[Warehouse, Built]:
    """A warehouse of these lines whose sources answered like this in the last night, and long ago."""
    warehouse = Warehouse(data)
    warehouse.lines("catalogue/sources.jsonl", [line for line in SOURCES if line["name"] in answers])
    warehouse.lines("catalogue/chips.jsonl", CHIPS)
    warehouse.lines("corrections.jsonl", [MENDED] if lines is ILL else [])
    records = [
        warehouse.lines(f"records/{day}/all.jsonl", told) for day, told in {**before, LAST: lines}.items()
    ]
    asked = {day: {line["source"]: "ok" for line in told} for day, told in before.items()}
    asked |= {LONG_AGO: answers, LAST: {name: kind for name, kind in answers.items() if name != "gone"}}
    fetches = [
        warehouse.lines(f"fetches/{day}/all.jsonl", [answered(day, *answer) for answer in told.items()])
        for day, told in asked.items()
    ]
    return warehouse, warehouse.build(records, fetches=fetches, day=LAST)


def answered(day: str, name: str, kind: str) -> Line:
    """What became of the request of a source; `frozen` says the same on every day."""
    digest = name if name == "frozen" else f"{name} on {day}"
    url = f"https://{name}.example/"
    return fetch(day, source=name, url=url, digest=digest, **{"class": kind, "cause": "no such host"})


@pytest.fixture(scope="module")
def well(tmp_path_factory: pytest.TempPathFactory) -> tuple[Warehouse, Built]:
    return built(tmp_path_factory.mktemp("well"), WELL, {"offers": "ok"}, {})


@pytest.fixture(scope="module")
def ill(tmp_path_factory: pytest.TempPathFactory) -> tuple[Warehouse, Built]:
    """Everything is wrong with it; by hand a contribution was taken out and a row put in twice."""
    answers = {line["name"]: "dns" if line["name"] == "down" else "ok" for line in SOURCES}
    warehouse, account = built(tmp_path_factory.mktemp("ill"), ILL, answers, nights_before())
    with writer(warehouse.file) as con:
        con.execute("DELETE FROM weekly_contributions WHERE seller = 'a'")
        con.execute("INSERT INTO raw.price FROM raw.price WHERE listing = 'f1'")
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
    assert account.severe == ["correction_outdated", "source_broken"]
    assert warehouse.ask("SELECT status FROM runs") == [("severe",)]


def test_a_build_without_severe_findings_is_ok(well: tuple[Warehouse, Built]) -> None:
    warehouse, account = well
    assert account.severe == []
    assert warehouse.ask("SELECT status FROM runs") == [("ok",)]
