"""OVHcloud: its public cloud catalogue, of which the GPUs of AI Training are read."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from crawlers.kinds.api import OffersApi
from crawlers.kinds.offers import Row, rental, words
from crawlers.records import Record
from crawlers.source import Limits, Page

# "ai-training.h100-1-gpu.minute.consumption". AI Notebooks and AI Deploy sell the same at the same price.
_PLAN = re.compile(r"ai-training\.(?P<chip>.+)-(?P<gpus>\d+)-gpu\.(?P<unit>minute|hour)\.consumption")
EUROS = 1e-8
"""A price of the catalogue in euros."""
MINUTES = {"minute": 60, "hour": 1}
"""Units in an hour."""


class Pricing(msgspec.Struct):
    """A price of a unit of time."""

    price: int


class Addon(msgspec.Struct, rename="camel"):
    """A product that may be added to a project; most have nothing to do with GPUs."""

    plan_code: str
    pricings: list[Pricing] = []


class Answer(msgspec.Struct):
    """The catalogue, its products still as they stand in it."""

    addons: list[msgspec.Raw]


class Ovh(OffersApi):
    """Machines with GPUs are in the catalogue too, but tell no chip that could be relied on."""

    name = "ovh"
    title = "OVHcloud public cloud catalogue"
    publisher = "OVH Groupe SA"
    homepage = "https://www.ovhcloud.com/en/public-cloud/prices/"
    licence = "Facts from a documented public API; no data licence stated (terms not read, 2026-11-22)."
    robots = "A documented API; robots.txt of its host not seen beforehand; obeyed."
    language = "en"
    verified = False
    limits = Limits(rows=(2, 60), filled={"tier": 1.0}, fewer=0.7)
    origin = "https://api.ovh.com"
    path = "/1.0/order/catalog/public/cloud?ovhSubsidiary=FR"
    seller = "OVHcloud"
    form = Addon

    @classmethod
    def offers(cls, page: Page) -> list[msgspec.Raw]:
        """All products."""
        return msgspec.json.decode(page.body, type=Answer).addons

    @classmethod
    def price(cls, row: Row[Any], page: Page) -> Iterator[Record]:
        """The price of an hour of AI Training."""
        if not (plan := _PLAN.fullmatch(row.offer.plan_code)):
            return
        for pricing in row.offer.pricings:
            said = cls.said(row, page, listing=plan[0], tier="on-demand", currency="EUR")
            said["quote"] = words(row.quote.encode(), "planCode", "price")
            amount = round(pricing.price * EUROS * MINUTES[plan["unit"]], 8)
            yield rental(plan["chip"], amount, chips=int(plan["gpus"]), **said)
