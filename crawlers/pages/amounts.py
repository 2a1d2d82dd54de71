"""Figures as shops write them: 1,299.00 and 1.299,00, 1 299,00, 1'299.00, 2,49,999, 1.2万."""

import re
from typing import NamedTuple

_FIGURE = re.compile(r"(?<![\d.,])(?>\d+(?:[.,'’ \u00a0\u2009\u202f]\d+)*)(?!%)(?:\s?[万萬])?")
_GROUPED = re.compile(r"\d{1,3}([.,' ])(?:\d{2,3}\1)*\d{3}")
_LONGEST = 100
"""Characters: more than that is prose and not a price."""
_NEGATIVE = re.compile(r"[-−]\s*\d")
_MARKS = str.maketrans("’\u00a0\u2009\u202f", "'   ")
_THOUSANDTHS = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})
"""Currencies whose smallest coin is a thousandth."""


class Figure(NamedTuple):
    """An amount, and its figures as they stand in the text."""

    value: float
    words: str


def figure(text: str, currency: str = "") -> Figure | None:
    """The one amount in a text; None where there is none, or several.

    A lone mark before three figures parts thousands, as no price has mills: 1.299 and 1,299 are 1299. Only
    in currencies that have mills (Kuwait's) is it the decimal one.
    """
    if len(text) > _LONGEST:
        return None
    found = [match.group() for match in _FIGURE.finditer(text)]
    if len(found) != 1 or _NEGATIVE.search(text):
        return None
    digits = found[0].rstrip("万萬").strip()
    value = _value(digits.translate(_MARKS), currency in _THOUSANDTHS)
    if value is None:
        return None
    return Figure(round(value * 10_000, 2) if found[0] != digits else value, found[0])


def _value(digits: str, mills: bool) -> float | None:
    whole, mark, rest = digits, "", ""
    last = re.search(r"[.,](?=\d+$)", digits)
    if last and not _parts_thousands(digits, last.start(), mills):
        whole, mark, rest = digits[: last.start()], last.group(), digits[last.end() :]
    if not (whole.isdigit() or _GROUPED.fullmatch(whole)) or (mark and mark in whole):
        return None
    return float(re.sub(r"\D", "", whole) + (f".{rest}" if mark else ""))


def _parts_thousands(digits: str, last: int, mills: bool) -> bool:
    """Whether the last mark is no decimal one: it stands twice, or alone before three figures."""
    if digits.count(digits[last]) > 1:
        return True
    alone = digits[:last].isdigit() and last <= 3 and digits[:last].lstrip("0") != ""
    return alone and len(digits) - last == 4 and not mills
