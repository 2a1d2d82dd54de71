"""Alibaba Cloud: the files behind the price calculators of its Chinese and its international site."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Annotated, Any

import msgspec

from crawlers.kinds.api import OffersApi
from crawlers.kinds.offers import Row, committed, instance, keyed, refused
from crawlers.names.instances import held
from crawlers.records import Record, Refusal
from crawlers.source import Limits, Page

FILES = ("ecs-price-info", "ecs-price-info-intl")
VERSION = "2.0.421"
"""The newest one seen; Alibaba raises it, and the files of an old one stay as they were."""
STALE = timedelta(days=90)
MONTHS = {"months": 1, "years": 12}


class Amount(msgspec.Struct):
    """A price for so many hours, months or years, both as strings."""

    price: float
    period: Annotated[int, msgspec.Meta(ge=1)] = 1


class Offer(msgspec.Struct):
    """What an instance type costs in a region."""

    hours: list[Amount] = []
    months: list[Amount] = []
    years: list[Amount] = []


class Answer(msgspec.Struct, rename="camel"):
    """Offers by region::type::network::system::disks, still as they stand in the file."""

    currency: str
    pricing_info: dict[str, msgspec.Raw]
    publication_date: str = ""


class Alibaba(OffersApi):
    """Types tell family and size, and no chip: instances.csv knows those of some families."""

    name = "alibaba"
    title = "Alibaba Cloud ECS price list"
    publisher = "Alibaba Cloud"
    homepage = "https://www.alibabacloud.com/product/ecs-pricing-list"
    licence = "Facts from an undocumented public file; no data licence stated (terms not read, 2026-11-22)."
    robots = "A file of a content network; robots.txt not seen beforehand; obeyed."
    segment = "hyperscaler"
    language = "zh-Hans"
    verified = False
    limits = Limits(rows=(50, 10000), filled={"memory_gb": 0.9, "region": 1.0, "tier": 1.0}, fewer=0.8)
    origin = "https://g.alicdn.com"
    paths = tuple(f"/aliyun/{file}/{VERSION}/price/download/instancePrice.json" for file in FILES)
    seller = "Alibaba Cloud"
    form = Offer

    @classmethod
    def offers(cls, page: Page) -> dict[str, msgspec.Raw]:
        """All offers by their keys."""
        return msgspec.json.decode(page.body, type=Answer).pricing_info

    @classmethod
    def rows(cls, page: Page) -> Iterator[Row[Any] | Refusal]:
        """The offers of accelerated types, each named by the currency of its file and its key."""
        file = msgspec.json.decode(page.body, type=Answer)
        if (published := _day(file.publication_date)) and page.day - published > STALE:
            yield Refusal(reason="stale", value=published.isoformat())
        accelerated = {key: row for key, row in file.pricing_info.items() if held("alibaba", _part(key, 1))}
        for found in keyed(page.body, accelerated, Offer):
            yield replace(found, name=f"{found.name}::{file.currency}") if isinstance(found, Row) else found

    @classmethod
    def price(cls, row: Row[Any], page: Page) -> Iterator[Record]:
        """The price of an hour, and those of months and years taken together, under Linux."""
        region, kind, system = (_part(row.name, place) for place in (0, 1, 3))
        said = cls.said(row, page, region=region, currency=row.name.rpartition("::")[2])
        if system != "linux":
            yield refused("windows" if system == "windows" else "other-system", kind, **said)
            return
        for unit in ("hours", "months", "years"):
            for amount in getattr(row.offer, unit):
                yield from instance("alibaba", kind, **said | _terms(amount, unit, row.name))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _part(key: str, place: int) -> str:
    return [*key.split("::"), "", "", "", ""][place]


def _terms(amount: Amount, unit: str, listing: str) -> dict[str, Any]:
    """Amount and terms: a price for a time of several months is told by the month."""
    if unit == "hours":
        return {"amount": amount.price / amount.period, "tier": "on-demand", "listing": f"{listing}/hour"}
    months = amount.period * MONTHS[unit]
    terms = {"term": "month", "tier": "reserved", "commitment": committed(months)}
    return {"amount": amount.price / months, "listing": f"{listing}/{committed(months)}", **terms}
