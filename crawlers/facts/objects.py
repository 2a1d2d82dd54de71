"""Figures in objects of data: {"gpu_name": "A100", "price_per_gpu_hour": 0.25, "currency": "USD"}."""

import re
from itertools import takewhile

from crawlers.facts.money import currency_named
from crawlers.facts.spans import Amount

_KEY = re.compile(r"[\"']?(?P<key>[\w\u4e00-\u9fff]{1,40})[\"']? ?[:=] ?[\"']?$")
_PRICE_KEY = re.compile(r"price|usd|cost|rate|价|hourly|(?<![a-z])(?:value|amount)(?![a-z])|^值$")
_TERMS_KEY = re.compile(r"on_?demand|reserved|spot|monthly|按需|包月|竞价")
_PRICE_LABEL = re.compile(r"价|price|cost|rent|租")
_CURRENCY = re.compile(r"(?:currency|单位|unit)[\"']? ?: ?[\"']?(?P<name>[a-z]{3,7}|[\u4e00-\u9fff]{1,4})")
# A line that opens with the name of a price: "Launch price: $1,999", 建议零售价:16499元.
_LABELLED = re.compile(r"(?:^|\n)[\s•·*-]*(?:[^:\n]{0,20}(?:price|msrp)|[^:\n]{0,10}价格?) ?: ?$")
# A line of an object without braces, and the number of chips that an object prices.
_KEY_LINE = re.compile(r"\s*(?:- )?[\"']?[a-z_]{2,32}[\"']? ?[:=] ?\S")
_COUNT = re.compile(
    r"(?:(?:gpu|card|chip)_?(?:count|num|qty|quantity)|(?:num_?|n_?)gpus?|(?<![a-z_])(?:gpus|count))"
    r"[\"']? ?[:=] ?[\"']?(?P<n>\d{1,2})(?!\d)"
)
_TIMED = re.compile(r"hour|hr|month|year|dph")
# Another key in the line of a figure, which then is an object by itself.
_NEXT_KEY = re.compile(r", ?[a-z_]{2,32}: ")
_OF_ONE = re.compile(r"gpu|card|chip|unit|each")
# How far around a figure its object may reach, in characters.
_REACH = 300


def priced(text: str, amount: Amount) -> bool:
    """Whether the key of a bare figure, or the label of its object, says that it is a price."""
    near = text[max(0, amount.start - 3) : amount.start]
    key = _KEY.search(text[max(0, amount.start - 48) : amount.start]) if ":" in near or "=" in near else None
    if not key:
        return False
    if not _PRICE_KEY.search(key["key"]):
        told = _TERMS_KEY.search(key["key"]) and _CURRENCY.search(text[slice(*_object(text, amount))])
        return told is not None
    if re.search(r"price|cost|rate|价|usd|hourly", key["key"]):
        return True
    return bool(_PRICE_LABEL.search(text[_opening(text, amount.start) : amount.start]))


def labelled(text: str, amount: Amount) -> bool:
    """Whether the line of a figure opens with the name of a price."""
    return bool(_LABELLED.search(text[max(0, amount.lead - 48) : amount.lead]))


def currency(text: str, amount: Amount) -> str | None:
    """The currency that the object of a figure names, in a key of its own or in the figure's."""
    start, end = _keys(text, amount)
    if start == end:
        return None
    named = _CURRENCY.search(text[start:end])
    if named:
        return currency_named(named["name"])
    return "USD" if "usd" in text[max(start, amount.start - 48) : amount.start] else None


def count(text: str, amount: Amount) -> int:
    """How many chips an object prices, {"gpu_count": 8, "price_per_hour": 23.6}; 1 if it does not tell."""
    start, end = _keys(text, amount)
    key = _KEY.search(text[max(start, amount.start - 48) : amount.start]) if start < end else None
    told = _COUNT.search(text, start, end) if key and _TIMED.search(key["key"]) else None
    return int(told["n"]) if told and key and not _OF_ONE.search(key["key"]) else 1


def _keys(text: str, amount: Amount) -> tuple[int, int]:
    """The object that a figure stands in, else its lines of keys; nothing if it stands in neither."""
    start, end = _object(text, amount)
    return (start, end) if start != amount.start else _block(text, amount)


def _block(text: str, amount: Amount) -> tuple[int, int]:
    """The lines of keys around a figure that stands behind one; nothing if its line is none."""
    first, last = text.rfind("\n", 0, amount.start) + 1, amount.end
    if _NEXT_KEY.search(text, first, amount.start):
        return first, last
    if not _KEY_LINE.match(text, first, amount.end):
        return amount.start, amount.start
    above = text[max(0, first - _REACH) : first].splitlines(keepends=True)
    start = first - sum(map(len, takewhile(_KEY_LINE.match, reversed(above))))
    below = text[last : last + _REACH].splitlines(keepends=True)
    rest = takewhile(_KEY_LINE.match, below[1:])
    return start, last + len("".join(below[:1])) + sum(map(len, rest))


def around(text: str, amount: Amount) -> tuple[int, int]:
    """The object that a figure under a key of money stands in; nothing if it stands in none."""
    start, end = _object(text, amount)
    return (start, end) if start != amount.start and priced(text, amount) else (amount.start, amount.start)


def _object(text: str, amount: Amount) -> tuple[int, int]:
    """The object that a figure stands in; from the figure itself if it stands in none."""
    end = text.find("}", amount.end, amount.end + _REACH)
    return _opening(text, amount.start), end if end >= 0 else amount.end


def _opening(text: str, place: int) -> int:
    """Where the object of a place opens; the place itself if none does near it, or it is closed again."""
    start = text.rfind("{", max(0, place - _REACH), place)
    return place if start < 0 or text.find("}", start, place) >= 0 else start
