"""Reported prices and moves in words."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from reports import phrases
from reports.language import EN, language
from tests.reports.test_summary import MOVE, PRICE


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "about CNY 300,000"),
        ({"per": "server", "bound": "min"}, "at least CNY 300,000 a server"),
        (
            {"low": 2.2, "high": 2.4, "currency": "USD", "bound": "exact", "term": "hour"},
            "$2.20 to $2.40 a chip and hour",
        ),
    ],
)
def test_prices(changes: dict[str, Any], said: str) -> None:
    assert phrases.price_phrase(EN, replace(PRICE, **changes)) == said


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "up 30% from CNY 230,000 to CNY 300,000 in a week"),
        ({"start": None, "end": None, "change": 70000.0, "change_pct": None}, "up CNY 70,000 in a week"),
        ({"start": None, "change_pct": None, "period": "P3M"}, "up to CNY 300,000 in 3 months"),
        ({"start": None, "end": None, "currency": None, "direction": "down", "period": None}, "down 30%"),
        ({"start": None, "end": None, "change_pct": None, "direction": "flat", "period": None}, "unchanged"),
        (
            {"start": None, "end": None, "period": None, "per": "server", "basis": "rental"},
            "up 30% a server to rent",
        ),
    ],
)
def test_moves(changes: dict[str, Any], said: str) -> None:
    assert phrases.move_phrase(EN, replace(MOVE, **changes)) == said


def test_particulars_tell_what_the_chip_alone_does_not() -> None:
    told = replace(
        PRICE,
        condition="used",
        form_factor="SXM",
        memory_gb=80,
        valid_on=date(2023, 5, 1),
        valid_precision="month",
    )
    assert phrases.particulars(EN, told) == "used, SXM 80 GB, price of May 2023"
    assert phrases.particulars(EN, PRICE) == ""


def test_an_amount_in_dollars_is_shown_in_yuan_and_others_in_dollars() -> None:
    assert phrases.conversion(EN, PRICE) == "$40,000"
    assert phrases.conversion(EN, replace(PRICE, currency="USD")) == "CNY 300,000"
    assert phrases.conversion(EN, replace(PRICE, usd=None)) is None


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "$34,500 to $45,000"),
        ({"start": None}, "$45,000"),
        ({"start": None, "end": None, "change": 70000.0}, "$10,500"),
        ({"currency": "USD", "to_cny": 7.0}, "CNY 1,610,000 to CNY 2,100,000"),
        ({"to_usd": None}, None),
        ({"start": None, "end": None}, None),
    ],
)
def test_a_moves_amounts_are_shown_in_the_other_money(changes: dict[str, Any], said: str | None) -> None:
    assert phrases.conversion(EN, replace(MOVE, **{"to_usd": 0.15, "to_cny": 1.0} | changes)) == said


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "一周内由230,000元到300,000元，上涨30%"),
        ({"start": None, "end": None, "period": "P3M"}, "3个月内上涨30%"),
        ({"start": None, "end": None, "period": None, "basis": "rental", "direction": "down"}, "租价下跌30%"),
    ],
)
def test_moves_in_chinese(changes: dict[str, Any], said: str) -> None:
    assert phrases.move_phrase(language("zh"), replace(MOVE, **changes)) == said
