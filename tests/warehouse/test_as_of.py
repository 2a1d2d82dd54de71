"""What was known at the end of a day, by when it was recorded."""

from tests.warehouse.builders import Warehouse, price


def test_as_of_knows_what_was_recorded_by_the_end_of_that_day(warehouse: Warehouse) -> None:
    """A price for Monday that was recorded on Wednesday was not known on Tuesday."""
    warehouse.night([price("a", "2026-01-05", 2.0)], day="2026-01-05", hour=23)
    warehouse.night([price("b", "2026-01-05", 3.0)], day="2026-01-07", hour=0)
    listings = "SELECT list(listing ORDER BY listing) FROM as_of('{}')"
    known = {day: warehouse.ask(listings.format(f"2026-01-0{day}"))[0][0] for day in (4, 5, 6, 7)}
    assert known == {4: None, 5: ["a"], 6: ["a"], 7: ["a", "b"]}


def test_a_correction_is_a_row_of_its_own(warehouse: Warehouse) -> None:
    """Both stand; the week takes the one that was recorded last."""
    warehouse.night([price("a", "2026-01-05", 2.0)], day="2026-01-05")
    warehouse.night([price("a", "2026-01-05", 2.5, rules="2")], day="2026-01-06")
    assert warehouse.ask("SELECT price FROM as_of('2026-01-05')") == [(2.0,)]
    assert warehouse.ask("SELECT price FROM prices ORDER BY recorded_at") == [(2.0,), (2.5,)]
    assert warehouse.weeks("low_usd, high_usd") == [(2.5, 2.5)]


def test_as_of_today_is_the_table(warehouse: Warehouse) -> None:
    warehouse.night([price("a", "2026-01-05", 2.0), price("a", "2026-01-06", 90.0)], day="2026-01-06")
    assert warehouse.ask("FROM as_of('2026-01-06') ORDER BY price_id") == warehouse.ask(
        "FROM prices ORDER BY price_id"
    )
    columns = "SELECT column_name FROM (DESCRIBE FROM {})"
    assert warehouse.ask(columns.format("as_of('2026-01-06')")) == warehouse.ask(columns.format("prices"))
