"""A market whose movement is known: the matched change finds it in every week, the median does not.

Twelve sellers ask for one offer each, at very different heights, one in yuan and one in euros while both
move; a marketplace has three hundred offers that come and go every week. All prices truly move together by a
known factor a week. Sellers join, leave and return; some offers are cleared at a discount before they leave
and come back at the full price; now and then a price is typed with a zero too many or too few. Offers are
seen on two days a week.
"""

from datetime import date
from itertools import accumulate
from math import sin
from operator import mul
from random import Random
from statistics import median

import pytest

from tests.warehouse.builders import Line, Warehouse, price, rates

TRUTH = [1.0, 1.02, 0.97, 1.0, 1.05, 0.99, 0.96, 1.01, 1.03, 0.98, 1.0, 0.92, 1.04, 1.01]
"""The market's movement into each week."""
WEEKS = range(1, len(TRUTH) + 1)
LEVEL = dict(zip(WEEKS, accumulate(TRUTH, mul), strict=True))
SINGLES = {f"s{n}": 1.5 * 1.25**n for n in range(10)}
"""Sellers of one offer, and its price in dollars at the market's first level."""
STAYS = {"s3": range(5, 15), "s4": range(1, 11), "yuan": range(2, 15)}
"""Sellers that join or leave for good, and their weeks."""
AWAY = {"s0": {3, 4}, "s1": {3, 4, 5}, "s2": {4, 7}, "s7": set(range(5, 13)), "s8": {6, 13}, "s9": {6, 8, 9}}
"""Sellers and the weeks that they are not there; s7 for eight of them."""
WRONG = {("s5", 5): 10, ("s6", 8): 0.1, ("m7", 5): 10, ("m40", 6): 10, ("m200", 10): 0.1, ("euro", 11): 10}
"""Offers seen before and weeks, and the factor that Monday's price is wrong by."""
OFFERS = 300
"""Of the marketplace: a cheap half and a dear one, most of each there every second week."""

Told = dict[int, tuple[float, float, float, float]]


def day(week: int, weekday: int = 1) -> str:
    return date.fromisocalendar(2026, week, weekday).isoformat()


def exchange(week: int) -> list[Line]:
    """The yuan falls by 3 % a week; the euro swings by some percent."""
    dollars = 1.1 + 0.05 * sin(week)
    return rates(day(week), usd=dollars, cny=dollars * 7 * 1.03**week)


def singles(week: int) -> list[Line]:
    asked = {name: (value, "USD") for name, value in SINGLES.items()}
    asked |= {"yuan": (21.0, "CNY"), "euro": (5.0, "EUR")}
    return [
        price(name, day(week), value * LEVEL[week], currency=currency)
        for name, (value, currency) in asked.items()
        if week in STAYS.get(name, WEEKS) and week not in AWAY.get(name, set())
    ]


def marketplace(week: int, random: Random) -> list[Line]:
    """Offers that come and go; m0 to m4 for three weeks of five, the last of them at 30 % off."""
    phases = {n: (week + n) % 5 for n in range(5)}
    there = {
        n for n in range(5, OFFERS) if random.random() < (0.7 if (n < OFFERS / 2) == (week % 2) else 0.2)
    }
    return [
        price(
            f"m{n}",
            day(week),
            (1 + 0.02 * n) * LEVEL[week] * (0.7 if phases.get(n) == 2 else 1),
            seller="market",
        )
        for n in sorted(there | {n for n, phase in phases.items() if phase < 3})
    ]


def seen_twice(line: Line, week: int) -> list[Line]:
    wrong = WRONG.get((line["listing"], week), 1)
    thursday = f"{day(week, 4)}T02:00:00Z"
    return [
        line | {"low": line["low"] * wrong, "high": line["high"] * wrong},
        line | {"observed_at": thursday},
    ]


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    warehouse = Warehouse(tmp_path_factory.mktemp("simulation"))
    random = Random(20260105)
    asked = {week: singles(week) + marketplace(week, random) for week in WEEKS}
    seen = [line for week in WEEKS for offer in asked[week] for line in seen_twice(offer, week)]
    warehouse.night([*(line for week in WEEKS for line in exchange(week)), *seen])
    return warehouse


@pytest.fixture(scope="module")
def told(market: Warehouse) -> Told:
    """Week to (matched, level and fx change in percent, index)."""
    rows = market.weeks("change_matched_pct, change_level_pct, fx_pct, price_index")
    return dict(zip(WEEKS, rows, strict=True))


def test_the_matched_change_is_the_markets(told: Told) -> None:
    for week in WEEKS[1:]:
        assert told[week][0] == pytest.approx((TRUTH[week - 1] - 1) * 100, abs=0.1), week


def test_the_index_is_where_the_market_is(told: Told) -> None:
    """After each week, although an offer leaves low and another comes back high in every one of them."""
    for week in WEEKS:
        assert told[week][3] == pytest.approx(100 * LEVEL[week], abs=0.2), week


def test_the_plain_median_is_ten_points_off(market: Warehouse) -> None:
    """In every week; else the tests above would show nothing."""
    rows = market.ask("SELECT date_part('week', valid_on), usd FROM prices WHERE usd IS NOT NULL")
    medians = {week: median(usd for at, usd in rows if at == week) for week in WEEKS}
    errors = [abs(medians[week] / medians[week - 1] - TRUTH[week - 1]) * 100 for week in WEEKS[1:]]
    assert min(errors) > 10, errors


def test_the_median_over_sellers_is_off_where_they_come_and_go(told: Told) -> None:
    errors = {week: abs(told[week][1] - (TRUTH[week - 1] - 1) * 100) for week in WEEKS[1:]}
    assert sum(error > 10 for error in errors.values()) >= 4, errors


def test_what_is_typed_wrong_is_held(market: Warehouse) -> None:
    held = market.ask("SELECT listing, date_part('week', valid_on) FROM prices WHERE status = 'held'")
    assert sorted(held) == sorted(WRONG)


def test_the_falling_yuan_is_in_fx_alone(told: Told) -> None:
    """One seller of some twelve: its share of 3 %, with what the euro does."""
    for week in WEEKS[2:]:
        assert -0.8 < told[week][2] < 0.3, week
