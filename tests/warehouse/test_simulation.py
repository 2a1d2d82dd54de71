"""A market whose movement is known: the matched change finds it in every week, the median does not.

Eleven sellers ask for one offer each, at very different heights; one asks in yuan while the yuan falls; a
marketplace has sixty offers that come and go every week. All prices truly move together by a known factor a
week. Sellers join, leave and return, and now and then a price is typed with a zero too many.
"""

from math import prod
from random import Random

import pytest

from tests.warehouse.builders import Line, Warehouse, monday, price, rates

TRUTH = [1.0, 1.02, 0.97, 1.0, 1.05, 0.99, 0.96, 1.01, 1.03, 0.98]
"""The market's movement into each week."""
WEEKS = range(1, len(TRUTH) + 1)
AWAY = {"s0": {3, 4}, "s1": {3, 4, 5}, "s2": {4, 7}, "s8": {6}, "s9": {6, 8, 9}, "s10": {8}}
"""Sellers and the weeks that they are not there."""
JOINS = {"s3": 5, "s7": 2, "yuan": 2}
"""Sellers and their first week."""
TYPED_WRONG = {("s5", 5), ("s6", 8), ("m7", 3), ("m40", 6)}
"""Offers and the weeks that their price has a zero too many."""
YUAN = {week: 7.0 * 1.03**week for week in WEEKS}
"""Yuan for a dollar: it falls by 3 % each week."""


def level(week: int) -> float:
    return prod(TRUTH[:week])


def present(seller: str, week: int) -> bool:
    return week >= JOINS.get(seller, 1) and week not in AWAY.get(seller, set())


def market(week: int, random: Random) -> list[Line]:
    """All offers of a week; of the marketplace's the cheap half is there more often in odd weeks."""
    day, factor = monday(week), level(week)
    singles = [price(f"s{n}", day, 1.5 * 1.25**n * factor) for n in range(11) if present(f"s{n}", week)]
    yuan = [price("yuan", day, 21.0 * factor, currency="CNY")] if present("yuan", week) else []
    chosen = [n for n in range(60) if random.random() < (0.8 if (n < 30) == (week % 2 == 1) else 0.2)]
    offers = [price(f"m{n}", day, (1 + 0.05 * n) * factor, seller="market") for n in chosen]
    return [mistyped(line, week) for line in singles + yuan + offers]


def mistyped(line: Line, week: int) -> Line:
    wrong = 10 if (line["listing"], week) in TYPED_WRONG else 1
    return line | {"low": line["low"] * wrong, "high": line["high"] * wrong}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[int, tuple[float, float, float, float]]:
    """Week to (matched, level and fx change in percent, index)."""
    random = Random(20260105)
    warehouse = Warehouse(tmp_path_factory.mktemp("simulation"))
    exchange = [line for week in WEEKS for line in rates(monday(week), usd=1.0, cny=YUAN[week])]
    warehouse.night([*exchange, *(line for week in WEEKS for line in market(week, random))])
    rows = warehouse.weeks("change_matched_pct, change_level_pct, fx_pct, price_index")
    return dict(zip(WEEKS, rows, strict=True))


def test_the_matched_change_is_the_markets(told: dict[int, tuple[float, float, float, float]]) -> None:
    for week in WEEKS[1:]:
        assert told[week][0] == pytest.approx((TRUTH[week - 1] - 1) * 100, abs=0.1), week


def test_the_median_is_far_off_where_sellers_come_and_go(
    told: dict[int, tuple[float, float, float, float]],
) -> None:
    """Else the test above would show nothing."""
    errors = {week: abs(told[week][1] - (TRUTH[week - 1] - 1) * 100) for week in WEEKS[1:]}
    assert sum(error > 10 for error in errors.values()) >= 4, errors


def test_the_index_ends_where_the_market_is(told: dict[int, tuple[float, float, float, float]]) -> None:
    for week in WEEKS:
        assert told[week][3] == pytest.approx(100 * level(week), abs=0.1), week


def test_the_falling_yuan_is_in_fx_alone(told: dict[int, tuple[float, float, float, float]]) -> None:
    """One seller of the matched ones: its share of 3 %."""
    for week in WEEKS[2:]:
        assert -0.5 < told[week][2] < -0.15, week
