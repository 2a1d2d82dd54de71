"""Amounts of money: figures with a currency by sign, code, word or place; ranges; approximations
and bounds.
"""

import re
from collections.abc import Container, Iterator

from crawlers.facts import numbers
from crawlers.facts.anchors import Anchors
from crawlers.facts.bounds import RANGES, SPANS, bound_of, past_bound
from crawlers.facts.numbers import Number
from crawlers.facts.spans import Amount
from crawlers.facts.units import unit_after

# Signs and codes before a figure; the longer ones first.
_BEFORE = {
    "us$": "USD", "hk$": "HKD", "nt$": "TWD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD",
    "s$": "SGD", "$": "USD", "r$": "BRL", "mx$": "MXN", "nz$": "NZD",
    "€": "EUR", "£": "GBP", "₹": "INR", "₩": "KRW", "rs.": "INR", "rs": "INR", "rmb": "CNY", "ntd": "TWD",
    "cny": "CNY", "usd": "USD", "eur": "EUR", "gbp": "GBP", "jpy": "JPY", "krw": "KRW", "inr": "INR",
    "twd": "TWD", "hkd": "HKD", "cad": "CAD", "aud": "AUD", "sgd": "SGD", "chf": "CHF",
    "人民币": "CNY", "新台币": "TWD", "台币": "TWD", "港币": "HKD",
    "美金": "USD", "美元": "USD", "cn¥": "CNY", "¥": "¥",
}  # fmt: skip
_AFTER = {
    "元人民币": "CNY", "人民币": "CNY",
    "元新台币": "TWD", "元台币": "TWD", "元港币": "HKD",
    "美元": "USD", "美金": "USD", "美刀": "USD", "刀": "USD",
    "日元": "JPY", "日圆": "JPY", "円": "JPY", "欧元": "EUR", "英镑": "GBP", "港元": "HKD",
    "港币": "HKD", "新台币": "TWD", "台币": "TWD", "韩元": "KRW", "卢比": "INR", "块钱": "CNY",
    "块": "CNY", "元": "元", "圆": "元", "us dollars": "USD", "dollars": "USD", "dollar": "USD", "usd": "USD",
    "euros": "EUR", "euro": "EUR", "eur": "EUR", "€": "EUR", "$": "USD", "yuan": "CNY", "rmb": "CNY",
    "cny": "CNY", "rupees": "INR", "inr": "INR", "krw": "KRW", "won": "KRW", "yen": "JPY", "jpy": "JPY",
    "pounds": "GBP", "gbp": "GBP", "twd": "TWD", "ntd": "TWD", "bucks": "USD", "buck": "USD",
    "cents": "USD", "cent": "USD", "¢": "USD", "美分": "USD", "欧分": "EUR", "pence": "GBP",
    "毛钱": "CNY", "毛": "CNY", "reais": "BRL", "hkd": "HKD",
    "cad": "CAD", "aud": "AUD", "sgd": "SGD", "chf": "CHF", "francs": "CHF", "grand": "USD",
}  # fmt: skip


# 3000块 is money, 8块GPU are cards, 17000个元件 are parts.
_ENDS, _COUNTER = (
    "(?![a-z])",
    {
        "块": r"(?=[,。;!?)\s、/”」|]|$|左右|出头|上下|以[内上下]"
        r"|往上|不到|多|一[张块片]|每|包邮|顺丰|自提|面交|到手|起"
        r"|就(?:能|可以)?(?:拿|买|收|搞|到手|入手|抱|淘)|的(?!gpu|显卡|卡|加速|芯片))",
        "元": "(?![件素卡机档级])",
        "毛": r"(?=[,。;!?)\s/]|$|左右|出头|不到|[一每多起])",
    },
)


def _alternatives(table: dict[str, str]) -> str:
    words = sorted(table, key=len, reverse=True)
    return "|".join(
        re.escape(word) + (_ENDS if word[-1].isascii() and word[-1].isalpha() else _COUNTER.get(word, ""))
        for word in words
    )


# What a word for money is in its currency's main unit.
_PARTS = dict.fromkeys(("cents", "cent", "¢", "美分", "欧分", "pence"), 0.01)
_PARTS |= {"毛": 0.1, "毛钱": 0.1, "grand": 1000.0}
# Only Indian sums are counted in these: "priced at 1.72 lakh", but not "1.2 lakh GPUs".
_INDIAN = ("lakh", "crore")
_THINGS = re.compile(r" (?!(?:in|for|per|an?|each|and|or|to|on|at|with|plus)(?![a-z]))[a-z]")
# The currencies whose cents may be told by themselves.
_HAVE_CENTS = frozenset(("美元", "美金", "刀", "欧元", "dollars", "dollar", "euros", "euro", "bucks", "buck"))
# Looked for from the figure backwards, so that one try tells.
_LONGEST_SIGN = max(map(len, _BEFORE))
_SIGN = re.compile(
    " {0,2}(" + "|".join(re.escape(sign[::-1]) for sign in sorted(_BEFORE, key=len, reverse=True)) + ")"
    "(?:(?<=[$€£¥₹])|(?![a-z]|/n))"
)
# A sign straight before the next figure is that one's: "the 5070 $549".
_SUFFIX = re.compile(
    rf"(?: {{0,2}}(?:个|(?P<more>[多余来]))?\(?|-(?=[a-z]{{3}}))(?P<word>{_alternatives(_AFTER)})"
    r"(?!(?<=[$€])\d)"
)
# Before a bare number in Chinese characters, what makes a sum of it: 涨到一千四, 便宜了将近两千.
_MOVED = re.compile(
    r"(?:[涨跌降升掉落滑砍炒叫喊卖回]到|(?:二手|全新|[卖价要花只才仅收出])(?:的|价|在)?|(?:便宜|[贵多少涨跌降掉加减砍])了?)"
    r"(?:将近|差不多|近|约|快|大概|整整)?$"
)
# Multipliers alone: 百万输出token.
_BARE = frozenset({"百万", "千万"})
# A sum as people say it; 八块三星 are eight of something.
_SPOKEN = re.compile(
    r"(?P<yuan>\d{1,4}|[一两二三四五六七八九十]{1,3})块(?:(?P<jiao>[\d一二两三四五六七八九])(?:毛(?P<fen>[\d一二两三四五六七八九])?)?)"
    r"(?=$|[,。;!?)、\s/]|一小时|一[张时天月]|每|左右|上下|出头|起|多|就|的|不到|以)"
)
# From one end of a range to the other; a unit may stand at either: $25k–$30k, 3.5 元-5.5 元.
_LINK = re.compile(
    rf"(?P<unit>(?: ?(?:{_alternatives(_AFTER)}))?"
    r"(?: ?/ ?(?:个?月|年|小?时|天|卡时|h(?:ou)?r|h|mo(?:nth)?))?)"
    r"(?P<joint> ?(?:[-–—~〜至到]|to|and|or|和|与) ?(?:(?:about|around|nearly|roughly|over|up to|upwards of"
    r"|more than|well over|约|近|逾) ?)?|\.\.\.?)"
    rf"(?P<sign>(?:{_alternatives(_BEFORE)}) {{0,2}})?"
)
# Words between the ends of a range: "ranges from $1.47 on Vast to $6.88", "$25K at the low end to $40K".
_WIDE = re.compile(
    r"(?P<end> at the (?:low|bottom|cheap)\w* end| all the way(?: up)?| right up| up"
    r"| (?:on|at|for|with|in|\() ?(?:[^.,;:$€£¥\d\n]|\.(?=\w)){2,40}"
    r"|(?: ?/ ?| per | an )(?:gpu[- /]?)?(?:hr|hour|month)"
    r"(?: \(?(?!(?:on|at|for|with|in) )[a-z][a-z -]{1,24}\)?)?) to "
    rf"(?:about |around |roughly |~)?(?:{_alternatives(_BEFORE)}) {{0,2}}"
)
# The same sum in another currency, before the unit of both: "3,000 yuan ($412) a month".
_CONVERTED = re.compile(
    r" ?\((?:about |around |approximately |roughly |some |~|≈|约合?)?(?:us|hk|nt|s|a|c)?[$€£¥₹] ?"
    r"\d[\d.,]{0,12}\)"
)
_RANGES_FROM = re.compile(rf"(?:{SPANS}|runs?|goes?) from \D{{0,12}}$")
_FROM = re.compile("[从由自]")
_DASH_WORD = re.compile(r"[-–—~〜至到]|to|and|和|与")
_BETWEEN = re.compile(r"between|介于|介乎")


def scan(anchors: Anchors, names: Container[int] = ()) -> Iterator[Amount]:
    """The amounts of money in a clean text, and bare figures that may be some (`currency` None); none begins
    at one of the places that `names` take: the 200 of "H200 – ¥2600" opens no range.
    """
    last = 0
    for match in anchors.matches(numbers.NUMBER):
        if match.start() < last or match.start() in names:
            continue
        amount = _amount(anchors.text, match, last)
        if amount:
            last = amount.end
            yield amount


def _amount(text: str, match: re.Match[str], last: int) -> Amount | None:
    """The amount of a number; a sign that the amount before it ends with, at `last`, is not its own."""
    spoken = _SPOKEN.match(text, match.start())
    if spoken:
        return _as_spoken(text, spoken)
    low = numbers.read(match)
    if not low:
        return None
    start, sign = _sign_before(text, low.start)
    if low.chinese and sign and sign[-1] != "币":
        start, sign = low.start, None  # 港币两万四, but not the dollars of 美元一万
    start, sign = (start, sign) if start >= last else (low.start, None)
    high = _range_end(text, low, signed=sign is not None)
    end = (high or low).end
    suffix = _SUFFIX.match(text, end)
    currency = _currency(sign, suffix)
    if currency is None and match["en"] and match["en"].startswith(_INDIAN) and not _THINGS.match(text, end):
        currency = "INR"
    if currency is None and low.chinese and not _is_sum(text, match["chinese"], low):
        return None
    if suffix and (not sign or suffix["word"] in ("usd", "元", "人民币")):
        end = suffix.end()
    pair = numbers.chinese_range(match["chinese"]) if match["chinese"] else None
    ends = _in_units(pair or _shared(low, high or low), suffix)
    cents = numbers.CENTS.match(text, end) if suffix and suffix["word"] in _HAVE_CENTS and not high else None
    if cents:
        end, ends = cents.end(), (numbers.exact(low.value + numbers.cents(cents)),) * 2
    lead, bound = bound_of(text, start, suffix.start() if suffix and suffix["more"] else end)
    if currency is None and lead < start and text[lead - 1 : lead] in ("币", "元", "金"):
        lead, sign = _sign_before(text, lead)  # 人民币近5万
        currency = _currency(sign, None)
    unit = unit_after(text, past_bound(text, end)) or (unit_after(text, low.end) if high else None)
    converted = _CONVERTED.match(text, end) if currency and not unit else None
    unit = unit_after(text, converted.end()) if converted else unit
    if bound == "exact":
        bound = (
            "approx"
            if pair or (high and " or " in text[low.end : high.start])
            else bound_of(text, start, unit.end)[1]
            if unit
            else bound
        )
    if text.startswith("from", lead) and (high or RANGES.search(text, max(0, lead - 12), lead)):
        bound = "exact"
    joint = _DASH_WORD.search(text, low.end, high.start) if high else None
    return Amount(start, end, *ends, currency, bound, unit, joint.group(0) if joint else "", lead)


def _as_spoken(text: str, match: re.Match[str]) -> Amount:
    """A sum in 块 and 毛 as people say it: 2块6, 一块九毛八."""
    figures = (numbers.spoken(match[name]) for name in ("yuan", "jiao", "fen"))
    value = round(sum(figure / part for figure, part in zip(figures, (1, 10, 100), strict=True)), 2)
    lead, bound = bound_of(text, match.start(), match.end())
    unit = unit_after(text, past_bound(text, match.end()))
    return Amount(match.start(), match.end(), value, value, "CNY", bound, unit, "", lead)


def _is_sum(text: str, numerals: str, number: Number) -> bool:
    """Whether a bare number in Chinese characters may be money: with 万, or of hundreds behind a move."""
    led = text[max(0, number.start - 8) : number.start]
    return ("万" in numerals[1:] and numerals not in _BARE) or (
        number.value >= 100 and bool(_MOVED.search(led))
    )


def _in_units(ends: tuple[float, float], suffix: re.Match[str] | None) -> tuple[float, float]:
    """In the currency's main unit: 60 cents are 0.6 dollars, 23 grand 23,000."""
    factor = _PARTS.get(suffix["word"], 1.0) if suffix else 1.0
    return numbers.exact(ends[0] * factor), numbers.exact(ends[1] * factor)


def _sign_before(text: str, start: int) -> tuple[int, str | None]:
    """Where the sign or code straight before a figure begins, and which it is; the longest: US$, not $."""
    head = text[max(0, start - _LONGEST_SIGN - 3) : start][::-1]
    sign = _SIGN.match(head)
    return (start - sign.end(), sign[1][::-1]) if sign else (start, None)


def _range_end(text: str, low: Number, *, signed: bool) -> Number | None:
    """The figure that closes a range: $25-40K, 1.2至1.8元, ¥18,000到¥25,000, between 5 and 7. A count and the
    price behind it are none: "board of 8 - $128k".
    """
    link = _LINK.match(text, low.end)
    if not link:
        return _wide_end(text, low)
    if link["sign"] and not (signed or link["unit"]) and link["joint"] == " - ":
        return None
    if "/" in (link["unit"] or "") and link["joint"] == " - " and not link["sign"]:
        return None  # "$1.49/hr - 38 available"
    if link["sign"] and (link["joint"] == " ~" or (link["unit"] or "").strip() in _PARTS):
        return None  # "~$60K ~$400K" are two cells; "slipped two cents to $2.31"
    joint, before = link["joint"].strip(), text[max(0, low.start - 12) : low.start]
    if joint in "and和与" and not _BETWEEN.search(before):
        return None
    if link["unit"] and not link["sign"] and joint in ("到", "至") and _FROM.search(before[-10:]):
        return None  # 从6万元到9万元 is a move or two prices, told apart later
    match = numbers.NUMBER.pattern.match(text, link.end())
    high = numbers.read(match) if match else None
    if high and joint == "or" and high.digits - low.digits != 1:
        return None  # "three or four dollars" is vague, "$2 or $5" two prices
    return high if high and _orderly(low, high) else None


def _wide_end(text: str, low: Number) -> Number | None:
    """The figure that closes a range with words in it."""
    wide = _WIDE.match(text, low.end)
    if not wide or not (
        wide["end"].startswith(" at the ") or _RANGES_FROM.search(text[max(0, low.start - 40) : low.start])
    ):
        return None
    match = numbers.NUMBER.pattern.match(text, wide.end())
    high = numbers.read(match) if match else None
    return high if high and _orderly(low, high) else None


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


def _currency(sign: str | None, suffix: re.Match[str] | None) -> str | None:
    before = _BEFORE[sign] if sign else None
    after = _AFTER[suffix["word"]] if suffix else None
    if before in (None, "¥", "元") and after and after != "元":
        return after
    return before or after


def currency_named(name: str) -> str | None:
    """ISO 4217 of a currency's word or code; None if it is none."""
    code = _AFTER.get(name) or _BEFORE.get(name)
    return "CNY" if code in ("元", "¥") else code
