"""Nebius: the price of a GPU and hour on its pricing page, on demand and with a commitment."""

import re
from collections.abc import Iterator

from crawlers.kinds.offers import rental
from crawlers.kinds.price_pages import PricePage, line
from crawlers.records import Record
from crawlers.source import Limits, Page

# "NVIDIA HGX H100  16  200  $2.15  $3.85": processors, memory of the machine, committed, on demand. The cells
# may stand on one line or on several.
_ROW = re.compile(
    r"(?P<chip>NVIDIA [^\n\t$]{2,60}?)\s+(?P<vcpus>\d+)\s+(?P<ram_gb>\d+)"
    r"\s+\$(?P<reserved>\d+(?:\.\d+)?)\s+\$(?P<demand>\d+(?:\.\d+)?)"
)


class Nebius(PricePage):
    """A commitment's length is not told with its price: "from" some months and some number of GPUs."""

    name = "nebius"
    title = "Nebius prices"
    publisher = "Nebius Group N.V."
    homepage = "https://nebius.com/prices"
    licence = "All rights reserved; facts only (terms not read, 2026-11-22)."
    robots = "robots.txt not seen beforehand; obeyed."
    language = "en"
    verified = True
    limits = Limits(rows=(4, 60), filled={"memory_gb": 0.4, "tier": 1.0}, fewer=0.7)
    origin = "https://nebius.com"
    path = "/prices"
    seller = "Nebius"

    @classmethod
    def read(cls, page: Page) -> Iterator[Record]:
        """Two prices a row."""
        for row in _ROW.finditer(cls.text(page)):
            said = cls.said(page, quote=row[0], attributes=row.groupdict())
            yield rental(
                row["chip"], float(row["demand"]), **said | {"listing": f"{line(row['chip'])}/on-demand"}
            )
            said |= {"tier": "reserved", "bound": "min", "listing": f"{line(row['chip'])}/reserved"}
            yield rental(row["chip"], float(row["reserved"]), **said)
