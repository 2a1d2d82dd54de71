"""Amounts of money: figures with a currency by sign, code, word or place; ranges; approximations
and bounds.
"""

import re
from collections.abc import Iterator

from crawlers.facts import numbers
from crawlers.facts.anchors import Anchors
from crawlers.facts.numbers import Number
from crawlers.facts.spans import Amount
from crawlers.facts.units import unit_after

# Signs and codes before a figure; the longer ones first.
_BEFORE = {
    "us$": "USD", "hk$": "HKD", "nt$": "TWD", "a$": "AUD", "c$": "CAD", "s$": "SGD", "$": "USD",
    "€": "EUR", "£": "GBP", "₹": "INR", "₩": "KRW", "rs.": "INR", "rs": "INR", "rmb": "CNY",
    "cny": "CNY", "usd": "USD", "eur": "EUR", "gbp": "GBP", "jpy": "JPY", "krw": "KRW", "inr": "INR",
    "twd": "TWD", "hkd": "HKD", "人民币": "CNY", "新台币": "TWD", "台币": "TWD", "港币": "HKD",
    "美金": "USD", "美元": "USD", "cn¥": "CNY", "¥": "¥",
}  # fmt: skip
_AFTER = {
    "元人民币": "CNY", "人民币": "CNY", "美元": "USD", "美金": "USD", "美刀": "USD", "刀": "USD",
    "日元": "JPY", "日圆": "JPY", "円": "JPY", "欧元": "EUR", "英镑": "GBP", "港元": "HKD",
    "港币": "HKD", "新台币": "TWD", "台币": "TWD", "韩元": "KRW", "卢比": "INR", "块钱": "CNY",
    "元": "元", "圆": "元", "us dollars": "USD", "dollars": "USD", "dollar": "USD", "usd": "USD",
    "euros": "EUR", "euro": "EUR", "eur": "EUR", "€": "EUR", "$": "USD", "yuan": "CNY", "rmb": "CNY",
    "cny": "CNY", "rupees": "INR", "inr": "INR", "krw": "KRW", "won": "KRW", "yen": "JPY", "jpy": "JPY",
    "pounds": "GBP", "gbp": "GBP", "twd": "TWD", "bucks": "USD", "cents": "USD", "hkd": "HKD",
}  # fmt: skip


def _alternatives(table: dict[str, str]) -> str:
    words = sorted(table, key=len, reverse=True)
    return "|".join(
        re.escape(word) + ("(?![a-z])" if word[-1].isascii() and word[-1].isalpha() else "") for word in words
    )


_SIGN = re.compile(rf"(?:(?<![a-z])|(?<=[a-z])(?=[€£¥₹]))({_alternatives(_BEFORE)}) {{0,2}}(?=[\d.])")
_SUFFIX = re.compile(rf" {{0,2}}(?:个)?\(?({_alternatives(_AFTER)})")
_DASH = re.compile(r" ?(?:[-–—~〜至到]|to|and|和|与) ?(?:(?:about|around|nearly|约|近) ?)?|\.\.\.?")
_SIGN_HEAD = re.compile(rf"(?:{_alternatives(_BEFORE)}) {{0,2}}")

_APPROX_BEFORE = re.compile(
    r"(?:约莫是?|大约是?|大概是?|约为?|近|将近|接近|左右|~|≈|∼|about|around|roughly"
    r"|approximate(?:ly)?:?|approx\.?:?|some|near|nearly"
    r"|almost|circa|close to|an estimated|in the region of) ?(?:a |an |the )?(?:人民币|us)?$"
)
_APPROX_AFTER = re.compile(r" ?(?:左右|上下|前后|出头|or so|-?ish(?![a-z]))")
_MIN_BEFORE = re.compile(
    r"(?:超过?|逾|高于|不低于|至少|最低|起价|起售价(?:都|均)?[是为]?|over|more than|above|at least|upwards of"
    r"|starting (?:at|from|price)|starts? (?:at|from)|from|north of|exceeding|in excess of|>"
    r"|≥) ?(?:a |an )?(?:人民币|us)?$"
)
_MIN_AFTER = re.compile(r" ?(?:以上|起(?!来)|多(?=[万元美块])|\+(?! ?\d)|and up|or more|upwards)")
_MAX_BEFORE = re.compile(
    r"(?:不到|低于|不足|最高|高达|上看|不超过|至多|上限|under|below|less than|up to|as (?:much"
    r"|high|low) as|at most|no more than|sub-?"
    r"|<|≤) ?(?:a |an )?(?:人民币|us)?$"
)
_MAX_AFTER = re.compile(r" ?(?:以下|以内|之内|or less|or under)")
_DASH_WORD = re.compile(r"[-–—~〜至到]|to|and|和|与")
_BETWEEN = re.compile(r"between|介于|介乎")
# How far before a figure the words that bound it may stand.
_REACH = 16


def scan(anchors: Anchors) -> Iterator[Amount]:
    """The amounts of money in a clean text, and bare figures that may be some (`currency` None)."""
    last = 0
    for match in anchors.matches(numbers.NUMBER):
        if match.start() < last:
            continue
        amount = _amount(anchors.text, match)
        if amount:
            last = amount.end
            yield amount


def _amount(text: str, match: re.Match[str]) -> Amount | None:
    low = numbers.read(match)
    if not low:
        return None
    sign = _sign_before(text, low.start)
    high = _range_end(text, low)
    end = (high or low).end
    suffix = _SUFFIX.match(text, end)
    currency = _currency(sign, suffix)
    if currency is None and low.chinese:
        return None
    if suffix and (not sign or suffix[1] in ("usd", "元", "人民币")):
        end = suffix.end()
    pair = numbers.chinese_range(match["chinese"]) if match["chinese"] else None
    ends = _in_units(pair or _shared(low, high or low), suffix)
    start = sign.start() if sign else low.start
    lead, bound = _bound(text, start, end, approximate=bool(pair))
    unit = unit_after(text, _tail(text, end))
    if unit and bound == "exact":
        bound = _bound(text, start, unit.end, approximate=False)[1]
    joint = _DASH_WORD.search(text, low.end, high.start) if high else None
    return Amount(start, end, *ends, currency, bound, unit, joint.group(0) if joint else "", lead)


def _in_units(ends: tuple[float, float], suffix: re.Match[str] | None) -> tuple[float, float]:
    """In the currency's main unit: 60 cents are 0.6 dollars."""
    factor = 0.01 if suffix and suffix[1] == "cents" else 1.0
    return ends[0] * factor, ends[1] * factor


def _tail(text: str, end: int) -> int:
    """Past the words that bound the figure, to where its unit may stand: $1.10+ /hr, 11万元以上/颗."""
    for pattern in (_APPROX_AFTER, _MIN_AFTER, _MAX_AFTER):
        after = pattern.match(text, end)
        if after:
            return after.end()
    return end


def _sign_before(text: str, start: int) -> re.Match[str] | None:
    for width in (3, 4, 5, 6, 2, 1):
        sign = _SIGN.match(text, start - width) if start >= width else None
        if sign and sign.end() == start:
            return _widest(text, start, sign)
    return None


def _widest(text: str, start: int, sign: re.Match[str]) -> re.Match[str]:
    """US$ rather than the $ in it."""
    for width in (6, 5, 4, 3):
        wider = _SIGN.match(text, start - width) if start >= width else None
        if wider and wider.end() == start and wider.start() < sign.start():
            return wider
    return sign


def _range_end(text: str, low: Number) -> Number | None:
    """The figure that closes a range: $25-40K, 1.2至1.8元, ¥18,000到¥25,000, between 5 and 7."""
    place = low.end
    unit = _AFTER_UNIT.match(text, place)
    dash = _DASH.match(text, unit.end() if unit else place)
    if not dash or (
        dash.group(0).strip() in "and和与" and not _BETWEEN.search(text[max(0, low.start - 12) : low.start])
    ):
        return None
    sign = _SIGN_HEAD.match(text, dash.end())
    match = numbers.NUMBER.pattern.match(text, sign.end() if sign else dash.end())
    moved = re.search(r"[从由自]", text[max(0, low.start - 10) : low.start])
    if unit and not sign and moved and dash.group(0).strip() in ("到", "至"):
        return None  # 6万元到9万元 is a move or two prices, told apart later
    high = numbers.read(match) if match else None
    return high if high and _orderly(low, high) else None


# A unit may stand at either end of a range: $25k–$30k, 3.5 元-5.5 元.
_AFTER_UNIT = re.compile(rf" ?(?:{_alternatives(_AFTER)})")


def _orderly(low: Number, high: Number) -> bool:
    first, last = _shared(low, high)
    return first < last <= first * 60


def _shared(low: Number, high: Number) -> tuple[float, float]:
    """Both ends with the multiplier that one of them lends the other: 25-40K, 30万-40, 1.9-2.3 million."""
    if low.multiplier == 1.0 and high.multiplier > 1.0 and low.value <= high.digits:
        return low.value * high.multiplier, high.value
    if (
        high.multiplier == 1.0
        and low.multiplier > 1.0
        and high.value >= low.digits
        and high.value < low.value
    ):
        return low.value, high.value * low.multiplier
    return low.value, high.value


def _currency(sign: re.Match[str] | None, suffix: re.Match[str] | None) -> str | None:
    before = _BEFORE[sign[1]] if sign else None
    after = _AFTER[suffix[1]] if suffix else None
    if before in (None, "¥", "元") and after and after != "元":
        return after
    return before or after


def currency_named(name: str) -> str | None:
    """ISO 4217 of a currency's word or code; None if it is none."""
    code = _AFTER.get(name) or _BEFORE.get(name)
    return "CNY" if code in ("元", "¥") else code


def _bound(text: str, start: int, end: int, *, approximate: bool) -> tuple[int, str]:
    """What the words around a figure make of it, and where those words begin."""
    head = text[max(0, start - _REACH) : start]
    for bound, before, after in (
        ("approx", _APPROX_BEFORE, _APPROX_AFTER),
        ("min", _MIN_BEFORE, _MIN_AFTER),
        ("max", _MAX_BEFORE, _MAX_AFTER),
    ):
        found = before.search(head)
        if found or after.match(text, end) or _before_currency(text, end, after):
            return start - (len(head) - found.start() if found else 0), bound
    return start, "approx" if approximate else "exact"


def _before_currency(text: str, end: int, after: re.Pattern[str]) -> bool:
    """The word between figure and currency: 30万左右人民币, 70余万元, 10多万."""
    return after is _APPROX_AFTER and bool(
        re.search(r"[余来多几][万千百亿元]|[万千百]余", text[max(0, end - 6) : end])
    )
