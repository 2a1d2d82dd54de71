"""CoolPC 原價屋: a shop in Taiwan whose whole price list is one page of menus, in Big5."""

import re
from collections.abc import Iterator

from crawlers.kinds.shop import PriceList
from crawlers.pages.decode import decode
from crawlers.pages.html import Html, within
from crawlers.pages.offers import Offer
from crawlers.source import Limits, Page

# "品名, $72990 ◆ ★": the price is behind the last ", $"; names hold commas too.
_PRICED = re.compile(r"(?P<name>.+), ?(?P<price>\$[^◆★]+)")
_FIGURE = re.compile(r"\$ ?[\d,]+")


class CoolPC(PriceList):
    """Prices in Taiwan dollars; a lowered price stands behind the old one ("$72990↘$69990")."""

    name = "coolpc"
    title = "原價屋 CoolPC"
    publisher = "原價屋"
    homepage = "https://www.coolpc.com.tw"
    licence = "All rights reserved; facts only (terms not read, 2026-11-22)."
    robots = "robots.txt not seen beforehand; obeyed."
    language = "zh-Hant"
    verified = True
    limits = Limits(rows=(3, 600), fewer=0.5)
    origin = "https://www.coolpc.com.tw"
    path = "/evaluate.php"
    seller = "CoolPC"
    currency = "TWD"

    @classmethod
    def offers(cls, page: Page) -> list[Offer]:
        """Each priced entry of a menu under the heading of its group."""
        html = Html(decode(page.body, page.content_type))
        return [
            offer
            for group in html.all("select optgroup[label]")
            for option in within(group, "option")
            for offer in cls._offer(" ".join((option.text or "").split()), str(group["label"]))
        ]

    @classmethod
    def _offer(cls, entry: str, group: str) -> Iterator[Offer]:
        if told := _PRICED.match(entry):
            *old, price = _FIGURE.findall(told["price"]) or [""]
            lowered = {"list_price": old[0].strip("$ ")} if old else {}
            yield cls.offer(told["name"], told["name"], price, category=group, **lowered)
