"""Verda (DataCrunch before): its instance types, on demand and as spot instances."""

from collections.abc import Iterator
from typing import Any

import msgspec

from crawlers.kinds.api import OffersApi
from crawlers.kinds.offers import Row, rental, words
from crawlers.records import Record, Tier
from crawlers.source import Limits, Page

SOLD: tuple[tuple[str, Tier], ...] = (("price_per_hour", "on-demand"), ("spot_price", "spot"))


class Gpu(msgspec.Struct):
    """The GPUs of an instance."""

    number_of_gpus: int
    description: str = ""
    """With form and memory of one: `1x H100 SXM5 80GB`."""


class InstanceType(msgspec.Struct):
    """A type; prices are for the whole instance and hour, and strings ("3.95")."""

    instance_type: str
    gpu: Gpu
    price_per_hour: float | None = None
    spot_price: float | None = None
    currency: str = "usd"


class Verda(OffersApi):
    """One price the world over. The memory told apart is that of all GPUs of an instance: it is not read."""

    name = "verda"
    title = "Verda instance types"
    publisher = "DataCrunch Oy (Verda)"
    homepage = "https://verda.com"
    licence = "Facts from a public API without key; no data licence stated (terms not read, 2026-11-22)."
    robots = "An API; robots.txt of its host not seen beforehand; obeyed."
    language = "en"
    verified = False
    limits = Limits(rows=(10, 400), filled={"memory_gb": 0.9, "form_factor": 0.5, "tier": 1.0}, fewer=0.7)
    origin = "https://api.datacrunch.io"
    path = "/v1/instance-types"
    seller = "Verda"
    form = InstanceType

    @classmethod
    def offers(cls, page: Page) -> list[msgspec.Raw]:
        """The answer is the list."""
        return msgspec.json.decode(page.body, type=list[msgspec.Raw])

    @classmethod
    def price(cls, row: Row[Any], page: Page) -> Iterator[Record]:
        """A price on demand and one as spot; types of CPUs alone have no GPU."""
        offer: InstanceType = row.offer
        for key, tier in SOLD if offer.gpu.number_of_gpus else ():
            amount = getattr(offer, key)
            if amount is not None:
                said = cls.said(row, page, listing=f"{offer.instance_type}/{tier}", tier=tier)
                said |= {"currency": offer.currency.upper(), "chips": offer.gpu.number_of_gpus}
                said["quote"] = words(row.quote.encode(), "instance_type", "description", key)
                yield rental(offer.gpu.description, amount, **said)
