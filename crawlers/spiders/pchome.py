"""PChome 24h: a shop in Taiwan, by the answers that its search page is made of."""

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import msgspec
from scrapy.http import Request, Response

from crawlers.capture.classify import Class, Verdict
from crawlers.kinds.shop import PriceList
from crawlers.pages.offers import Offer
from crawlers.source import Limits, Page

SEARCH = "/search/v4.3/all/results"
WANTED = ("RTX5090", "RTX4090", "RTX PRO 6000", "RTX A6000", "H100", "L40S")
PAGES = 3
"""Answers asked for each thing wanted; the best fitting stand first."""


class Prod(msgspec.Struct):
    """A product found."""

    id: str
    name: str
    price: float | str | None = None


class PChome(PriceList):
    """Prices in Taiwan dollars; version 3.3 of the search wrote the same keys in lower case."""

    name = "pchome"
    title = "PChome 24h 購物"
    publisher = "網路家庭"
    homepage = "https://24h.pchome.com.tw"
    licence = "All rights reserved; facts only (terms not read, 2026-11-22)."
    robots = "robots.txt not seen beforehand; obeyed."
    language = "zh-Hant"
    verified = False
    limits = Limits(rows=(3, 800), fewer=0.4)
    origin = "https://ecshweb.pchome.com.tw"
    path = SEARCH
    seller = "PChome"
    currency = "TWD"

    def first(self) -> Iterable[Request]:
        """One search for each thing wanted."""
        return (self._search(words, 1) for words in WANTED)

    def _search(self, words: str, page: int) -> Request:
        asked = urlencode({"q": words, "page": page, "sort": "rnk/dc"})
        return self.ask(f"{SEARCH}?{asked}", self.role, callback=self.turn)

    def turn(self, response: Response) -> Iterator[Request]:
        """The answer after this one; nothing after one of another form."""
        asked = parse_qs(urlsplit(response.url).query)
        number = int(asked["page"][0])
        try:
            pages = int(_lowered(response.body).get("totalpage") or 0)
        except (msgspec.DecodeError, TypeError, ValueError):
            return
        if number < min(pages, PAGES):
            yield self._search(asked["q"][0], number + 1)

    @classmethod
    def judge(cls, page: Page) -> Verdict | None:
        """An answer of another form; a search that finds nothing is told by the empty list."""
        try:
            found = cls.offers(page)
        except msgspec.DecodeError as fault:
            return Verdict(Class.LAYOUT_CHANGED, f"The answer is not the one known: {fault}.")
        return None if found else Verdict(Class.EMPTY, "The search finds nothing.")

    @classmethod
    def offers(cls, page: Page) -> list[Offer]:
        """Each product found."""
        prods = msgspec.convert(_lowered(page.body).get("prods"), list[dict[str, Any]])
        found = (msgspec.convert({key.lower(): value for key, value in prod.items()}, Prod) for prod in prods)
        return [cls.offer(prod.name, prod.id, _shown(prod.price)) for prod in found]


def _shown(price: float | str | None) -> str:
    return f"{price:.10g}" if isinstance(price, float) else price or ""


def _lowered(body: bytes) -> dict[str, Any]:
    answer = msgspec.json.decode(body, type=dict[str, Any])
    return {key.lower(): value for key, value in answer.items()}
