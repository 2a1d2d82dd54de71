"""The currency of an amount: by its sign or word, else by its place."""

import re

from crawlers.facts import objects
from crawlers.facts.money import currency_named
from crawlers.facts.money_heads import UNIT_OF_MONEY, money_heads
from crawlers.facts.once import once
from crawlers.facts.passage import HAN, Passage
from crawlers.facts.spans import Amount, within
from crawlers.facts.table_heads import currency_in

_JAPAN = re.compile(
    r"日本|日元|税込|税抜|东京|秋叶原|(?<![a-z])(?:yen|jpy|japan(?:ese)?|tokyo|osaka|akihabara|sakura|softbank"
    r"|consumption tax"
    r"|tax(?:es)? (?:in|ex)cluded)"
)

# What tells once in which money bare figures count: "All in yuan", "prices are in euros".
_ALL_IN = re.compile(
    r"(?<![a-z])(?:all|prices?|figures?|amounts?|sums?|everything|numbers)(?: prices| figures)?"
    r"(?: here| below| above)?(?: are| is| quoted| given| shown| of course)* in "
    r"(yuan|rmb|cny|euros?|eur|pounds|gbp|yen|jpy|rupees|inr|won|krw|hkd|twd|dollars|usd)(?![a-z])"
)
_CHINESE_SHOP = re.compile(r"(?<![a-z])(?:xianyu|taobao|pinduoduo|jd\.com|huaqiangbei)(?![a-z])")


@once
def currency_of(passage: Passage, amount: Amount) -> str | None:
    """ISO 4217 of an amount; 元 and bare figures by the text's place, ¥ by Japan's being named."""
    currency = amount.currency
    if currency is None and (named := objects.currency(passage.text, amount)):
        return named
    if currency == "¥":
        line = passage.text[slice(*passage.line(amount.start))]
        return "JPY" if _JAPAN.search(line) else "CNY"
    if currency == "USD" and passage.text[amount.start] == "$":
        return passage.dollar
    if currency not in ("元", None):
        return currency
    if passage.is_taiwanese_at(amount.start):
        return "TWD"
    return "CNY" if currency else _of_place(passage, amount)


def _of_place(passage: Passage, amount: Amount) -> str:
    """The currency of a bare figure: of the head that gives its unit, else that of the sum
    before it in the paragraph ("I paid €700, sold it for 650"), else of its language.
    """
    for head in money_heads(passage, amount):
        unit = UNIT_OF_MONEY.search(passage.text, *head)
        if unit:
            named = currency_in(unit.group(0))
            return "CNY" if named in (None, "元", "¥") else named
    start, end = place = passage.paragraph(amount.start)
    if place not in passage.moneys:
        passage.moneys[place] = _all_in(passage.text, start, end)
    if all_in := passage.moneys[place]:
        return all_in
    told = [other for other in within(passage.amounts, start, amount.start) if other.currency]
    if not told:
        return "CNY" if _CHINESE_SHOP.search(passage.text, start, end) else "USD"
    return currency_of(passage, told[-1]) or "USD"


def _all_in(text: str, start: int, end: int) -> str | None:
    """In which money a paragraph counts its bare figures: as it says, else by being Chinese."""
    told = _ALL_IN.search(text, start, end)
    if told:
        return currency_named(told[1]) or "USD"
    return "CNY" if HAN.search(text, start, end) else None
