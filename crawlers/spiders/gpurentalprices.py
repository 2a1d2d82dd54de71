"""gpurentalprices.com: a daily open dataset of what some thirty-four providers ask for a GPU and hour."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import ClassVar

import msgspec

from crawlers.capture.classify import Class, Verdict
from crawlers.kinds.files import Dataset
from crawlers.kinds.offers import Row, rental, rows, words
from crawlers.records import Record, Refusal, Segment, Tier
from crawlers.source import Limits, Page

# "Secure" is RunPod's word for its own data centres at a fixed price. Serverless is billed by the second of
# use and is no tier of ours: it stays a series of its own, without a tier.
TIERS: dict[str, Tier] = {
    "on-demand": "on-demand",
    "spot": "spot",
    "community": "community",
    "secure": "on-demand",
}
STALE = timedelta(days=3)


class Offer(msgspec.Struct, frozen=True):
    """A row of the dataset."""

    provider: str
    gpu: str
    vram_gb: float
    usd_hr: float
    """US dollars an hour for one GPU, also where `min_gpus` have to be taken."""
    kind: str
    fetched_at: str
    """When the provider's page was read; older than the file for a row that is carried forward."""
    source_url: str | None = None
    min_gpus: int | None = None


class File(msgspec.Struct, frozen=True):
    """The dataset, its rows still as they stand in it."""

    date: date
    offers: list[msgspec.Raw]


class GpuRentalPrices(Dataset):
    """Each provider is a seller of its own; use it to check other sources, never as the only one."""

    name = "gpurentalprices"
    title = "GPU rental prices"
    publisher = "gpurentalprices.com"
    homepage = "https://gpurentalprices.com"
    licence = "CC BY 4.0, credit gpurentalprices.com (repository's licence, 2026-11-22)."
    robots = "A file of a public Git host."
    segment: ClassVar[Segment] = "neocloud"
    language = "en"
    verified = True
    limits = Limits(rows=(100, 1000), filled={"memory_gb": 0.99, "tier": 0.7}, fewer=0.7)
    origin = "https://raw.githubusercontent.com"
    path = "/adriannutiu/gpu-rental-prices/main/data/latest.json"

    @classmethod
    def judge(cls, page: Page) -> Verdict | None:
        """A file without rows has changed its form."""
        try:
            offers = msgspec.json.decode(page.body, type=File).offers
        except msgspec.DecodeError as fault:
            return Verdict(Class.LAYOUT_CHANGED, f"The file is not the one known: {fault}.")
        return None if offers else Verdict(Class.EMPTY, "The file holds no offer.")

    @classmethod
    def read(cls, page: Page) -> Iterator[Record]:
        """Each row a price or a refusal; a file that has stopped being renewed is a refusal besides."""
        file = msgspec.json.decode(page.body, type=File)
        if page.day - file.date > STALE:
            yield Refusal(reason="stale", value=file.date.isoformat(), quote=words(page.body, "date"))
        found = list(rows(file.offers, Offer))
        listings = _listings([row.offer for row in found if isinstance(row, Row)])
        for row in found:
            yield _price(row, next(listings)) if isinstance(row, Row) else row


def _listings(offers: list[Offer]) -> Iterator[str]:
    """The listing id of each offer in turn.

    RunPod's three RTX PRO 6000 come under one name on some days: by price, the second and third get a number.
    """
    names: dict[int, str] = {}
    times: Counter[str] = Counter()
    for place, offer in sorted(enumerate(offers), key=lambda pair: pair[1].usd_hr):
        name = _name(offer)
        times[name] += 1
        names[place] = name if times[name] == 1 else f"{name}#{times[name]}"
    return (names[place] for place in range(len(offers)))


def _name(offer: Offer) -> str:
    """AWS lists the L4 by the one and by the eight: they are two offers."""
    several = f"/x{offer.min_gpus}" if (offer.min_gpus or 1) > 1 else ""
    return f"{offer.provider}/{offer.gpu}/{offer.vram_gb:g}/{offer.kind}{several}"


def _price(row: Row[Offer], listing: str) -> Record:
    offer = row.offer
    return rental(
        offer.gpu,
        offer.usd_hr,
        memory_gb=offer.vram_gb,
        tier=TIERS.get(offer.kind),
        currency="USD",
        seller=offer.provider,
        segment=GpuRentalPrices.segment,
        listing=listing,
        valid_on=offer.fetched_at[:10],
        quote=row.quote,
        attributes=row.facts,
    )
