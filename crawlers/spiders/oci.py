"""Oracle Cloud Infrastructure: list prices of its GPUs, one for all regions."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from crawlers.kinds.api import OffersApi
from crawlers.kinds.offers import Row, refused, rental
from crawlers.records import Record
from crawlers.source import Limits, Page

# "OCI - Compute - GPU - H100", "Compute - GPU - A100 - v2", and the older "Compute - GPU Standard - X7".
_GPU = re.compile(
    r"(?:OCI - )?Compute - (?:Bare Metal |Virtual Machine )?GPU(?: Standard)?\s*-\s*(?P<chip>.+)"
)
# Oracle's own short names: H100T is the H100 of another generation of hosts, "A100 - v2" the one of 80 GB.
_OWN = {"H100T": "H100", "A100 - v2": "A100 80GB", "X7": "P100", "V2": "V100 SXM2 16GB"}
PER_GPU = "GPU Per Hour"


class Amount(msgspec.Struct):
    """A price of one model of paying."""

    model: str
    value: float


class Localized(msgspec.Struct, rename="camel"):
    """The prices in one currency."""

    currency_code: str
    prices: list[Amount]


class Product(msgspec.Struct, rename="camel"):
    """A product of the price list; that of a GPU is for one GPU and hour."""

    part_number: str
    display_name: str
    metric_name: str
    currency_code_localizations: list[Localized]


class Answer(msgspec.Struct):
    """The price list, its products still as they stand in it."""

    items: list[msgspec.Raw]


class Oci(OffersApi):
    """Preemptible instances cost half by Oracle's rule; the list does not tell it, so it is not read."""

    name = "oci"
    title = "Oracle Cloud price list"
    publisher = "Oracle Corporation"
    homepage = "https://www.oracle.com/cloud/price-list/"
    licence = "Facts from a public price list API; no data licence stated (terms not read, 2026-11-22)."
    robots = "An API; robots.txt of its host not seen beforehand; obeyed."
    segment = "hyperscaler"
    language = "en"
    verified = False
    limits = Limits(rows=(4, 60), filled={"tier": 1.0}, fewer=0.8)
    origin = "https://apexapps.oracle.com"
    path = "/pls/apex/cetools/api/v1/products/?currencyCode=USD"
    seller = "Oracle Cloud"
    form = Product

    @classmethod
    def offers(cls, page: Page) -> list[msgspec.Raw]:
        """All products, of which a few are GPUs."""
        return msgspec.json.decode(page.body, type=Answer).items

    @classmethod
    def price(cls, row: Row[Any], page: Page) -> Iterator[Record]:
        """The price of one GPU by the hour; a product named otherwise is none of a GPU."""
        offer: Product = row.offer
        found = _GPU.fullmatch(offer.display_name)
        if not found:
            return
        if PER_GPU.lower() not in offer.metric_name.lower():
            yield refused("unclear-term", f"{found['chip']}: {offer.metric_name}", **cls.said(row, page))
            return
        chip = found["chip"].strip()
        for local in offer.currency_code_localizations:
            for amount in local.prices:
                if amount.model == "PAY_AS_YOU_GO":
                    said = cls.said(row, page, listing=offer.part_number, tier="on-demand")
                    yield rental(_OWN.get(chip, chip), amount.value, currency=local.currency_code, **said)
