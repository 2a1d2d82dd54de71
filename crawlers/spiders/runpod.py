"""RunPod: what an hour of one GPU costs, from the GraphQL API behind its own console."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from scrapy.http import Request

from crawlers.kinds.api import OffersApi
from crawlers.kinds.offers import Row, refused, rental, words
from crawlers.records import Record, Tier
from crawlers.source import Limits, Page

QUERY = (
    "query{gpuTypes{id displayName manufacturer memoryInGb secureCloud communityCloud securePrice"
    " communityPrice clusterPrice oneMonthPrice threeMonthPrice maxGpuCount"
    " lowestPrice(input:{gpuCount:1}){minimumBidPrice uninterruptablePrice stockStatus}}}"
)
# "Secure" are its own data centres at a fixed price, "community" those of others.
SOLD: tuple[tuple[str, Tier], ...] = (("secure", "on-demand"), ("community", "community"))
HALF = 0.5
"""Stands for "not on offer" beside a price more than twice as high (MI300X, 2.19 and 0.5); an RTX 3090 did
cost 0.5."""


class Lowest(msgspec.Struct, rename="camel"):
    """The cheapest offer of one GPU at the moment; null where there is none in stock."""

    minimum_bid_price: float | None = None


class GpuType(msgspec.Struct, rename="camel"):
    """A GPU type; prices are US dollars an hour for one GPU."""

    id: str
    display_name: str
    memory_in_gb: float
    secure_cloud: bool | None = None
    community_cloud: bool | None = None
    secure_price: float | None = None
    community_price: float | None = None
    lowest_price: Lowest | None = None


class Data(msgspec.Struct, rename="camel"):
    """All types, still as they stand in the answer."""

    gpu_types: list[msgspec.Raw]


class Answer(msgspec.Struct):
    """An answer; one with errors has no data."""

    data: Data


class RunPod(OffersApi):
    """Savings for one and three months and cluster prices stay attributes: their unit is not documented."""

    name = "runpod"
    title = "RunPod GPU types"
    publisher = "RunPod, Inc."
    homepage = "https://www.runpod.io/pricing"
    licence = "Facts from a public API without key; no data licence stated (terms not read, 2026-11-22)."
    robots = "An API; robots.txt of its host not seen beforehand; obeyed."
    language = "en"
    verified = True
    limits = Limits(rows=(30, 400), filled={"memory_gb": 0.9, "tier": 1.0}, fewer=0.7)
    origin = "https://api.runpod.io"
    path = "/graphql"
    seller = "RunPod"
    form = GpuType

    def first(self) -> Iterable[Request]:
        """One question."""
        yield self.post(self.path, {"query": QUERY})

    @classmethod
    def offers(cls, page: Page) -> list[msgspec.Raw]:
        """The types."""
        return msgspec.json.decode(page.body, type=Answer).data.gpu_types

    @classmethod
    def price(cls, row: Row[Any], page: Page) -> Iterator[Record]:
        """A price in its own data centres, one in those of others, and the lowest bid."""
        offer: GpuType = row.offer
        dearest = max(offer.secure_price or 0, offer.community_price or 0)
        absent = (HALF,) if dearest > 2 * HALF else ()
        for cloud, tier in SOLD:
            amount, is_sold = getattr(offer, f"{cloud}_price"), getattr(offer, f"{cloud}_cloud") is not False
            said = cls._said(row, page, f"{cloud}Price", tier)
            if amount is not None and is_sold:
                yield rental(offer.display_name, amount, memory_gb=offer.memory_in_gb, absent=absent, **said)
            elif amount is not None:
                yield refused("placeholder", offer.display_name, **said)
        if offer.lowest_price and offer.lowest_price.minimum_bid_price is not None:
            said = cls._said(row, page, "minimumBidPrice", "spot")
            bid = offer.lowest_price.minimum_bid_price
            yield rental(offer.display_name, bid, memory_gb=offer.memory_in_gb, **said)

    @classmethod
    def _said(cls, row: Row[Any], page: Page, key: str, tier: Tier) -> dict[str, Any]:
        quote = words(row.quote.encode(), "displayName", key)
        listing = f"{row.offer.id}/{tier}"
        return cls.said(row, page, quote=quote, listing=listing, tier=tier, currency="USD")
