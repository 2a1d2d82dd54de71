"""Vast.ai: the offers of its market, from the API behind its own search page."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, ClassVar

import msgspec
from scrapy.http import Request, Response

from crawlers.capture.classify import Class, Verdict
from crawlers.kinds.api import PriceApi
from crawlers.kinds.offers import Row, rental, rows
from crawlers.records import Record, Refusal, Segment
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
        offers = list(_offers(response.body))
        if whole and len(offers) >= MOST:
            seen = {row.offer.num_gpus for row in offers if isinstance(row, Row)}
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
        """Each offer a price or a refusal; a part that is as long as answers get may itself lack some."""
        offers = list(_offers(page.body))
        yield from (_offer(row, page.day) if isinstance(row, Row) else row for row in offers)
        if len(offers) >= MOST and "num_gpus" in _asked(page):
            yield Refusal(reason="cut-off", value=f"{MOST} offers of {_name(page)}, there may be more")


def _offers(body: bytes) -> Iterator[Row[Offer] | Refusal]:
    return rows(_answer(body).offers or (), Offer, "id", "gpu_name", "num_gpus", "dph_total")


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


def _offer(row: Row[Offer], day: date) -> Record:
    offer = row.offer
    return rental(
        offer.gpu_name,
        offer.dph_total,
        memory_gb=offer.gpu_ram / 1024,
        chips=offer.num_gpus,
        tier="spot" if offer.is_bid else "on-demand",
        currency="USD",
        seller="Vast.ai",
        segment=Vast.segment,
        region=offer.geolocation,
        listing=str(offer.id),
        valid_on=day.isoformat(),
        quote=row.quote,
        attributes={key: value for key, value in row.facts.items() if key in KEPT},
    )
