"""Crusoe: the price of a GPU and hour on its pricing page."""

import re
from collections.abc import Iterator

from crawlers.kinds.offers import refused, rental
from crawlers.kinds.price_pages import PricePage, dollars
from crawlers.records import Record
from crawlers.source import Limits, Page

# "NVIDIA H100 80GB HGX $3.90/GPU-hr", the price in the same cell, line or paragraph or in the next one.
_ROW = re.compile(
    r"(?P<chip>(?:NVIDIA|AMD)\b[^\n\t$]{2,60}?)\s+(?P<prices>(?:[^\n$\w]*\$[\d.,]+\s*/\s*GPU-hr)+)"
)


class Crusoe(PricePage):
    """A row with two prices (on demand and spot in columns whose heads are elsewhere) is refused."""

    name = "crusoe"
    title = "Crusoe Cloud pricing"
    publisher = "Crusoe Energy Systems LLC"
    homepage = "https://crusoe.ai/cloud/pricing"
    licence = "All rights reserved; facts only (terms not read, 2026-11-22)."
    robots = "robots.txt not seen beforehand; obeyed."
    language = "en"
    verified = True
    limits = Limits(rows=(3, 40), filled={"memory_gb": 0.7}, fewer=0.7)
    origin = "https://crusoe.ai"
    path = "/cloud/pricing"
    seller = "Crusoe"

    @classmethod
    def read(cls, page: Page) -> Iterator[Record]:
        """A price a row."""
        for row in _ROW.finditer(cls.text(page)):
            said = cls.said(page, quote=row[0], listing=row["chip"].strip(), attributes=row.groupdict())
            amount = dollars(row["prices"])
            if row["prices"].count("$") == 1 and amount is not None:
                yield rental(row["chip"], amount, **said)
            else:
                yield refused("ambiguous", row["chip"], **said)
