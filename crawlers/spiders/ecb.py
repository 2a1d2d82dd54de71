"""European Central Bank: euro reference rates, set on working days and published about 14:00 UTC."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from scrapy.http import Request

from crawlers.capture.classify import Class, Verdict
from crawlers.kinds.rates import Rates
from crawlers.records import Fx, Record
from crawlers.source import Limits, Page

# Read by expression and not as a tree, since the quote must be found verbatim in the file. The ECB itself
# writes single quotes, copies of its file double ones.
_CUBE = re.compile(
    r"""<Cube\s+(?:time=["'](?P<day>\d{4}-\d\d-\d\d)["']"""
    r"""|currency=["'](?P<currency>[A-Z]{3})["']\s+rate=["'](?P<rate>\d+(?:\.\d+)?)["'])\s*/?>"""
)

SINCE = date(2018, 1, 1)
"""No price of ours is older; the file begins in 1999."""


class Ecb(Rates):
    """The rates of the day; all since 2018 on the first crawl, so that prices of the past have a rate."""

    name = "ecb"
    title = "Euro foreign exchange reference rates"
    publisher = "European Central Bank"
    homepage = "https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/"
    licence = "Free re-use with the source named (ECB's terms, 2026-11-22)."
    robots = "Published for download; no objection known."
    language = "en"
    verified = True
    limits = Limits(rows=(5, 200_000), fewer=0.8)  # at the least dollar, yuan, yen, won and Hong Kong dollar
    origin = "https://www.ecb.europa.eu"
    path = "/stats/eurofxref/eurofxref-daily.xml"
    history = "/stats/eurofxref/eurofxref-hist.xml"

    def first(self) -> Iterable[Request]:
        """One file."""
        yield self.ask(self.history if self.is_new else self.path, self.role)

    @classmethod
    def judge(cls, page: Page) -> Verdict | None:
        """A file without rates has changed its form."""
        if next(cls.read(page), None):
            return None
        return Verdict(Class.LAYOUT_CHANGED, "The file holds no rate in the form known.")

    @classmethod
    def read(cls, page: Page) -> Iterator[Record]:
        """A record for each currency and day; a currency that is not quoted is absent."""
        day = None
        for cube in _CUBE.finditer(page.body.decode()):
            day = date.fromisoformat(cube["day"]) if cube["day"] else day
            if cube["rate"] and day and day >= SINCE:
                yield Fx(day=day, currency=cube["currency"], per_eur=float(cube["rate"]), quote=cube[0])
