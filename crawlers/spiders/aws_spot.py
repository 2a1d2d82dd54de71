"""Amazon Web Services: spot prices of accelerated instances, from the feed behind its price page."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import msgspec

from crawlers.capture.classify import Class, Verdict
from crawlers.kinds.api import OffersApi
from crawlers.kinds.offers import Row, instance, refused, rows
from crawlers.names.instances import held
from crawlers.records import Record, Refusal
from crawlers.source import Limits, Page

_JSONP = re.compile(rb"^\s*callback\((?P<json>.*)\)\s*;?\s*$", re.S)
OLD_REGIONS = {
    "us-east": "us-east-1",
    "us-west": "us-west-1",
    "eu-ireland": "eu-west-1",
    "apac-sin": "ap-southeast-1",
    "apac-syd": "ap-southeast-2",
    "apac-tokyo": "ap-northeast-1",
}
"""Names from before regions had numbers."""
FEWEST_REGIONS = 30
"""The feed's predecessor froze with part of the regions and went on answering for two years."""


class Column(msgspec.Struct):
    """The price under one system: a string, `N/A*` where there is none."""

    name: str
    prices: dict[str, str]


class Size(msgspec.Struct, rename="camel"):
    """An instance type; prices are US dollars an hour for the whole instance."""

    size: str
    value_columns: list[Column]


class Family(msgspec.Struct):
    """Types of one family, still as they stand in the answer."""

    sizes: list[msgspec.Raw]


class Region(msgspec.Struct, rename="camel"):
    """A region by its old name or new."""

    region: str
    instance_types: list[Family]


class Config(msgspec.Struct):
    """All regions."""

    regions: list[Region]


class Answer(msgspec.Struct):
    """The feed; it does not say when it was made, so a price holds for the day it was fetched."""

    config: Config


class AwsSpot(OffersApi):
    """Undocumented; it disagrees at times with Amazon's own advisor, which gives savings and no prices."""

    name = "aws_spot"
    title = "Amazon EC2 spot prices"
    publisher = "Amazon Web Services, Inc."
    homepage = "https://aws.amazon.com/ec2/spot/pricing/"
    licence = "Facts from an undocumented public feed; no data licence stated (terms not read, 2026-11-22)."
    robots = "A feed of AWS's own pages; robots.txt of its host not seen beforehand; obeyed."
    segment = "hyperscaler"
    language = "en"
    verified = True
    limits = Limits(rows=(500, 8000), filled={"memory_gb": 0.9, "region": 1.0}, fewer=0.8)
    origin = "https://website.spot.ec2.aws.a2z.com"
    path = "/spot.json"
    seller = "AWS"
    form = Size

    @classmethod
    def regions(cls, page: Page) -> list[Region]:
        """The regions, also of an answer wrapped for a browser: `callback({...});`."""
        wrapped = _JSONP.match(page.body)
        return msgspec.json.decode(wrapped["json"] if wrapped else page.body, type=Answer).config.regions

    @classmethod
    def offers(cls, page: Page) -> list[tuple[str, msgspec.Raw]]:
        """Region and row of each type."""
        return [(r.region, size) for r in cls.regions(page) for f in r.instance_types for size in f.sizes]

    @classmethod
    def judge(cls, page: Page) -> Verdict | None:
        """A feed of few regions is not whole."""
        if fault := super().judge(page):
            return fault
        found = len(cls.regions(page))
        if found < FEWEST_REGIONS:
            return Verdict(Class.EMPTY, f"The feed covers {found} regions, {FEWEST_REGIONS} are the least.")
        return None

    @classmethod
    def rows(cls, page: Page) -> Iterator[Row[Any] | Refusal]:
        """The rows understood or refused, each named by its region."""
        for region, raw in cls.offers(page):
            for found in rows([raw], Size):
                yield (
                    replace(found, name=OLD_REGIONS.get(region, region)) if isinstance(found, Row) else found
                )

    @classmethod
    def price(cls, row: Row[Any], page: Page) -> Iterator[Record]:
        """The price under Linux; that under Windows is another good."""
        kind = row.offer.size
        for column in row.offer.value_columns if held("aws", kind) else ():
            said = cls.said(
                row, page, listing=f"{kind}/{row.name}/{column.name}", region=row.name, tier="spot"
            )
            told = column.prices.get("USD", "")
            is_price = re.fullmatch(r"\d+(\.\d+)?", told)
            if column.name != "linux":
                yield from [refused("windows", kind, **said)] if is_price else ()
            elif is_price:
                yield from instance("aws", kind, float(told), currency="USD", **said)
            else:
                yield refused("placeholder", f"{kind} {told}", **said)
