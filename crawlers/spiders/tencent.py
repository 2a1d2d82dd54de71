"""Tencent Cloud: its machines by zone, from the console's own calls."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from scrapy.http import Request, Response

from crawlers.capture.classify import Class, Verdict
from crawlers.kinds.api import OffersApi
from crawlers.kinds.offers import Row, instance, refused
from crawlers.names.instances import held
from crawlers.records import Record, Tier
from crawlers.source import Limits, Page

ZONES = "/cgi/area/queryCvmRegion"
MACHINES = "/cgi/api?i=cvm/DescribeZoneInstanceConfigInfos&uin=&region={}"
SOLD: dict[str, Tier] = {"POSTPAID_BY_HOUR": "on-demand", "SPOTPAID": "spot", "PREPAID": "reserved"}


class Price(msgspec.Struct, rename="pascal"):
    """Yuan for the whole machine: by the hour, or (prepaid) by the month."""

    unit_price: float | None = None
    unit_price_discount: float | None = None
    """What is asked in fact, where it differs."""
    original_price: float | None = None
    discount_price: float | None = None


class Machine(msgspec.Struct, rename="pascal"):
    """A type in a zone under one way of paying."""

    instance_type: str
    instance_charge_type: str
    price: Price
    gpu_count: float = 0
    """Below one for a share of a GPU."""
    zone: str = ""


class Error(msgspec.Struct, rename="pascal"):
    """An error inside a good answer."""

    code: str = ""
    message: str = ""


class Region(msgspec.Struct):
    """A region and its zones, each an object with its name as `zone`."""

    region: str
    zones: list[dict[str, Any]]


class Inside(msgspec.Struct, rename="pascal"):
    """What an answer is about: regions, or the machines of a zone as they stand in it, or an error."""

    region_set: list[Region] = []
    instance_type_quota_set: list[msgspec.Raw] = []
    error: Error | None = None


class Data(msgspec.Struct, rename="pascal"):
    """What the console wraps it in."""

    response: Inside


class Answer(msgspec.Struct):
    """An answer of the console."""

    data: Data


class Tencent(OffersApi):
    """A type tells its family, the answer the number of GPUs; instances.csv knows chips of some families."""

    name = "tencent"
    title = "Tencent Cloud CVM prices"
    publisher = "Tencent Cloud"
    homepage = "https://cloud.tencent.com/product/gpu/pricing"
    licence = "Facts from undocumented calls of a public console; terms not read (2026-11-22)."
    robots = "Calls of a public console; robots.txt of its host not seen beforehand; obeyed."
    segment = "hyperscaler"
    language = "zh-Hans"
    verified = False
    limits = Limits(rows=(20, 5000), filled={"region": 1.0, "tier": 1.0}, fewer=0.7)
    origin = "https://workbench.cloud.tencent.com"
    path = ZONES
    seller = "Tencent Cloud"
    form = Machine

    def first(self) -> Iterable[Request]:
        """Which zones there are."""
        yield self.ask(ZONES, "list", method="POST", body="", callback=self.turn)

    def further(self, response: Response) -> Iterator[Request]:
        """All machines of each zone, also those without GPU: a new family is noticed only so."""
        for region in _inside(response.body).region_set:
            for zone in region.zones:
                yield self.post(
                    MACHINES.format(region.region), question(region.region, str(zone.get("zone")))
                )

    @classmethod
    def offers(cls, page: Page) -> list[Any]:
        """The machines, or the regions of a list of zones."""
        inside = _inside(page.body)
        return inside.region_set if page.role == "list" else inside.instance_type_quota_set

    @classmethod
    def judge(cls, page: Page) -> Verdict | None:
        """Besides what may be wrong with any list: an error inside a good answer."""
        fault = super().judge(page)
        if fault and fault.outcome is Class.EMPTY and (error := _inside(page.body).error):
            return Verdict(Class.OURS, f"{error.code}: {error.message}.")
        return fault

    @classmethod
    def read(cls, page: Page) -> Iterator[Record]:
        """The machines of a zone; a list of zones holds none."""
        return iter(()) if page.role == "list" else super().read(page)

    @classmethod
    def price(cls, row: Row[Any], page: Page) -> Iterator[Record]:
        """The price of a machine with GPUs under one way of paying."""
        machine: Machine = row.offer
        if held("tencent", machine.instance_type) is None:
            return
        zone = machine.zone or _asked_zone(page)
        listing = f"{machine.instance_type}/{zone}/{machine.instance_charge_type}"
        said = cls.said(row, page, listing=listing, currency="CNY", region=zone or None)
        tier, prices, gpus = SOLD.get(machine.instance_charge_type), machine.price, machine.gpu_count
        if tier is None:
            yield refused("unclear-term", f"{machine.instance_type} {machine.instance_charge_type}", **said)
        elif gpus != int(gpus):
            yield refused("fraction", f"{machine.instance_type}: {gpus:g} GPUs", **said)
        else:
            amount = prices.unit_price_discount or prices.unit_price or 0
            if tier == "reserved":
                said |= {"term": "month", "commitment": "P1M"}
                amount = prices.discount_price or prices.original_price or 0
            yield from instance("tencent", machine.instance_type, amount, chips=int(gpus), tier=tier, **said)


def question(region: str, zone: str) -> dict[str, Any]:
    """What the console asks for the machines of a zone."""
    charged = {"Name": "instance-charge-type", "Values": [*SOLD]}
    filters = {"Filters": [charged, {"Name": "zone", "Values": [zone]}], "Platform": "LINUX"}
    data = filters | {"Version": "2017-03-12"}
    action = {"serviceType": "cvm", "action": "DescribeZoneInstanceConfigInfos", "region": region}
    return action | {"data": data, "cgiName": "api"}


def _inside(body: bytes) -> Inside:
    return msgspec.json.decode(body, type=Answer).data.response


def _asked_zone(page: Page) -> str:
    """The zone that was asked for; empty where the question is not known."""
    if not page.asked:
        return ""
    filters = msgspec.json.decode(page.asked)["data"]["Filters"]
    return next((str(f["Values"][0]) for f in filters if f["Name"] == "zone"), "")
