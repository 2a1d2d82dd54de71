"""gpurentalprices.com: a daily open dataset of what some thirty-four providers ask for a GPU and hour."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import ClassVar

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
    limits = Limits(rows=(200, 600), filled={"memory_gb": 0.99, "tier": 0.7}, fewer=0.7)
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
        for row, offer, listing in _named(file.offers):
            if isinstance(offer, Offer):
                yield _record(row, offer, listing)
            else:
                yield Refusal(reason="malformed", value=offer, quote=bytes(row).decode())


def _named(rows: Iterable[msgspec.Raw]) -> Iterator[tuple[msgspec.Raw, Offer | str, str]]:
    """Rows with their offers (or what is wrong) and listing ids.

    RunPod's three RTX PRO 6000 come under one name on some days: by price, the second and third get a number.
    """
    offers = [(row, _decoded(row)) for row in rows]
    times: Counter[str] = Counter()
    for row, offer in sorted(offers, key=lambda pair: _usd(pair[1])):
        listing = _listing(offer) if isinstance(offer, Offer) else ""
        times[listing] += 1
        yield row, offer, listing if times[listing] == 1 else f"{listing}#{times[listing]}"


def _decoded(row: msgspec.Raw) -> Offer | str:
    try:
        return msgspec.json.decode(row, type=Offer)
    except msgspec.ValidationError as fault:
        return str(fault)


def _usd(offer: Offer | str) -> float:
    return offer.usd_hr if isinstance(offer, Offer) else 0.0


def _listing(offer: Offer) -> str:
    """AWS lists the L4 by the one and by the eight: they are two offers."""
    several = f"/x{offer.min_gpus}" if (offer.min_gpus or 1) > 1 else ""
    return f"{offer.provider}/{offer.gpu}/{offer.vram_gb:g}/{offer.kind}{several}"


def _record(row: msgspec.Raw, offer: Offer, listing: str) -> Record:
    chip = identify(offer.gpu, offer.vram_gb)
    quote = bytes(row).decode()
    if chip is None:
        return Refusal(reason="unknown-chip", value=offer.gpu, quote=quote, listing=listing)
    if offer.usd_hr <= 0:
        return Refusal(reason="placeholder", value=f"{offer.usd_hr:g}", quote=quote, listing=listing)
    return _price(offer, chip, listing, quote)


def _price(offer: Offer, chip: Identified, listing: str, quote: str) -> Price:
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
        attributes=msgspec.to_builtins(offer),
    )
