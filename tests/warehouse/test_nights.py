"""Nights as they come: gaps, failures, late lines, second prices of a day, typing errors, other terms."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

import pytest

from tests.warehouse.builders import Line, Warehouse, monday, price, rates
from tests.warehouse.test_marts import fetch
from warehouse.connect import writer

SOURCES = ("s0", "s1", "s2")


@pytest.mark.slow
def test_nights_as_they_come_say_what_a_build_from_raw_says(warehouse: Warehouse) -> None:
    chance = Random(7)
    warehouse.lines("catalogue/sources.jsonl", [{"name": "s2", "kind": "dataset"}])
    levels: dict[tuple[str, int], float] = {}
    for day in (date(2026, 1, 1) + timedelta(days=n) for n in range(24)):
        asked = [source for source in SOURCES if chance.random() < 0.8]
        lines = [line for source in asked for line in offers(chance, source, day, levels)]
        outcome = "timed-out" if chance.random() < 0.15 else "ok"
        fetches = [fetch(day.isoformat(), source=source, **{"class": outcome}) for source in asked]
        usd, cny = 1 + chance.random() / 50, 7.5 + chance.random() / 5
        nights = warehouse.night(
            [*rates(day.isoformat(), usd, cny), *lines], day=day.isoformat(), fetches=fetches
        )
    with writer(warehouse.file) as con:
        con.execute("UPDATE runs SET schema_version = 'older'")
    assert warehouse.build([], day="2026-06-01").content_hash == nights.content_hash


def offers(chance: Random, source: str, day: date, levels: dict[tuple[str, int], float]) -> Iterator[Line]:
    """A night of a source: most offers as they were, a few of them not."""
    for number in range(8):
        level = levels.setdefault((source, number), 1 + number / 4)
        if chance.random() < 0.1:
            levels[source, number] = level = round(level * (0.9 + chance.random() / 4), 3)
        late = day - timedelta(days=chance.choice((0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 9)))
        terms = {
            "source": source,
            "seller": f"seller {number % 4}",
            "chip": f"chip-{number % 2}",
            "currency": "CNY" if number == 3 else "USD",
            "region": chance.choice(("us", "us", "us", "us", "us", "eu")),
            "observed_at": f"{day}T0{chance.randrange(1, 5)}:00:00Z",
        }
        if chance.random() < 0.9:
            typed = level * chance.choice((1, 1, 1, 1, 1, 1, 1, 1, 1.1, 10))
            yield price(f"offer {number}", late.isoformat(), typed, valid_on=late.isoformat(), **terms)
        if chance.random() < 0.05:
            yield price(f"offer {number}", day.isoformat(), level * 1.2, **terms)


def test_a_night_of_one_source_leaves_the_weeks_of_the_others(warehouse: Warehouse) -> None:
    sellers = [price(name, monday(1), 2.0) for name in "abc"]
    warehouse.night([*rates(monday(1)), *sellers], day=monday(1))
    warehouse.night([price("d", "2025-12-30", 2.0, source="other")], day="2025-12-31", hour=5)
    assert warehouse.weeks("listings", f"week_start = '{monday(1)}'") == [(4,)]


def test_what_a_failed_night_saw_was_not_gone(warehouse: Warehouse) -> None:
    """Seen on Saturday and on the failed Sunday: no whole night lacked it, so it has not come back."""
    for day, outcome in (("2026-01-10", "ok"), ("2026-01-11", "timed-out"), ("2026-01-12", "ok")):
        warehouse.night([price("a", day, 2.0)], day=day, fetches=[fetch(day, **{"class": outcome})])
    assert warehouse.ask("FROM changes") == []
