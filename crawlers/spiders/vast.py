"""Vast.ai: the offers of its market, from the API behind its own search page."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, ClassVar

import msgspec
from scrapy.http import Request, Response

from crawlers.capture.classify import Class, Verdict
from crawlers.kinds.api import PriceApi, words
from crawlers.names.chips import Identified, identify
from crawlers.records import Price, Record, Refusal, Segment
from crawlers.source import Limits, Page

MOST = 64
"""Offers in an answer, whatever is asked for."""
NAMES = (
    *(
        "H100 SXM",
        "H100 NVL",
        "H100 PCIE",
        "H200",
        "H200 NVL",
        "B200",
        "A100 SXM4",
        "A100 PCIE",
        "L40S",
        "L40",
    ),
    *("RTX 4090", "RTX 5090", "RTX 3090", "RTX A6000", "RTX 6000Ada", "RTX PRO 6000 WS", "RTX PRO 6000 S"),
    "Tesla V100",
)
SLICES = (1, 2, 4, 8)
KEPT = (
    *("gpu_name", "gpu_ram", "num_gpus", "gpu_frac", "dph_base", "dph_total", "min_bid", "storage_cost"),
    *("internet_up_cost_per_tb", "internet_down_cost_per_tb", "geolocation", "hosting_type", "verification"),
    *("rentable", "rented", "is_bid", "reliability2", "start_date", "end_date", "duration", "machine_id"),
    *("host_id", "cpu_name", "cpu_cores_effective", "cpu_ram", "disk_space", "bw_nvlink", "cuda_max_good"),
)


class Offer(msgspec.Struct, frozen=True):
    """What reading needs of an offer; the answer has some ninety further keys."""

    id: int
    gpu_name: str
    num_gpus: int
    gpu_ram: float
    """MiB of one GPU, as the card reports it: 81559 for 80 GB."""
    dph_total: float
    """US dollars an hour for all `num_gpus`."""
    is_bid: bool = False
    geolocation: str | None = None


class Answer(msgspec.Struct, frozen=True):
    """An answer, its offers still as they stand in it."""

    offers: list[msgspec.Raw] | None = None
    success: bool = True
    msg: str | None = None


class Vast(PriceApi):
    """Asked one GPU name at a time: a wrong name gives an empty list, which must be noticed."""

    name = "vast"
    title = "Vast.ai offers"
    publisher = "Vast.ai Inc."
    homepage = "https://vast.ai"
    licence = "Facts from a public API without key; no data licence stated (terms not read, 2026-11-22)."
    robots = "Disallows /pricing/tables of the website; the API is public and documented."
    segment: ClassVar[Segment] = "marketplace"
    language = "en"
    verified = True
    limits = Limits(rows=(30, 5000), filled={"region": 0.95, "memory_gb": 0.99}, fewer=0.5)
    origin = "https://console.vast.ai"
    path = "/api/v0/bundles/"
    never_kept = ("public_ipaddr",)

    def first(self) -> Iterable[Request]:
        """One question a GPU name."""
        return (self.question(name) for name in NAMES)

    def question(self, name: str, **filters: Any) -> Request:
        """Ask for the cheapest offers of one GPU name."""
        query = {"gpu_name": {"in": [name]}, "rentable": {"eq": True}, **filters}
        query |= {"type": "on-demand", "order": [["dph_total", "asc"]], "limit": MOST}
        return self.post(
            self.path, query, callback=self.split, cb_kwargs={"name": name, "whole": not filters}
        )

    def split(self, response: Response, name: str, whole: bool) -> Iterator[Request]:
        """An answer as long as answers get may be cut off: ask again by the number of GPUs."""
        offers = _answer(response.body).offers or []
        if whole and len(offers) >= MOST:
            seen = {msgspec.json.decode(offer, type=Offer).num_gpus for offer in offers}
            yield from (self.question(name, num_gpus={"eq": number}) for number in sorted(seen.union(SLICES)))

    @classmethod
    def judge(cls, page: Page) -> Verdict | None:
        """An error inside a good answer, and no offer for a whole GPU name, are faults."""
        answer = _answer(page.body)
        if answer.offers is None:
            outcome = Class.LAYOUT_CHANGED if answer.success else Class.OURS
            return Verdict(outcome, f"No list of offers: {answer.msg}.")
        if not answer.offers and "num_gpus" not in _asked(page):
            return Verdict(Class.EMPTY, f"No offer for {_name(page)}: is it still called so?")
        return None

    @classmethod
    def read(cls, page: Page) -> Iterator[Record]:
        """Each offer a price or a refusal."""
        for row in _answer(page.body).offers or ():
            yield _offer(row, page)


def _answer(body: bytes) -> Answer:
    """The answer; a bare list of offers is taken for one too, and a page of HTML for one without offers."""
    try:
        if body.lstrip().startswith(b"["):
            return Answer(offers=msgspec.json.decode(body, type=list[msgspec.Raw]))
        return msgspec.json.decode(body, type=Answer)
    except msgspec.DecodeError as fault:
        return Answer(msg=str(fault))


def _asked(page: Page) -> dict[str, Any]:
    return json.loads(page.asked) if page.asked else {}


def _name(page: Page) -> str:
    names = _asked(page).get("gpu_name", {}).get("in")
    return f"the GPU name {names[0]!r}" if names else "the GPU name asked for"


def _offer(row: msgspec.Raw, page: Page) -> Record:
    quote = words(row, "id", "gpu_name", "num_gpus", "dph_total")
    try:
        offer = msgspec.json.decode(row, type=Offer)
    except msgspec.ValidationError as fault:
        return Refusal(reason="malformed", value=str(fault), quote=quote)
    facts = {key: value for key, value in msgspec.json.decode(row).items() if key in KEPT}
    chip = identify(offer.gpu_name, offer.gpu_ram / 1024)
    reason = _objection(offer) if chip else "unknown-chip"
    if chip is None or reason:
        return Refusal(
            reason=reason or "", value=offer.gpu_name, quote=quote, listing=str(offer.id), attributes=facts
        )
    return _price(offer, chip, day=page.day, quote=quote, facts=facts)


def _objection(offer: Offer) -> str | None:
    if " MIG" in offer.gpu_name:
        return "fraction"  # "PRO 6000 MIG 24GB" is a slice of a chip
    return "placeholder" if offer.dph_total <= 0 or offer.num_gpus < 1 else None


def _price(offer: Offer, chip: Identified, *, day: date, quote: str, facts: dict[str, Any]) -> Price:
    return Price(
        chip=chip.chip,
        form_factor=chip.form_factor,
        memory_gb=chip.memory_gb,
        basis="rental",
        per="chip" if offer.num_gpus == 1 else "server",
        chips=offer.num_gpus,
        term="hour",
        tier="spot" if offer.is_bid else "on-demand",
        low=offer.dph_total,
        high=offer.dph_total,
        currency="USD",
        seller="Vast.ai",
        segment=Vast.segment,
        region=offer.geolocation,
        listing=str(offer.id),
        valid_on=day.isoformat(),
        quote=quote,
        attributes=facts,
    )
