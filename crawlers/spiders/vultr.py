"""Vultr: plans of cloud GPUs, whole and in shares, and of bare metal with GPUs."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec
from scrapy.http import Response

from crawlers.kinds.api import OffersApi
from crawlers.kinds.offers import Row, instance, refused, words
from crawlers.names.identify import identify
from crawlers.names.instances import held
from crawlers.names.memory import sizes
from crawlers.records import Record
from crawlers.source import Limits, Page

# "vbm-256c-2048gb-8-h100-gpu": a plan of bare metal tells its GPUs in its name only.
_METAL = re.compile(r"-(?:(?P<count>\d+)-)?(?P<chip>[a-z]+\d+[a-z]*)-gpu$")


class Plan(msgspec.Struct):
    """A plan; prices are US dollars for the whole of it."""

    id: str
    hourly_cost: float | None = None
    monthly_cost: float | None = None
    gpu_type: str | None = None
    """`NVIDIA_A100`; absent from plans without GPU."""
    gpu_vram_gb: float | None = None
    """Of all its GPUs, or of its share of one."""


class Links(msgspec.Struct):
    """Cursors."""

    next: str = ""


class Meta(msgspec.Struct):
    """What an answer says of itself."""

    links: Links = msgspec.field(default_factory=Links)


class Answer(msgspec.Struct):
    """A page of plans, still as they stand in it."""

    plans: list[msgspec.Raw] | None = None
    plans_metal: list[msgspec.Raw] | None = None
    meta: Meta = msgspec.field(default_factory=Meta)


class Vultr(OffersApi):
    """A plan holds as many GPUs as its memory is a multiple of one's; less than one is a share."""

    name = "vultr"
    title = "Vultr plans"
    publisher = "The Constant Company, LLC (Vultr)"
    homepage = "https://www.vultr.com/pricing/"
    licence = "Facts from a public API without key; no data licence stated (terms not read, 2026-11-22)."
    robots = "An API; robots.txt of its host not seen beforehand; obeyed."
    language = "en"
    verified = False
    limits = Limits(rows=(10, 400), filled={"memory_gb": 0.9}, fewer=0.7)
    origin = "https://api.vultr.com"
    paths = ("/v2/plans?type=all&per_page=500", "/v2/plans-metal?per_page=500")
    seller = "Vultr"
    form = Plan

    def following(self, response: Response) -> str | None:
        """The page behind the cursor."""
        cursor = msgspec.json.decode(response.body, type=Answer).meta.links.next
        return f"{response.url.partition('&cursor=')[0]}&cursor={cursor}" if cursor else None

    @classmethod
    def offers(cls, page: Page) -> list[msgspec.Raw]:
        """The plans of the answer, of either kind."""
        answer = msgspec.json.decode(page.body, type=Answer)
        return [*(answer.plans or ()), *(answer.plans_metal or ())]

    @classmethod
    def price(cls, row: Row[Any], page: Page) -> Iterator[Record]:
        """The price by the hour, or by the month where no other is told."""
        plan: Plan = row.offer
        metal = _METAL.search(plan.id)
        if not (kind := plan.gpu_type or (_named(metal["chip"]) if metal else None)):
            return
        key, term = ("hourly_cost", "hour") if plan.hourly_cost else ("monthly_cost", "month")
        said = cls.said(row, page, listing=plan.id, tier="on-demand", currency="USD", term=term)
        said["quote"] = words(row.quote.encode(), "id", key)
        count = int(metal["count"] or 1) if metal else _count(kind, plan.gpu_vram_gb)
        if count == 0:
            yield refused("fraction", plan.id, **said)
        else:
            yield from instance("vultr", kind, getattr(plan, key) or 0, chips=count, **said)


def _named(chip: str) -> str:
    """The type of a plan's name, as the other plans write it."""
    return f"{'AMD' if chip.startswith('mi') else 'NVIDIA'}_{chip.upper()}"


def _count(kind: str, memory: float | None) -> int | None:
    """How many GPUs have so much memory; 0 for less than one, None for a type or a memory that is unknown."""
    inside = held("vultr", kind)
    chip = identify(inside.product) if inside and inside.product else None
    if chip is None or not chip.memory_gb or memory is None or not sizes(chip.chip):
        return None
    return int(memory // (0.9 * chip.memory_gb))
