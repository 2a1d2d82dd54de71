"""Figures in objects of data: {"gpu_name": "A100", "price_per_gpu_hour": 0.25, "currency": "USD"}."""

import re

from crawlers.facts.money import currency_named
from crawlers.facts.spans import Amount

_KEY = re.compile(r"[\"']?(?P<key>[\w\u4e00-\u9fff]{1,40})[\"']? ?[:=] ?[\"']?$")
_PRICE_KEY = re.compile(r"price|usd|cost|rate|价|hourly|(?<![a-z])(?:value|amount)(?![a-z])|^值$")
_PRICE_LABEL = re.compile(r"价|price|cost|rent|租")
_CURRENCY = re.compile(r"(?:currency|单位|unit)[\"']? ?: ?[\"']?(?P<name>[a-z]{3,7}|[\u4e00-\u9fff]{1,4})")
# How far around a figure its object may reach, in characters.
_REACH = 300


def priced(text: str, amount: Amount) -> bool:
    """Whether the key of a bare figure, or the label of its object, says that it is a price."""
    near = text[max(0, amount.start - 3) : amount.start]
    key = _KEY.search(text[max(0, amount.start - 48) : amount.start]) if ":" in near or "=" in near else None
    if not key or not _PRICE_KEY.search(key["key"]):
        return False
    if re.search(r"price|cost|rate|价|usd|hourly", key["key"]):
        return True
    return bool(_PRICE_LABEL.search(text[_opening(text, amount.start) : amount.start]))


def currency(text: str, amount: Amount) -> str | None:
    """The currency that the object of a figure names, in a key of its own or in the figure's."""
    start = _opening(text, amount.start)
    if start == amount.start:
        return None
    end = text.find("}", amount.end, amount.end + _REACH)
    named = _CURRENCY.search(text[start : end if end >= 0 else amount.end])
    if named:
        return currency_named(named["name"])
    return "USD" if "usd" in text[max(start, amount.start - 48) : amount.start] else None


def around(text: str, amount: Amount) -> tuple[int, int]:
    """The object that a figure under a key of money stands in; nothing if it stands in none."""
    start = _opening(text, amount.start)
    if start == amount.start or not priced(text, amount):
        return amount.start, amount.start
    end = text.find("}", amount.end, amount.end + _REACH)
    return start, end if end >= 0 else amount.end


def _opening(text: str, place: int) -> int:
    """Where the object of a place opens; the place itself if none does near it, or it is closed again."""
    start = text.rfind("{", max(0, place - _REACH), place)
    return place if start < 0 or text.find("}", start, place) >= 0 else start
