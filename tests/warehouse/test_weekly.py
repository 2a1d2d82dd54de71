"""Method v1, each step by a case worked out by hand. Weeks are ISO weeks of 2026."""

from math import log, sqrt

import pytest

from tests.warehouse.builders import Line, Warehouse, monday, price, rates

approx = pytest.approx

FLAT = {"a": 2.0, "b": 3.0, "c": 4.0}


def week(number: int, prices: dict[str, float], **other: object) -> list[Line]:
    """One offer each of these sellers on the Monday of the week."""
    return [price(seller, monday(number), value, **other) for seller, value in prices.items()]


def weeks(*prices: dict[str, float]) -> list[Line]:
    """Such offers of week 1, 2, ..., with rates."""
    return rates(monday(1)) + [line for number, each in enumerate(prices, 1) for line in week(number, each)]


def test_the_worked_example(warehouse: Warehouse) -> None:
    """Three sellers do not move, two join: the median rises by a third, prices do not."""
    warehouse.night(weeks(FLAT, {**FLAT, "d": 12.0, "e": 4.5}))
    assert warehouse.weeks("week, median_usd, sellers, matched_sellers, price_index") == [
        ("2026-W01", 3.0, 3, 0, 100.0),
        ("2026-W02", 4.0, 5, 3, 100.0),
    ]
    ((level, matched, fx, composition),) = warehouse.weeks(
        "change_level_pct, change_matched_pct, fx_pct, composition_pct", "week = '2026-W02'"
    )
    assert (level, matched, fx, composition) == (approx(100 / 3), approx(0), approx(0), approx(100 / 3))
    assert warehouse.ask("SELECT DISTINCT method FROM weekly_prices") == [("v1",)]


def test_levels(warehouse: Warehouse) -> None:
    """A week's price is the median of its days, a seller's level that of its listings; three are needed."""
    days = [price("a", f"2026-01-0{day}", value) for day, value in ((5, 2.0), (6, 2.0), (7, 5.0))]
    others = [price(name, "2026-01-05", value) for name, value in (("b", 2.5), ("c", 9.0))]
    many = [price(f"m{n}", monday(1), 1.0 + n, seller="market", chip="many") for n in range(5)]
    few = week(1, {"a": 2.0, "b": 3.0}, chip="few")
    warehouse.night(
        rates(monday(1)) + days + others + many + week(1, {"b": 2.0, "c": 9.0}, chip="many") + few
    )
    told = "SELECT chip, median_usd, low_usd, high_usd, listings, sellers FROM weekly_prices ORDER BY chip"
    assert warehouse.ask(told) == [
        ("few", None, 2.0, 3.0, 2, 2),
        ("many", 3.0, 2.0, 9.0, 7, 3),
        ("nvidia-h100", 2.5, 2.0, 9.0, 3, 3),
    ]


def test_a_sellers_relative_is_the_geometric_mean_of_its_listings(warehouse: Warehouse) -> None:
    """A doubled listing and a still one: sqrt(2), counted once beside two sellers that stand still."""
    first = [price("m1", monday(1), 1.0, seller="market"), price("m2", monday(1), 8.0, seller="market")]
    second = [price("m1", monday(2), 2.0, seller="market"), price("m2", monday(2), 8.0, seller="market")]
    still = {"b": 3.0, "c": 4.0}
    warehouse.night(rates(monday(1)) + first + second + week(1, still) + week(2, still))
    ((change, listings, sellers, index),) = warehouse.weeks(
        "change_matched_pct, matched_listings, matched_sellers, price_index", "week = '2026-W02'"
    )
    relative = sqrt(2) ** (1 / 3)
    assert (change, listings, sellers, index) == (approx((relative - 1) * 100), 4, 3, approx(relative * 100))
    rows = warehouse.ask("SELECT seller, listings, relative FROM weekly_contributions ORDER BY seller")
    assert rows == [("b", 1, approx(1)), ("c", 1, approx(1)), ("market", 2, approx(sqrt(2)))]


def test_fewer_than_three_matched_sellers_and_the_index_stands_still(warehouse: Warehouse) -> None:
    warehouse.night(weeks(FLAT, {"a": 4.0, "b": 6.0, "d": 1.0}, {"a": 4.0, "b": 6.0, "d": 2.0}))
    told = warehouse.weeks("change_matched_pct, fx_pct, composition_pct, matched_sellers, price_index")
    assert told[1] == (None, None, None, 2, 100.0)
    assert told[2][3:] == (3, approx(100 * 2 ** (1 / 3)))
    assert warehouse.ask("SELECT DISTINCT week FROM weekly_contributions") == [("2026-W03",)]


def test_leaving_low_and_coming_back_high_leaves_the_index_where_the_market_is(warehouse: Warehouse) -> None:
    """Offer d falls to half, leaves for two weeks and returns at the price of all: no ratchet."""
    warehouse.night(
        weeks(
            {**FLAT, "d": 10.0},
            {**FLAT, "d": 5.0},
            FLAT,
            FLAT,
            {**FLAT, "d": 10.0},
        )
    )
    index = [row[0] for row in warehouse.weeks("price_index")]
    fallen = 100 * 0.5**0.25
    assert index == [100, approx(fallen), approx(fallen), approx(fallen), approx(100)]


def test_a_returning_listing_is_compared_with_its_price_carried_at_the_others_movement(
    warehouse: Warehouse,
) -> None:
    """While d is away the others rise by 10 %; it returns 20 % dearer: its ratio is 1.2 / 1.1."""
    dearer = {name: value * 1.1 for name, value in FLAT.items()}
    warehouse.night(weeks({**FLAT, "d": 10.0}, dearer, {**dearer, "d": 12.0}))
    relative = (1.2 / 1.1) ** 0.25
    assert warehouse.weeks("change_matched_pct, price_index", "week = '2026-W03'") == [
        (approx((relative - 1) * 100), approx(110 * relative))
    ]
    assert warehouse.ask(
        "SELECT listings, imputed_listings, relative FROM weekly_contributions"
        " WHERE week = '2026-W03' AND seller = 'd'"
    ) == [(1, 1, approx(1.2 / 1.1))]


def test_imputed_share_counts_the_carried_and_the_relinked(warehouse: Warehouse) -> None:
    warehouse.night(weeks({**FLAT, "d": 10.0}, FLAT, {**FLAT, "d": 10.0}, {**FLAT, "d": 10.0}))
    share = [row[0] for row in warehouse.weeks("imputed_share")]
    assert share == [0, approx(1 / 4), approx(1 / 4), 0]


def test_carried_for_eight_weeks_and_no_longer(warehouse: Warehouse) -> None:
    """Last seen in week 1: back in week 10, d was missing for eight weeks; back in week 11, e for nine."""
    always = [line for number in range(1, 12) for line in week(number, FLAT)]
    leaving = week(1, {"d": 9.0, "e": 9.0}) + week(10, {"d": 9.0}) + week(11, {"e": 9.0})
    warehouse.night(rates(monday(1)) + always + leaving)
    told = warehouse.weeks("matched_listings, round(imputed_share, 3)")
    assert told[1:9] == [(3, 0.4)] * 8  # d and e beside the three
    assert told[9] == (4, 0.25)  # d is back, e is given up
    assert told[10] == (3, 0.25)  # d is missing again, e is new


def test_a_week_without_any_offer_is_bridged(warehouse: Warehouse) -> None:
    """A source down for a week: all return re-linked, and what moved meanwhile counts."""
    doubled = {name: 2 * value for name, value in FLAT.items()}
    warehouse.night(rates(monday(1)) + week(1, FLAT) + week(3, doubled))
    assert warehouse.weeks("week, change_matched_pct, change_level_pct, price_index, imputed_share") == [
        ("2026-W01", None, None, 100.0, 0.0),
        ("2026-W03", approx(100), None, approx(200), 1.0),
    ]


def test_a_moving_currency_is_not_a_moving_price(warehouse: Warehouse) -> None:
    """The yuan falls by a fifth while every price stands: matched 0, and what the rate did apart."""
    yuan = [price("d", monday(n), 16.0, currency="CNY") for n in (1, 2)]
    warehouse.night(
        rates(monday(1), cny=8.0) + rates(monday(2), cny=10.0) + week(1, FLAT) + week(2, FLAT) + yuan
    )
    assert warehouse.weeks("change_matched_pct, fx_pct, median_usd", "week = '2026-W02'") == [
        (approx(0), approx((0.8**0.25 - 1) * 100), 2.5)
    ]


def test_a_gaps_exchange_rates_are_not_counted_twice(warehouse: Warehouse) -> None:
    """All in yuan, which falls while d is away: the others carried the fall into the index already."""
    lines = [line for n in (1, 2, 3) for line in week(n, FLAT, currency="CNY")]
    away = [price("d", monday(n), 9.0, currency="CNY") for n in (1, 3)]
    warehouse.night(rates(monday(1), cny=8.0) + rates(monday(2), cny=10.0) + lines + away)
    assert [row[0] for row in warehouse.weeks("fx_pct")] == [None, approx(-20), approx(0)]


def test_level_is_matched_times_rates_times_composition(warehouse: Warehouse) -> None:
    lines = [price("d", monday(n), 16.0 + n, currency="CNY") for n in (1, 2)]
    warehouse.night(
        rates(monday(1), cny=8.0)
        + rates(monday(2), cny=9.0)
        + week(1, FLAT)
        + week(2, {"a": 2.2, "b": 3.0, "c": 5.0, "e": 7.0})
        + lines
    )
    ((level, matched, fx, rest),) = warehouse.weeks(
        "change_level_pct, change_matched_pct, fx_pct, composition_pct", "week = '2026-W02'"
    )
    assert (1 + matched / 100) * (1 + fx / 100) * (1 + rest / 100) == approx(1 + level / 100)
    assert abs(fx) > 1


def test_contributions_add_up(warehouse: Warehouse) -> None:
    warehouse.night(weeks(FLAT, {"a": 2.5, "b": 2.9, "c": 6.0}))
    ((change,),) = warehouse.weeks("change_matched_pct", "week = '2026-W02'")
    logs, percents = zip(
        *warehouse.ask("SELECT log_contribution, contribution_pct FROM weekly_contributions"), strict=True
    )
    assert sum(logs) == approx(log(1 + change / 100))
    assert sum(percents) == approx(change)


def test_rentals_enter_per_chip_and_hour(warehouse: Warehouse) -> None:
    """An instance is divided by its chips, a month by 730 hours; an instance of unknown size stays out."""
    day = monday(1)
    lines = [
        price("instance", day, 24.0, per="server", chips=8),
        price("month", day, 3 * 730.0, term="month"),
        price("year", day, 3 * 8760.0 * 4, term="year", per="server", chips=4),
        price("day", day, 3 * 24.0, term="day"),
        price("unsaid", day, 99.0, per="server"),
    ]
    warehouse.night(rates(day) + lines)
    assert warehouse.weeks("per, term, listings, low_usd, high_usd, median_usd") == [
        ("chip", "hour", 4, approx(3), approx(3), approx(3))
    ]


def test_purchases_enter_as_sold(warehouse: Warehouse) -> None:
    day = monday(1)
    sold = {"basis": "purchase", "term": None, "tier": None}
    card = [price(f"c{n}", day, 30_000, **sold) for n in range(3)]
    server = [price(f"s{n}", day, 400_000, per="server", chips=8, **sold) for n in range(3)]
    warehouse.night(rates(day) + card + server)
    assert warehouse.ask("SELECT per, term, median_usd FROM weekly_prices ORDER BY per") == [
        ("chip", None, 30_000),
        ("server", None, 400_000),
    ]


def test_the_press_and_held_prices_stay_out(warehouse: Warehouse) -> None:
    said = price(None, monday(2), 50.0, source="paper", url="https://paper.example/1")
    warehouse.night([*weeks(FLAT, FLAT), said, price("a", "2026-01-06", 20.0)])
    assert warehouse.weeks("listings, high_usd, change_matched_pct", "week = '2026-W02'") == [
        (3, 4.0, approx(0))
    ]


def test_a_series_key_may_have_nulls(warehouse: Warehouse) -> None:
    """Two series that differ only in a null stay apart, and each is matched with itself."""
    sxm = {"form_factor": "SXM", "memory_gb": 80.0, "commitment": "P1Y"}
    lines = [
        line
        for n in (1, 2)
        for line in week(n, FLAT)
        + [price(f"{name}2", monday(n), n * value, **sxm) for name, value in FLAT.items()]
    ]
    warehouse.night(rates(monday(1)) + lines)
    assert warehouse.ask(
        "SELECT form_factor, change_matched_pct FROM weekly_prices WHERE week = '2026-W02' ORDER BY 1"
    ) == [
        ("SXM", approx(100)),
        (None, approx(0)),
    ]


ISO_WEEKS = {
    "2020-12-31": "2020-W53",
    "2021-01-03": "2020-W53",
    "2021-01-04": "2021-W01",
    "2024-12-30": "2025-W01",
    "2026-12-31": "2026-W53",
    "2027-01-04": "2027-W01",
}


def test_iso_weeks_at_the_turn_of_the_year(warehouse: Warehouse) -> None:
    warehouse.night(price("a", day, 1.0, chip=day) for day in ISO_WEEKS)
    assert dict(warehouse.ask("SELECT chip, week FROM weekly_prices")) == ISO_WEEKS


def test_the_53rd_week_is_followed_by_the_first(warehouse: Warehouse) -> None:
    before = [price(name, "2020-12-31", value) for name, value in FLAT.items()]
    after = [price(name, "2021-01-04", 2 * value) for name, value in FLAT.items()]
    warehouse.night(rates("2020-12-01") + before + after)
    assert warehouse.weeks("week, change_matched_pct, change_level_pct") == [
        ("2020-W53", None, None),
        ("2021-W01", approx(100), approx(100)),
    ]


def test_an_offer_in_several_lists_counts_once(warehouse: Warehouse) -> None:
    """A seller's own list stands before data sets, one before the next; they serve where it lacks."""
    warehouse.lines(
        "catalogue/sources.jsonl",
        [
            {"name": "offers", "kind": "price-api"},
            *({"name": n, "kind": "dataset"} for n in ("gathered", "more")),
        ],
    )
    own = week(1, FLAT)
    gathered = [
        line | {"source": source, "low": line["low"] * 2, "high": line["high"] * 2}
        for source in ("gathered", "more")
        for line in [*week(1, {**FLAT, "d": 5.0}), *week(2, FLAT)]
    ]
    warehouse.night([*rates(monday(1)), *own, *gathered])
    assert warehouse.weeks("listings, sellers, median_usd") == [(4, 4, 3.5), (3, 3, 6.0)]
