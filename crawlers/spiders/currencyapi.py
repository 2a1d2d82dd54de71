"""currency-api: daily rates of many currencies, for those that the European Central Bank does not set."""

from collections.abc import Iterator
from datetime import date

import msgspec

from crawlers.capture.classify import Class, Verdict
from crawlers.kinds.offers import words
from crawlers.kinds.rates import Rates
from crawlers.records import Fx, Record, Refusal
from crawlers.source import Limits, Page

TAKEN = ("TWD", "AED", "SAR", "VND")
"""What chips are sold in and the ECB leaves out; the file also has coins and currencies that are none."""
LIKELY = {"TWD": (25, 50), "AED": (2.5, 7), "SAR": (2.5, 7), "VND": (15_000, 50_000)}
"""Units for one euro: a rate outside is a slip of the file."""


class File(msgspec.Struct, frozen=True):
    """Rates for one dollar by lower-case code."""

    date: date
    usd: dict[str, float]


class CurrencyApi(Rates):
    """Rates stand for one dollar; through the euro's they become those for one euro, as all of ours are."""

    name = "currencyapi"
    title = "currency-api"
    publisher = "fawazahmed0"
    homepage = "https://github.com/fawazahmed0/exchange-api"
    licence = "CC0 1.0 (repository's licence, 2026-11-22)."
    robots = "A file of a public content network."
    language = "en"
    verified = True
    limits = Limits(rows=(1, 10), fewer=0.8)
    origin = "https://cdn.jsdelivr.net"
    path = "/npm/@fawazahmed0/currency-api@latest/v1/currencies/usd.json"

    @classmethod
    def judge(cls, page: Page) -> Verdict | None:
        """A file without the euro or without any rate of ours has changed its form."""
        try:
            rates = msgspec.json.decode(page.body, type=File).usd
        except (msgspec.DecodeError, UnicodeDecodeError) as fault:
            return Verdict(Class.LAYOUT_CHANGED, f"The file is not the one known: {fault}.")
        if rates.get("eur", 0) > 0 and any(code.lower() in rates for code in TAKEN):
            return None
        return Verdict(Class.LAYOUT_CHANGED, "The file holds no rate that is looked for.")

    @classmethod
    def read(cls, page: Page) -> Iterator[Record]:
        """A record for each currency taken; a file of last week is dated by itself."""
        file = msgspec.json.decode(page.body, type=File)
        for code in TAKEN:
            if rate := file.usd.get(code.lower()):
                yield _rate(code, rate / file.usd["eur"], file.date, words(page.body, "eur", code.lower()))


def _rate(code: str, per_eur: float, day: date, quote: str) -> Fx | Refusal:
    low, high = LIKELY[code]
    if not low <= per_eur <= high:
        return Refusal(reason="implausible", value=f"{code} {per_eur:.6g}", quote=quote)
    return Fx(day=day, currency=code, per_eur=round(per_eur, 6), quote=quote)
