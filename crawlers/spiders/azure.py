"""Microsoft Azure: retail prices of its N-series virtual machines in all regions."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import msgspec
from scrapy.http import Response

from crawlers.kinds.api import OffersApi
from crawlers.kinds.offers import Row, instance, refused, words
from crawlers.names.instances import held
from crawlers.records import Reason, Record
from crawlers.source import Limits, Page

FAMILIES = ("Standard_NC", "Standard_ND", "Standard_NG", "Standard_NV")
# The filter calls `priceType` what the answer calls `type`; its values are case-sensitive.
FILTER = "serviceName eq 'Virtual Machines' and priceType eq '{}' and contains(armSkuName,'{}')"
YEARS = {"1 Year": 1, "3 Years": 3, "5 Years": 5}
PLACEHOLDER = 0.01
"""Stands in ukwest for prices that are not set."""


class Item(msgspec.Struct, rename="camel"):
    """A meter's price, in US dollars: of an hour, or of the whole term of a reservation."""

    arm_sku_name: str
    retail_price: float
    type: str
    product_name: str
    """Alone tells Windows from Linux, and virtual machines from Cloud Services."""
    meter_name: str
    """Alone tells Spot and Low Priority."""
    arm_region_name: str
    currency_code: str
    unit_of_measure: str = ""
    reservation_term: str | None = None
    effective_start_date: str = ""


class Answer(msgspec.Struct, rename="pascal"):
    """A page of meters, still as they stand in it."""

    items: list[msgspec.Raw]
    next_page_link: str | None = None


class Azure(OffersApi):
    """Windows, Cloud Services, Low Priority and DevTest are other goods: they are refused by these names."""

    name = "azure"
    title = "Azure Retail Prices"
    publisher = "Microsoft Corporation"
    homepage = "https://learn.microsoft.com/en-us/rest/api/cost-management/retail-prices/azure-retail-prices"
    licence = "Facts from a documented public API; no data licence stated (terms not read, 2026-11-22)."
    robots = "A documented API; robots.txt of its host not seen beforehand; obeyed."
    segment = "hyperscaler"
    language = "en"
    verified = True
    limits = Limits(rows=(500, 60000), filled={"memory_gb": 0.9, "region": 1.0, "tier": 1.0}, fewer=0.8)
    pace = 3.0
    origin = "https://prices.azure.com"
    paths = tuple(
        "/api/retail/prices?api-version=2023-01-01-preview&$filter=" + quote(FILTER.format(sold, family))
        for sold in ("Consumption", "Reservation")
        for family in FAMILIES
    )
    seller = "Azure"
    form = Item

    def following(self, response: Response) -> str | None:
        """The next thousand; the link names the port, which stands in no other address of ours."""
        link = msgspec.json.decode(response.body, type=Answer).next_page_link
        return link.replace(":443/", "/", 1) if link else None

    @classmethod
    def offers(cls, page: Page) -> list[msgspec.Raw]:
        """The meters."""
        return msgspec.json.decode(page.body, type=Answer).items

    @classmethod
    def price(cls, row: Row[Any], page: Page) -> Iterator[Record]:
        """The price of a virtual machine under Linux; a meter without a machine is none of ours."""
        item: Item = row.offer
        if held("azure", item.arm_sku_name) is None:
            return
        said = cls.said(row, page, currency=item.currency_code, region=item.arm_region_name)
        said["quote"] = words(row.quote.encode(), "retailPrice", "productName", "meterName", "armSkuName")
        if reason := _other_goods(item) or (
            "not-yet" if item.effective_start_date > said["valid_on"] else None
        ):
            yield refused(reason, item.arm_sku_name, **said)
            return
        years = YEARS.get(item.reservation_term or "", 0)
        if years:
            amount, terms = item.retail_price / years, {"term": "year", "commitment": f"P{years}Y"}
        else:
            amount, terms = item.retail_price, {}
        tier = "reserved" if years else "spot" if item.meter_name.endswith(" Spot") else "on-demand"
        listing = "/".join((item.arm_sku_name, item.arm_region_name, tier, terms.get("commitment", "")))
        said |= {"tier": tier, "listing": listing.rstrip("/"), "absent": (PLACEHOLDER,), **terms}
        yield from instance("azure", item.arm_sku_name, amount, **said)


def _other_goods(item: Item) -> Reason | None:
    """What a meter is the price of, if not of a virtual machine under Linux that anybody may rent."""
    if "Windows" in item.product_name:
        return "windows"
    if "CloudServices" in item.product_name.replace(" ", ""):
        return "cloud-services"
    if item.meter_name.endswith(" Low Priority"):
        return "low-priority"
    if item.type == "Reservation":
        return None if item.reservation_term in YEARS else "unclear-term"
    return None if item.type == "Consumption" else "dev-test"
