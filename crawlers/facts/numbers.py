"""Numbers in every dress: 30万, 9万3, 一百四十万, 七八千, $25k, 3.9 million, 1.099,00, 10,372 crore."""

import re
from typing import NamedTuple

from crawlers.facts.anchors import Anchored

_DIGITS = dict(zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_VAGUE = dict.fromkeys(map(ord, "多余来"))
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}
_UNITS = _SMALL | _LARGE
# The last digit counts in the unit below: 一千四 is 1400, 两万三 is 23000.
_ELLIPTIC = re.compile(r"([百千万亿])[一二三四五六七八九]$")

# Multipliers as written behind a number. 兆 counts 10^12; a capital T or M stands lower-case here.
MULTIPLIERS: dict[str, float] = {
    "万亿": 1e12,
    "千亿": 1e11,
    "百亿": 1e10,
    "十亿": 1e9,
    "亿": 1e8,
    "千万": 1e7,
    "百万": 1e6,
    "十万": 1e5,
    "万": 1e4,
    "千": 1e3,
    "百": 1e2,
    "兆": 1e12,
    "trillion": 1e12,
    "billion": 1e9,
    "million": 1e6,
    "thousand": 1e3,
    "crore": 1e7,
    "lakh": 1e5,
    "bn": 1e9,
    "mn": 1e6,
    "tn": 1e12,
    "k": 1e3,
    "m": 1e6,
    "b": 1e9,
    "t": 1e12,
    "w": 1e4,
    "l": 1e5,
}
_PLAIN = (
    r"\d{1,2}(?:,\d{2}){1,3},\d{3}(?!\d)|\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,8})?(?![\d])"
    r"|\d{1,3}(?:\.\d{3}){1,4},\d{2}(?!\d)|\d{1,3}(?:['’]\d{3}){1,4}(?!\d)|\d{1,15}(?:\.\d{1,8})?"
)
_CHINESE = (
    r"[一二两三四五六七八九十百千万亿兆半几][零〇一二两三四五六七八九十百千万亿兆半几]{0,15}"
    r"(?:[多余来][百千万亿]{1,2})?"
)
_MULTIPLIER = (
    r"(?:(?: (?=[十百千]?[万亿]))?"  # 约 11 万元: many sites set blanks around figures
    r"(?P<zh>[多余]?(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千(?!瓦)|百(?!分)|兆))"
    r"| ?(?P<en>trillion|billion|million|thousand|crores?|lakhs?|bn|mn|tn|[kmbtw]|(?<=\d)l(?!\d))(?![a-z]))"
)
_ONES = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    "|seventeen|eighteen|nineteen"
)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_WORDS = {word: value for value, word in enumerate(_ONES.split("|"), 1)}
_WORDS |= {word: 10 * value for value, word in enumerate(_TENS.split("|"), 2)}
_SCALES = {"hundred": 100.0, "thousand": 1e3, "million": 1e6}
# Before a scale that no other number counts: "a million dollars", "half a million", "a quarter of a million".
_PARTS = {"half": 0.5, "quarter": 0.25}
_SCALED = r"(?:half |a quarter of )?a(?= (?:hundred|thousand|million))"
# "A dollar" is one only where it is the price of some time.
_ONE = (
    r"a(?= (?:dollar|buck)(?: [a-z]{3,9}(?:[- ][a-z]{3,5})?)? (?:an?|per|each|every) "
    r"(?:gpu|card|chip|h(?:ou)?r))"
)
# Words are a number of money only before its name: "twenty-five hundred dollars", "two bucks".
_ENGLISH = (
    rf"(?<![a-z-])(?:{'|'.join(_WORDS)}|{_SCALED}|{_ONE})(?:-odd)?"
    rf"(?:(?:[- ]|(?<=hundred|housand|million) and )(?:{'|'.join((*_WORDS, *_SCALES))})| and a half){{0,5}}"
    rf"(?=(?: (?:to|or|and) (?:{'|'.join(_WORDS)}))?[- ](?:u\.?s\.? )?"
    r"(?:dollars?|bucks?|grand|euros?|pounds|yuan|rmb|yen|rupees|cents|pence)(?![a-z]))"
)
# What an hour costs above a dollar: "a buck fifty", "two dollars and forty-nine cents", 1美元99美分.
CENTS = re.compile(
    rf"(?:,? (?:and )?|又|零)?(?:(?P<digits>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})"
    rf"|(?P<words>(?:{_TENS})(?:[- ](?:{_ONES}))?|{_ONES})(?= cent| an? | per ))"
    r"(?: ?cents?(?![a-z])|[美欧]分|(?<=[a-z]))"
)
_IN_UNIT = re.compile(r" ?([\d,]+) ?(?:([千百万])(\d?))?")
_EUROPEAN = re.compile(r"\d{1,3}(?:\.\d{3})+,\d{2}")
# Beside the euro a point parts thousands and a comma cents: "2.099 €", "999,00 €", "€ 1,50"; beside a sign or
# code a blank may part thousands: "$2 000", "30 000 EUR".
_EURO = (
    r"\d{1,3}(?:\.\d{3})+(?= ?(?:€|euros?(?![a-z])|eur(?![a-z])|,-|(?:[-–]|bis) ?\d{1,3}\.\d{3} ?€))"
    r"|(?:(?<=€)|(?<=€ )|(?<=eur ))[1-9]\d{0,2}(?:\.\d{3})+(?!\d|\.\d| ?/| (?:per|an) )"
    r"|(?<=[$€£])\d{1,3}(?: \d{3})+(?!\d)|(?<![a-z])\d{2,3}(?: \d{3})+(?= ?(?:€|eur|usd|chf))"
    r"|\d{1,7},\d{2}(?= ?(?:€|eur))|(?:(?<=€)|(?<=€ ))\d{1,7},\d{2}(?!\d)"
)
NUMBER = Anchored(
    rf"(?<!\d)(?:(?<!\.)|(?<=rs\.)|(?<=\.\.\.))(?:(?:(?P<euro>{_EURO})|(?P<plain>{_PLAIN}))(?:{_MULTIPLIER})?(?P<rest>(?<=[万亿])\d{{1,5}}(?:,\d{{3}})?(?:[千百万](?:\d(?![\d.]))?"
    rf"|(?!\d))|(?<=[万亿]) \d{{1,4}}(?: ?[千百](?!瓦|分)|,\d{{3}}(?!\d)))?"
    rf"|(?P<chinese>{_CHINESE})|(?P<english>{_ENGLISH}))",
    f"{'|'.join(_WORDS)}|a hundred|a thousand|a million|a dollar|a buck|half a |a quarter of"
    "|一|二|两|三|四|五|六|七|八|九|十|百|千|万|亿|兆|半|几",
    figures=True,
)


class Number(NamedTuple):
    """A number's place, its value, and the multiplier it was written with (1.0 if none)."""

    start: int
    end: int
    value: float
    multiplier: float
    chinese: bool = False

    @property
    def digits(self) -> float:
        """The number without its multiplier."""
        return self.value / self.multiplier


def plain(digits: str) -> float:
    """1,630,600 and 1.099,00 and 9.5 as numbers."""
    if "," in digits and _EUROPEAN.fullmatch(digits):
        return float(digits.replace(".", "").replace(",", "."))
    return float(re.sub("[,'’]", "", digits))


def exact(product: float) -> float:
    """A product without the last bit that floats lose: 1.38万 is 13800, not 13799.999999999998."""
    return float(f"{product:.15g}")


def chinese(numerals: str) -> float | None:
    """一百四十万 as 1400000, 二十多万 as 200000, 一千四 as 1400; None if it is no number, as 七八千."""
    total = section = digit = 0.0
    for char in numerals.translate(_VAGUE):
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char == "半":
            digit = 0.5
        elif char == "几" and section:
            continue  # 十几万 is 100000 and more
        elif char in _SMALL:
            section += (digit or 1) * _SMALL[char]
            digit = 0
        elif char in _LARGE:
            if not section and not digit:
                return None
            total += (section + digit) * _LARGE[char]
            section = digit = 0
        else:
            return None
    tail = _ELLIPTIC.search(numerals)
    digit *= _UNITS[tail[1]] / 10 if tail else 1
    return total + section + digit or None


def spoken(digits: str | None) -> float:
    """The 2 of 2块6, the 十二 of 十二块五; nothing is none."""
    if not digits:
        return 0.0
    return float(digits) if digits.isdigit() else chinese(digits) or 0.0


def english(words: str) -> float:
    """Twenty-five hundred as 2500, "two hundred and thirty thousand" as 230000, "two and a half" as 2.5."""
    total, section = 0.0, float(words == "a")
    for word in re.split("[- ](?:and )?", words.replace(" a half", " half")):
        if word in _PARTS:
            section += _PARTS[word]
        elif word in _WORDS:
            section += _WORDS[word]
        elif word == "hundred":
            section = (section or 1) * 100
        elif word in _SCALES:
            total, section = total + (section or 1) * _SCALES[word], 0.0
    return total + section


def cents(match: re.Match[str]) -> float:
    """The part of a dollar in a match of `CENTS`."""
    return (english(match["words"]) if match["words"] else spoken(match["digits"])) / 100


def chinese_range(numerals: str) -> tuple[float, float] | None:
    """七八千 as (7000, 8000), 十二三万 as (120000, 130000), 五千二三 as (5200, 5300): two neighbouring digits
    stand for either; None for anything else.
    """
    match = re.fullmatch(
        r"(.*[十百千万])?([一二两三四五六七八])([二两三四五六七八九])([十百千万亿]{0,3})", numerals
    )
    if not match or _DIGITS[match[3]] - _DIGITS[match[2]] != 1:
        return None
    low, high = (chinese(f"{match[1] or ''}{digit}{match[4]}") for digit in match.group(2, 3))
    return (low, high) if low and high else None


def read(match: re.Match[str]) -> Number | None:
    """The number of a match of `NUMBER`; None where the characters are only words (万一, 几)."""
    if match["chinese"]:
        value = chinese(match["chinese"])
        return Number(match.start(), match.end(), value, 1.0, True) if value else None
    if match["english"]:
        return Number(match.start(), match.end(), english(match["english"]), 1.0)
    name = (match["zh"] or match["en"] or "").lstrip("多余").rstrip("s")
    multiplier = MULTIPLIERS.get(name, 1.0)
    digits = match["plain"] or match["euro"].replace(" ", "").replace(".", "").replace(",", ".")
    value = plain(digits) * multiplier + _rest(match["rest"], multiplier)
    return Number(match.start(), match.end(), value, multiplier)


def _rest(rest: str | None, multiplier: float) -> float:
    """What follows 万 or 亿: 9万3 is 93000, 1万9千9 19900, 1万2,000 is 12000, 3亿2000万 is 320 million."""
    if not rest:
        return 0.0
    digits, unit, last = _IN_UNIT.fullmatch(rest).groups()  # type: ignore[union-attr]
    if unit:
        return (plain(digits) + float(last or 0) / 10) * MULTIPLIERS[unit]
    value = plain(digits)
    return value * multiplier / 10 if value < 10 else value
