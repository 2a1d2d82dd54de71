"""How figures, names and days are said: rounding, signs, units."""

import re
from collections.abc import Sequence
from datetime import date

NONE = "–"

_BOUNDS = {"approx": "about ", "min": "at least ", "max": "up to "}
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_SPELLED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def money(amount: float, currency: str = "USD") -> str:
    """`$2.41`, `$29,500`, `CNY 300,000`: cents below a hundred, none above."""
    sign = "$" if currency == "USD" else f"{currency} "
    return sign + figure(amount)


def figure(amount: float | None) -> str:
    """`2.41`, `29,500`; a dash for none."""
    if amount is None:
        return NONE
    return f"{amount:,.2f}" if abs(amount) < 99.995 else f"{amount:,.0f}"


def sum_of(low: float, high: float, currency: str, bound: str = "exact") -> str:
    """An amount as it was said: `about CNY 300,000`, `$25,000 to $30,000`."""
    amount = money(low, currency) if low == high else f"{money(low, currency)} to {money(high, currency)}"
    return _BOUNDS.get(bound, "") + amount


def percent(value: float | None) -> str:
    """`+2.3%`, `−0.4%`, `0.0%`; a dash for none."""
    if value is None:
        return NONE
    if round(abs(value), 1) == 0:
        return "0.0%"
    return f"{'+' if value > 0 else '−'}{abs(value):.1f}%"


def size(value: float) -> str:
    """A change without its sign: `2.3%`, `33%` from ten on."""
    return f"{abs(value):.0f}%" if abs(value) >= 9.95 else f"{abs(value):.1f}%"


def count(number: int, noun: str, plural: str | None = None) -> str:
    """`one seller`, `three sellers`, `1,204 offers`."""
    spelled = _SPELLED[number] if number < len(_SPELLED) else f"{number:,}"
    return f"{spelled} {noun if number == 1 else plural or noun + 's'}"


def listed(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join([*[", ".join(words[:-1])][: len(words) > 1], *words[-1:]])


def sentence(words: str) -> str:
    """The same with a capital first letter."""
    return words[:1].upper() + words[1:]


def duration(period: str) -> str:
    """An ISO 8601 duration in words: `P3M` is `3 months`, `P1W` is `1 week`; others as they stand."""
    match = re.fullmatch(r"P(\d{1,4})([YMWD])", period)
    if not match:
        return period
    number, unit = int(match[1]), _UNITS[match[2]]
    return f"{number} {unit}{'' if number == 1 else 's'}"


def parameters(number: float | None) -> str:
    """A model's size: `671 billion`, `1.5 trillion`."""
    if number is None:
        return NONE
    for scale, name in _SCALES:
        if number >= scale:
            return f"{number / scale:.4g} {name}"
    return f"{number:,.0f}"


def tokens(number: int | None) -> str:
    """A context length: `128K`, `1M`."""
    if number is None:
        return NONE
    if number >= 1_000_000:
        return f"{number / 1e6:.3g}M"
    thousand = 1024 if number % 1024 == 0 else 1000
    return f"{number / thousand:.3g}K" if number >= 1000 else str(number)


def day_name(day: date) -> str:
    """`21 August 2026`."""
    return f"{day.day} {day:%B %Y}"


def date_name(written: str | None) -> str | None:
    """A date as precise as told: `2022`, `August 2022`, `21 August 2022`; others as they stand."""
    if written is None or re.fullmatch(r"\d{4}", written):
        return written
    try:
        day = date.fromisoformat(written if len(written) > 7 else f"{written}-01")
    except ValueError:
        return written
    return day_name(day) if len(written) > 7 else f"{day:%B %Y}"
