"""What the page says in each language: tables of wordings (`words/*.toml`), and how sums and days are said.

A wording names its parts in braces. Parts are escaped as they are filled in, unless they are `Markdown`.
"""

import re
import tomllib
from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from reports.escape import Markdown, text
from reports.figures import figure

_WIDTH = 400


class Language:
    """One table of wordings."""

    def __init__(self, code: str) -> None:
        self.code = code
        table = tomllib.loads((files("reports") / "words" / f"{code}.toml").read_text(encoding="utf-8"))
        self._words: dict[str, dict[str, Any]] = {
            key: value for key, value in table.items() if isinstance(value, dict)
        }
        self._general: dict[str, Any] = {key: value for key, value in table.items() if key not in self._words}

    def say(self, key: str, **parts: object) -> Markdown:
        """The wording `table.key` with its parts."""
        section, _, name = key.partition(".")
        wording = self._words[section][name]
        return Markdown(wording.format(**{part: shown(value) for part, value in parts.items()}))

    def knows(self, key: str) -> bool:
        """Whether there is such a wording."""
        section, _, name = key.partition(".")
        return name in self._words[section]

    def general(self, name: str) -> Any:
        """What stands at the table's head: joints and scales."""
        return self._general[name]

    def sentence(self, *clauses: str) -> Markdown:
        """The clauses as one sentence."""
        words = self._general["semicolon"].join(clauses)
        return Markdown(words[:1].upper() + words[1:] + self._general["stop"])

    def listed(self, words: Sequence[str]) -> Markdown:
        """`a`, `a and b`, `a, b and c`."""
        return self._series(words, "comma", "last")

    def clauses(self, words: Sequence[str]) -> Markdown:
        """The same of clauses."""
        return self._series(words, "clause", "last_clause")

    def joined(self, words: Sequence[str]) -> Markdown:
        """`a, b, c`."""
        return Markdown(self._general["comma"].join(words))

    def aside(self, words: str) -> Markdown:
        """The words in brackets, after something; nothing for none."""
        return Markdown(f"{self._general['open']}{words}{self._general['close']}" if words else "")

    def number(self, number: int) -> str:
        """`three`, `1,204`."""
        spelled = self._general["numbers"]
        return spelled[number] if number < len(spelled) else f"{number:,}"

    def count(self, number: int, noun: str) -> Markdown:
        """`one seller`, `three sellers`, `1,204 offers`."""
        named = self._words["nouns"][noun][number != 1]
        return self.say("figures.counted", number=self.number(number), noun=named)

    def money(self, amount: float, currency: str = "USD") -> Markdown:
        """`$2.41`, `$29,500`, `CNY 300,000`: cents below a hundred, none above."""
        known = currency if currency in self._words["money"] else "other"
        return self.say(f"money.{known}", amount=figure(amount), currency=currency)

    def sum_of(self, low: float, high: float, currency: str, bound: str = "exact") -> Markdown:
        """An amount as it was told: `about CNY 300,000`, `$25,000 to $30,000`."""
        ends = {"low": self.money(low, currency), "high": self.money(high, currency)}
        amount = ends["low"] if low == high else self.say("figures.span", **ends)
        return self.say(f"figures.{bound}", amount=amount)

    def noun(self, name: str) -> str:
        """The word for one of them."""
        return str(self._words["nouns"][name][0])

    def duration(self, period: str) -> str:
        """An ISO 8601 duration in words: `P3M` is `3 months`, `P1W` is `1 week`; others as they stand."""
        match = re.fullmatch(r"P(\d{1,4})([YMWD])", period)
        if not match:
            return period
        number = int(match[1])
        named = self._words["nouns"][match[2]][number != 1]
        return self.say("figures.counted", number=str(number), noun=named)

    def parameters(self, number: float | None) -> str:
        """A model's size: `671 billion`, `1.5 trillion`; a dash for none."""
        if number is None:
            return figure(None)
        for scale, name in self._general["scales"]:
            if number >= scale:
                return f"{number / scale:.4g}{name}"
        return f"{number:,.0f}"

    def day(self, day: date) -> Markdown:
        """`21 August 2026`."""
        return self.say("figures.day", day=day.day, month=self._month(day), year=day.year)

    def date_of(self, written: str | None) -> str | None:
        """A date as precise as told: `2022`, `August 2022`, `21 August 2022`; others as they stand."""
        if written is None or re.fullmatch(r"\d{4}", written):
            return written
        try:
            day = date.fromisoformat(written if len(written) > 7 else f"{written}-01")
        except ValueError:
            return written
        return (
            self.day(day)
            if len(written) > 7
            else self.say("figures.month", month=self._month(day), year=day.year)
        )

    def days(self, first: date, last: date) -> Markdown:
        """A span of days, as short as it stays clear: `17–23 August 2026`."""
        key = "figures.week"
        if first.year != last.year:
            key = "figures.week_of_two_years"
        elif first.month != last.month:
            key = "figures.week_of_two_months"
        begun = {"first": first.day, "first_month": self._month(first), "first_year": first.year}
        return self.say(key, day=last.day, month=self._month(last), year=last.year, **begun)

    def _series(self, words: Sequence[str], comma: str, last: str) -> Markdown:
        first = [self._general[comma].join(words[:-1])] if len(words) > 1 else []
        return Markdown(self._general[last].join([*first, *words[-1:]]))

    def _month(self, day: date) -> str:
        return str(self._general["months"][day.month - 1])


def shown(value: object) -> str:
    """A value as Markdown: what is not Markdown or a number is escaped."""
    return value if isinstance(value, Markdown) else text(str(value), _WIDTH)


@cache
def language(code: str) -> Language:
    """The language called `code`, `en` or `zh`; raises KeyError for another."""
    if code not in CODES:
        raise KeyError(code)
    return Language(code)


CODES = ("en", "zh")
EN = language("en")
