"""A price far from the offer's last accepted one waits for a second day."""

from typing import Any

from tests.warehouse.builders import Line, Warehouse, price


def offers(*prices: float, listing: str = "a", **other: Any) -> list[Line]:
    """One offer's prices on the days from 2026-01-01."""
    return [price(listing, f"2026-01-{day:02}", value, **other) for day, value in enumerate(prices, 1)]


def statuses(warehouse: Warehouse, listing: str = "a") -> str:
    """`+` accepted and `-` held, by day."""
    rows = warehouse.ask(
        f"SELECT status FROM prices WHERE listing = '{listing}' ORDER BY valid_on, observed_at"
    )
    return "".join("+" if status == "accepted" else "-" for (status,) in rows)


CASES: dict[str, tuple[tuple[float, ...], str]] = {
    "a typing error": ((2, 20, 2), "+-+"),
    "a jump seen again": ((2, 20, 21, 2.2), "+++-"),
    "down to a tenth and confirmed": ((20, 2, 2), "+++"),
    "exactly three times is no jump": ((2, 6, 2), "+++"),
    "nor where a float errs": ((0.3, 0.9, 0.3), "+++"),
    "held after held, at another height": ((2, 20, 200, 210), "+-++"),
    "a typing error between a jump and its second day": ((2, 20, 2000, 21), "++-+"),
    "a return to the old height forgets the jump": ((2, 20, 2, 20), "+-+-"),
    "nothing is a price of 0": ((2, 0, 0), "+--"),
    "a steady climb": ((1, 2.5, 6, 15), "++++"),
}


def test_loaded_at_once(warehouse: Warehouse) -> None:
    warehouse.night(line for name, (prices, _) in CASES.items() for line in offers(*prices, listing=name))
    assert {name: statuses(warehouse, name) for name in CASES} == {
        name: case[1] for name, case in CASES.items()
    }


def test_night_by_night(warehouse: Warehouse) -> None:
    """In three builds: held on its first day, accepted with the second; as_of tells what was when."""
    for day, line in enumerate(offers(2, 20, 21), 1):
        warehouse.night([line], day=f"2026-01-0{day}")
        expected = {1: "+", 2: "+-", 3: "+++"}[day]
        assert statuses(warehouse) == expected
    assert warehouse.ask("SELECT status FROM as_of('2026-01-02') ORDER BY valid_on") == [
        ("accepted",),
        ("held",),
    ]


def test_the_same_day_does_not_confirm(warehouse: Warehouse) -> None:
    again = price("a", "2026-01-02", 21, observed_at="2026-01-02T20:00:00Z")
    warehouse.night([*offers(2, 20), again])
    assert statuses(warehouse) == "+--"


def test_held_prices_are_shown_and_not_used(warehouse: Warehouse) -> None:
    warehouse.night(offers(2, 20, 2))
    assert warehouse.ask("SELECT price FROM prices WHERE status = 'held'") == [(20.0,)]
    assert warehouse.weeks("high_usd") == [(2.0,)]


def test_a_confirmation_in_the_next_week_mends_the_week_before(warehouse: Warehouse) -> None:
    """Sunday's jump is held, Monday confirms it: both weeks have it."""
    warehouse.night([price("a", "2026-01-03", 2.0), price("a", "2026-01-04", 20.0)], day="2026-01-04")
    assert warehouse.weeks("high_usd") == [(2.0,)]
    warehouse.night([price("a", "2026-01-05", 20.0)], day="2026-01-05")
    assert warehouse.weeks("high_usd") == [(11.0,), (20.0,)]


def test_offers_are_judged_each_by_itself(warehouse: Warehouse) -> None:
    """Spot and on-demand under one listing id, another currency, and the press: nothing here jumped."""
    warehouse.night(
        [
            price("a", "2026-01-01", 2.0),
            price("a", "2026-01-02", 0.5, tier="spot"),
            price("a", "2026-01-03", 15.0, currency="CNY"),
            price(None, "2026-01-04", 90.0),
        ]
    )
    assert warehouse.ask("SELECT DISTINCT status FROM prices") == [("accepted",)]
