"""gpurentalprices.com: a daily open dataset of what some thirty-four providers ask for a GPU and hour."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, ClassVar

import msgspec

from crawlers.capture.classify import Class, Verdict
from crawlers.kinds.api import Dataset, words
from crawlers.names.chips import Identified, identify
from crawlers.records import Price, Record, Refusal, Segment, Tier
from crawlers.source import Limits, Page

# "Secure" is RunPod's word for its own data centres at a fixed price. Serverless is billed by the second of
# use and is no tier of ours: it stays a series of its own, without a tier.
TIERS: dict[str, Tier] = {
    "on-demand": "on-demand",
    "spot": "spot",
    "community": "community",
    "secure": "on-demand",
}
SEGMENTS: dict[str, Segment] = {
    **dict.fromkeys(("aws", "azure", "gcp", "oracle"), "hyperscaler"),
    **dict.fromkeys(("primeintellect", "salad", "sfcompute", "spheron", "tensordock", "vast"), "marketplace"),
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
            rows = msgspec.json.decode(page.body, type=File).offers
        except msgspec.DecodeError as fault:
            return Verdict(Class.LAYOUT_CHANGED, f"The file is not the one known: {fault}.")
        return None if rows else Verdict(Class.EMPTY, "The file holds no offer.")

    @classmethod
    def read(cls, page: Page) -> Iterator[Record]:
        """Each row a price or a refusal; a file that has stopped being renewed is a refusal besides."""
        file = msgspec.json.decode(page.body, type=File)
        if page.day - file.date > STALE:
            yield Refusal(reason="stale", value=file.date.isoformat(), quote=words(page.body, "date"))
        offers = [_decoded(row) for row in file.offers]
        listings = _listings(offers)
        for place, (row, offer) in enumerate(zip(file.offers, offers, strict=True)):
            quote = bytes(row).decode()
            if isinstance(offer, Offer):
                yield _record(offer, listings[place], quote, msgspec.json.decode(row))
            else:
                yield Refusal(reason="malformed", value=offer, quote=quote)


def _listings(offers: list[Offer | str]) -> dict[int, str]:
    """Place in the file -> listing id.

    RunPod's three RTX PRO 6000 come under one name on some days: by price, the second and third get a number.
    """
    names = {place: _name(offer) for place, offer in enumerate(offers) if isinstance(offer, Offer)}
    times: Counter[str] = Counter()
    for place in sorted(names, key=lambda place: _usd(offers[place])):
        times[names[place]] += 1
        if (time := times[names[place]]) > 1:
            names[place] += f"#{time}"
    return names


def _decoded(row: msgspec.Raw) -> Offer | str:
    try:
        return msgspec.json.decode(row, type=Offer)
    except msgspec.ValidationError as fault:
        return str(fault)


def _usd(offer: Offer | str) -> float:
    return offer.usd_hr if isinstance(offer, Offer) else 0.0


def _name(offer: Offer) -> str:
    """AWS lists the L4 by the one and by the eight: they are two offers."""
    several = f"/x{offer.min_gpus}" if (offer.min_gpus or 1) > 1 else ""
    return f"{offer.provider}/{offer.gpu}/{offer.vram_gb:g}/{offer.kind}{several}"


def _record(offer: Offer, listing: str, quote: str, facts: dict[str, Any]) -> Record:
    chip = identify(offer.gpu, offer.vram_gb)
    if chip and offer.usd_hr > 0:
        return _price(offer, chip, listing, quote, facts)
    reason, value = ("placeholder", f"{offer.usd_hr:g}") if chip else ("unknown-chip", offer.gpu)
    return Refusal(reason=reason, value=value, quote=quote, listing=listing, attributes=facts)


def _price(offer: Offer, chip: Identified, listing: str, quote: str, facts: dict[str, Any]) -> Price:
    return Price(
        chip=chip.chip,
        form_factor=chip.form_factor,
        memory_gb=chip.memory_gb,
        basis="rental",
        per="chip",
        chips=1,
        term="hour",
        tier=TIERS.get(offer.kind),
        low=offer.usd_hr,
        high=offer.usd_hr,
        currency="USD",
        seller=offer.provider,
        segment=SEGMENTS.get(offer.provider, GpuRentalPrices.segment),
        listing=listing,
        valid_on=offer.fetched_at[:10],
        quote=quote,
        attributes=facts,
    )
