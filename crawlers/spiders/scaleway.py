"""Scaleway: its GPU instances by zone, in euros."""

from collections.abc import Iterator
from typing import Any

import msgspec
from scrapy.http import Response
from w3lib.url import add_or_replace_parameter, url_query_parameter

from crawlers.kinds.api import OffersApi
from crawlers.kinds.offers import Row, keyed, rental, telling
from crawlers.records import Record, Refusal
from crawlers.source import Limits, Page

ZONES = ("fr-par-1", "fr-par-2", "nl-ams-1", "pl-waw-2")
LONGEST = 100
"""Servers in an answer; a full one is followed by another."""


class Server(msgspec.Struct):
    """A type of server; prices are euros for the whole of it."""

    gpu: int | None = None
    hourly_price: float | None = None


class Answer(msgspec.Struct):
    """The types by name, still as they stand in the answer."""

    servers: dict[str, msgspec.Raw]


class Scaleway(OffersApi):
    """A name tells chip, form, number and memory of one (`H100-SXM-8-80G`)."""

    name = "scaleway"
    title = "Scaleway instance types"
    publisher = "Scaleway SAS"
    homepage = "https://www.scaleway.com/en/pricing/gpu/"
    licence = "Facts from a public API without key; no data licence stated (terms not read, 2026-11-22)."
    robots = "An API; robots.txt of its host not seen beforehand; obeyed."
    language = "en"
    verified = True
    limits = Limits(rows=(4, 200), filled={"memory_gb": 0.9, "region": 1.0}, fewer=0.7)
    origin = "https://api.scaleway.com"
    paths = tuple(f"/instance/v1/zones/{zone}/products/servers?per_page={LONGEST}&page=1" for zone in ZONES)
    seller = "Scaleway"
    form = Server

    def following(self, response: Response) -> str | None:
        """The next page after a full one."""
        if len(msgspec.json.decode(response.body, type=Answer).servers) < LONGEST:
            return None
        page = int(url_query_parameter(response.url, "page", "1") or 1)
        return add_or_replace_parameter(response.url, "page", str(page + 1))

    @classmethod
    def offers(cls, page: Page) -> dict[str, msgspec.Raw]:
        """The types by name."""
        return msgspec.json.decode(page.body, type=Answer).servers

    @classmethod
    def rows(cls, page: Page) -> Iterator[Row[Any] | Refusal]:
        """The types understood or refused."""
        return keyed(page.body, cls.offers(page), Server)

    @classmethod
    def price(cls, row: Row[Any], page: Page) -> Iterator[Record]:
        """The price of a server by the hour; one without GPU is none of ours."""
        if row.offer.gpu:
            zone = page.url.partition("/zones/")[2].partition("/")[0]
            said = cls.said(row, page, listing=f"{row.name}/{zone}", region=zone or None, tier="on-demand")
            said |= {"currency": "EUR", "chips": row.offer.gpu}
            yield rental(telling("scaleway", row.name, row.name), row.offer.hourly_price or 0, **said)
