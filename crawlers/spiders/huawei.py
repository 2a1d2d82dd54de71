"""Huawei Cloud: its machines by region, from the price calculator of its site."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import msgspec
from scrapy.http import Request

from crawlers.kinds.api import OffersApi
from crawlers.kinds.offers import Row, committed, refused, rental, words
from crawlers.records import Record, Refusal
from crawlers.source import Limits, Page

REGIONS = ("cn-north-4", "cn-north-9", "cn-east-3", "cn-south-1", "cn-southwest-2")
FILE = (
    "/api/calculator/rest/cbc/portalcalculatornodeservice/v4/api/productInfo"
    "?urlPath=ecs&tag=general.online.portal&region={}&tab=calc&sign=common"
)
PAGE = "https://www.huaweicloud.com"
# "2 * NVIDIA T4 / 2 * 16G"; a share is "1/4 * ...".
_CARDS = re.compile(
    r"(?P<count>\d+(?:/\d+)?)\s*\*\s*(?P<chip>[^/*]+?)(?:\s*/\s*(?:[\d/]+\s*\*\s*)?(?P<gb>\d+)\s*G\w*)?"
)
SOLD: dict[str, dict[str, Any]] = {
    "ONDEMAND": {"tier": "on-demand", "term": "hour"},
    "MONTHLY": {"tier": "reserved", "term": "month"},
    "YEARLY": {"tier": "reserved", "term": "year"},
}


class Plan(msgspec.Struct, rename="camel"):
    """Yuan for a unit of time of the whole machine."""

    billing_mode: str
    amount: float
    period_num: int = 1


class Machine(msgspec.Struct, rename="camel"):
    """A type; one without accelerators has no card."""

    spec: str = ""
    resource_spec_code: str = ""
    accelerator_card: str | None = None
    image_spec: str = ""
    plan_list: list[Plan] = []


class Product(msgspec.Struct):
    """The machines, still as they stand in the answer."""

    ec2_vm: list[msgspec.Raw]


class Answer(msgspec.Struct):
    """A region's price list."""

    product: Product
    region: str = ""


class Huawei(OffersApi):
    """Reserved instances (`RI`) are left out: what their amount is for is not told."""

    name = "huawei"
    title = "Huawei Cloud ECS prices"
    publisher = "Huawei Cloud"
    homepage = "https://www.huaweicloud.com/pricing/calculator.html"
    licence = "Facts from undocumented calls of a public calculator; terms not read (2026-11-22)."
    robots = "Calls of a public calculator; robots.txt of its host not seen beforehand; obeyed."
    segment = "hyperscaler"
    language = "zh-Hans"
    verified = False
    limits = Limits(rows=(20, 3000), filled={"memory_gb": 0.7, "region": 1.0, "tier": 1.0}, fewer=0.7)
    origin = "https://portal.huaweicloud.com"
    paths = tuple(FILE.format(region) for region in REGIONS)
    seller = "Huawei Cloud"
    form = Machine

    def first(self) -> Iterable[Request]:
        """A question a region, in the name of the calculator's page."""
        headers = {"Origin": PAGE, "Referer": PAGE + "/"}
        return (self.ask(path, self.role, headers=headers) for path in self.paths)

    @classmethod
    def offers(cls, page: Page) -> list[msgspec.Raw]:
        """All machines of the region."""
        return msgspec.json.decode(page.body, type=Answer).product.ec2_vm

    @classmethod
    def rows(cls, page: Page) -> Iterator[Row[Any] | Refusal]:
        """The machines understood or refused, each named by the region of the answer."""
        region = msgspec.json.decode(page.body, type=Answer).region
        for found in super().rows(page):
            yield replace(found, name=region) if isinstance(found, Row) else found

    @classmethod
    def price(cls, row: Row[Any], page: Page) -> Iterator[Record]:
        """The prices of a machine with accelerators under Linux."""
        machine: Machine = row.offer
        if not machine.accelerator_card:
            return
        region = row.name
        said = cls.said(row, page, currency="CNY", region=region or None)
        cards = _CARDS.fullmatch(machine.accelerator_card.strip())
        if machine.image_spec != "linux":
            yield refused(
                "windows" if "win" in machine.image_spec.lower() else "other-system", machine.spec, **said
            )
        elif not cards:
            yield refused("unknown-chip", machine.accelerator_card, **said)
        elif not cards["count"].isdigit():
            yield refused("fraction", machine.accelerator_card, **said)
        else:
            memory = float(cards["gb"]) if cards["gb"] else None
            said |= {"memory_gb": memory, "chips": int(cards["count"])}
            said["quote"] = words(row.quote.encode(), "spec", "acceleratorCard", "imageSpec", "amount")
            for plan in machine.plan_list:
                yield _price(machine, cards["chip"], plan, region, said)


def _price(machine: Machine, chip: str, plan: Plan, region: str, said: dict[str, Any]) -> Record:
    """The price of a plan; an amount for several months or years is told by the one."""
    terms = SOLD.get(plan.billing_mode)
    listing = f"{machine.spec or machine.resource_spec_code}/{region}/{plan.billing_mode}x{plan.period_num}"
    if terms is None or plan.period_num < 1:
        return refused("unclear-term", f"{chip} {plan.billing_mode}", **said | {"listing": listing})
    if terms["tier"] == "reserved":
        months = plan.period_num * (12 if terms["term"] == "year" else 1)
        terms = terms | {"commitment": committed(months)}
    return rental(chip, plan.amount / plan.period_num, **said | terms | {"listing": listing})
