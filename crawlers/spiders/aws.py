"""Amazon Web Services: on-demand prices of accelerated instances, from the feed behind its price page."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import quote

import msgspec

from crawlers.kinds.api import OffersApi
from crawlers.kinds.offers import Row, instance, refused, rows, words
from crawlers.names.instances import held
from crawlers.records import Record, Refusal
from crawlers.source import Limits, Page

REGIONS = {
    "US East (N. Virginia)": "us-east-1",
    "US East (Ohio)": "us-east-2",
    "US West (N. California)": "us-west-1",
    "US West (Oregon)": "us-west-2",
    "Canada (Central)": "ca-central-1",
    "EU (Frankfurt)": "eu-central-1",
    "EU (Ireland)": "eu-west-1",
    "EU (London)": "eu-west-2",
    "EU (Stockholm)": "eu-north-1",
    "Asia Pacific (Mumbai)": "ap-south-1",
    "Asia Pacific (Seoul)": "ap-northeast-2",
    "Asia Pacific (Singapore)": "ap-southeast-1",
    "Asia Pacific (Sydney)": "ap-southeast-2",
    "Asia Pacific (Tokyo)": "ap-northeast-1",
    "South America (Sao Paulo)": "sa-east-1",
}
FEED = "/pricing/2.0/meteredUnitMaps/ec2/USD/current/ec2-ondemand-without-sec-sel/{}/Linux/index.json"


class Listed(msgspec.Struct):
    """An instance type in a region; the price is for the whole instance and hour, and a string."""

    kind: str = msgspec.field(name="Instance Type")
    price: float
    system: str = msgspec.field(name="Operating System", default="Linux")


class Answer(msgspec.Struct):
    """Region -> compound key -> row; the keys are not to be relied on, the rows tell their type."""

    regions: dict[str, dict[str, msgspec.Raw]]


class Aws(OffersApi):
    """The documented bulk list holds the same in hundreds of megabytes; this feed is undocumented."""

    name = "aws"
    title = "Amazon EC2 on-demand prices"
    publisher = "Amazon Web Services, Inc."
    homepage = "https://aws.amazon.com/ec2/pricing/on-demand/"
    licence = "Facts from an undocumented public feed; no data licence stated (terms not read, 2026-11-22)."
    robots = "A feed of AWS's own pages; robots.txt of its host not seen beforehand; obeyed."
    segment = "hyperscaler"
    language = "en"
    verified = True
    limits = Limits(rows=(100, 3000), filled={"memory_gb": 0.9, "region": 1.0}, fewer=0.8)
    origin = "https://b0.p.awsstatic.com"
    paths = tuple(FEED.format(quote(region)) for region in REGIONS)
    seller = "AWS"
    form = Listed

    @classmethod
    def offers(cls, page: Page) -> list[tuple[str, msgspec.Raw]]:
        """Region and row of each type."""
        regions = msgspec.json.decode(page.body, type=Answer).regions
        return [(region, row) for region, types in regions.items() for row in types.values()]

    @classmethod
    def rows(cls, page: Page) -> Iterator[Row[Any] | Refusal]:
        """The rows understood or refused, each named by its region."""
        for region, raw in cls.offers(page):
            for found in rows([raw], Listed, strict=False):
                yield replace(found, name=REGIONS.get(region, region)) if isinstance(found, Row) else found

    @classmethod
    def price(cls, row: Row[Any], page: Page) -> Iterator[Record]:
        """The price of an accelerated instance under Linux."""
        kind, region = row.offer.kind, row.name
        said = cls.said(row, page, listing=f"{kind}/{region}", region=region, tier="on-demand")
        said["quote"] = words(row.quote.encode(), "Instance Type", "price")
        if row.offer.system == "Linux":
            yield from instance("aws", kind, row.offer.price, currency="USD", **said)
        elif held("aws", kind):
            yield refused("windows" if "Windows" in row.offer.system else "other-system", kind, **said)
