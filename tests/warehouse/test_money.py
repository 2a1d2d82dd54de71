"""Dollars and yuan beside the original amount."""

import pytest

from tests.warehouse.builders import Warehouse, price, rate, rates

approx = pytest.approx


def test_the_last_rate_on_or_before_the_day(warehouse: Warehouse) -> None:
    """Rates are per euro: 8 yuan and 1.25 dollars for one euro make 16 yuan 2.5 dollars."""
    warehouse.night(
        rates("2026-01-02", usd=1.25, cny=8.0)
        + rates("2026-01-09", usd=9.0, cny=9.0)
        + [price("a", "2026-01-05", 16.0, currency="CNY")]
    )
    assert warehouse.ask("SELECT low, currency, usd, cny, fx_day::VARCHAR FROM prices") == [
        (16.0, "CNY", 2.5, 16.0, "2026-01-02")
    ]


def test_the_euro_needs_no_rate_of_its_own(warehouse: Warehouse) -> None:
    warehouse.night([*rates("2026-01-02", usd=1.25, cny=8.0), price("a", "2026-01-05", 2.0, currency="EUR")])
    assert warehouse.ask("SELECT usd, cny, fx_day::VARCHAR FROM prices") == [(2.5, 16.0, "2026-01-02")]


def test_dollars_are_dollars_without_any_rate(warehouse: Warehouse) -> None:
    warehouse.night([price("a", "2026-01-05", 2.0)])
    assert warehouse.ask("SELECT usd, cny, fx_day FROM prices") == [(2.0, None, None)]


def test_a_missing_rate_gives_null_and_a_check(warehouse: Warehouse) -> None:
    warehouse.night([*rates("2026-01-10", TWD=35.0), price("a", "2026-01-05", 2.0, currency="TWD")])
    assert warehouse.ask("SELECT usd, cny, usd_per_chip, fx_day FROM prices") == [(None, None, None, None)]
    found = (
        "SELECT rows, severity FROM checks WHERE name = 'currency_without_rate' ORDER BY run_id DESC LIMIT 1"
    )
    assert warehouse.ask(found) == [(1, "warn")]


def test_a_later_rate_leaves_a_recorded_price_alone(warehouse: Warehouse) -> None:
    """The rate of the price's own day comes a night late; the price keeps what it was recorded with."""
    offer = price("a", "2026-01-05", 8.0, currency="CNY")
    warehouse.night([*rates("2026-01-02"), offer], day="2026-01-05")
    warehouse.night([*rates("2026-01-05", cny=4.0), offer], day="2026-01-06")
    assert warehouse.ask("SELECT usd, fx_day::VARCHAR FROM prices") == [(1.0, "2026-01-02")]


def test_a_price_without_a_rate_is_converted_when_one_comes(warehouse: Warehouse) -> None:
    warehouse.night([price("a", "2026-01-05", 8.0, currency="CNY")], day="2026-01-05")
    warehouse.night(rates("2026-01-02"), day="2026-01-07")
    warehouse.night(rates("2026-01-05", cny=4.0), day="2026-01-08")
    assert warehouse.ask("SELECT usd, cny, fx_day::VARCHAR FROM prices") == [(1.0, 8.0, "2026-01-02")]
    assert warehouse.ask("SELECT usd FROM as_of('2026-01-06')") == [(None,)]
    assert warehouse.ask("SELECT usd FROM as_of('2026-01-07')") == [(1.0,)]
    assert warehouse.ask("SELECT low_usd FROM weekly_prices") == [(1.0,)]


def test_usd_per_chip(warehouse: Warehouse) -> None:
    """For one chip, or one chip and hour, where that can be said."""
    cases: dict[str, tuple[dict[str, object], float | None]] = {
        "an instance": ({"per": "server", "chips": 8}, 2.0),
        "an instance of unknown size": ({"per": "server"}, None),
        "a month of an instance": ({"term": "month", "per": "server", "chips": 2}, 16 / 1460),
        "a server": ({"basis": "purchase", "term": None, "per": "server", "chips": 8}, 2.0),
        "a chip": ({"basis": "purchase", "term": None, "chips": 8}, 16.0),
        "a rental for who knows how long": ({"term": None}, None),
    }
    warehouse.night(price(name, "2026-01-05", 16.0, **unit) for name, (unit, _) in cases.items())
    told = dict(warehouse.ask("SELECT listing, usd_per_chip FROM prices"))
    assert told == {name: expected and approx(expected) for name, (_, expected) in cases.items()}


def test_the_price_is_the_middle_of_its_range(warehouse: Warehouse) -> None:
    warehouse.night([price("a", "2026-01-05", 2.0, high=3.0)])
    assert warehouse.ask("SELECT low, high, price, usd, bound FROM prices") == [(2.0, 3.0, 2.5, 2.5, "exact")]


def test_two_rates_of_one_day_the_last_recorded_counts(warehouse: Warehouse) -> None:
    warehouse.night([rate("USD", "2026-01-05", 1.0), rate("CNY", "2026-01-05", 1.0)], day="2026-01-05")
    warehouse.night(
        [rate("CNY", "2026-01-05", 8.0), price("a", "2026-01-05", 8.0, currency="CNY")], day="2026-01-06"
    )
    assert warehouse.ask("SELECT usd FROM prices") == [(1.0,)]
    assert warehouse.ask("SELECT count(*) FROM fx_rates WHERE currency = 'CNY'") == [(2,)]


def test_the_central_banks_rate_stands_before_another_of_its_day(warehouse: Warehouse) -> None:
    """Whichever was recorded first; a currency that the bank does not set has the other's."""
    other = [rate("USD", day, 1.0, "another") for day in ("2026-01-05", "2026-01-06")]
    bank = [rate("USD", "2026-01-05", 1.25, "ecb"), rate("CNY", "2026-01-05", 8.0, "ecb")]
    warehouse.night(bank, day="2026-01-05")
    offers = [
        price("yuan", "2026-01-05", 16.0, currency="CNY"),
        price("Taiwan", "2026-01-05", 70.0, currency="TWD"),
        price("later", "2026-01-06", 16.0, currency="CNY"),
    ]
    warehouse.night([*other, rate("TWD", "2026-01-05", 35.0, "another"), *offers], day="2026-01-06")
    assert warehouse.ask("SELECT listing, usd, cny, fx_day::VARCHAR FROM prices ORDER BY listing") == [
        ("Taiwan", 2.5, 16.0, "2026-01-05"),
        ("later", 2.0, 16.0, "2026-01-05"),
        ("yuan", 2.5, 16.0, "2026-01-05"),
    ]


def test_a_file_of_rates_loaded_later_changes_no_price(warehouse: Warehouse) -> None:
    """Nor its weeks: what was published stays published, and the file's own days serve prices to come."""
    offers = [price(name, "2026-01-05", 8.0, currency="CNY") for name in "abc"]
    warehouse.night([*rates("2026-01-02"), *offers], day="2026-01-05")
    told = warehouse.ask("SELECT price_id, usd, cny, fx_day FROM prices ORDER BY ALL")
    weeks = warehouse.weeks("*")
    warehouse.night([*rates("2026-01-04", cny=4.0), *rates("2026-01-05", cny=2.0)], day="2026-02-01")
    assert warehouse.ask("SELECT price_id, usd, cny, fx_day FROM prices ORDER BY ALL") == told
    assert warehouse.weeks("*") == weeks
    assert warehouse.ask("SELECT DISTINCT rows FROM checks WHERE name = 'currency_without_rate'") == [(0,)]
