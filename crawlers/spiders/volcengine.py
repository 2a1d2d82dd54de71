"""Volcengine: the price table behind the public price page of its cloud servers."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from scrapy.http import Request

from crawlers.kinds.api import OffersApi
from crawlers.kinds.offers import Row, committed, instance, objects, refused
from crawlers.names.instances import held
from crawlers.records import Record
from crawlers.source import Limits, Page

TEMPLATE = "CLT7310571628986405164"
"""The table of ECS."""


class Amount(msgspec.Struct, rename="pascal"):
    """Yuan for so many hours or months, as a string."""

    period: str
    price: float
    times: int = 1


class Line(msgspec.Struct, rename="pascal"):
    """The prices of an instance type in a region."""

    configuration_code: str
    """The type, with `.month` behind it where it is paid by the month."""
    price_info_list: list[Amount]
    charge_item_code: str = ""
    """Type and region: `ecs.gni2_3xlarge_cn-beijing`."""


class Volcengine(OffersApi):
    """Types tell family and size, and no chip: instances.csv knows the few that users have told of."""

    name = "volcengine"
    title = "Volcengine ECS prices"
    publisher = "Beijing Volcano Engine Technology Co., Ltd."
    homepage = "https://www.volcengine.com/pricing?product=ECS"
    licence = "Facts from undocumented calls of a public price page; terms not read (2026-11-22)."
    robots = "Calls of a public page; robots.txt of its host not seen beforehand; obeyed."
    segment = "hyperscaler"
    language = "zh-Hans"
    verified = False
    limits = Limits(rows=(5, 5000), filled={"region": 0.9, "tier": 1.0}, fewer=0.7)
    origin = "https://www.volcengine.com"
    path = "/anonymous-api/trade/price?Action=GetTable&Version=2020-01-01"
    seller = "Volcengine"
    form = Line

    def first(self) -> Iterable[Request]:
        """The whole table."""
        page = {"Origin": self.home, "Referer": f"{self.home}/pricing?product=ECS&tab=2"}
        yield self.post(self.path, {"TemplateCode": TEMPLATE}, headers=page)

    @classmethod
    def offers(cls, page: Page) -> list[msgspec.Raw]:
        """Every object with prices, however deep the table holds it."""
        return list(objects(page.body, "PriceInfoList"))

    @classmethod
    def price(cls, row: Row[Any], page: Page) -> Iterator[Record]:
        """The price of an hour, and of months taken together."""
        kind = row.offer.configuration_code.removesuffix(".month")
        if held("volcengine", kind) is None:
            return
        region = row.offer.charge_item_code.rpartition("_")[2]
        for amount in row.offer.price_info_list:
            listing = f"{kind}/{region}/{amount.period}x{amount.times}"
            said = cls.said(row, page, currency="CNY", region=region or None, listing=listing)
            if amount.period == "hourly":
                yield from instance("volcengine", kind, amount.price, tier="on-demand", **said)
            elif amount.period == "monthly" and amount.times > 0:
                said |= {"tier": "reserved", "term": "month", "commitment": committed(amount.times)}
                yield from instance("volcengine", kind, amount.price / amount.times, **said)
            else:
                yield refused("unclear-term", f"{kind} {amount.period} x {amount.times}", **said)
