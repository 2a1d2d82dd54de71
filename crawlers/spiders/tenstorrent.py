"""Tenstorrent: its own prices of its cards."""

import re
from collections.abc import Iterator
from typing import ClassVar

from crawlers.kinds.shop import PriceList
from crawlers.names.identify import identify
from crawlers.pages.decode import decode
from crawlers.pages.html import Html
from crawlers.pages.offers import Offer
from crawlers.records import Tier
from crawlers.source import Limits, Page

_PRICE = re.compile(
    r"(?:from|price:?|msrp:?)?\s*(\$\s?[\d,]+(?:\.\d\d)?)(?:\s*usd)?|.*\b(?:contact|quote)\b.*", re.I
)
_NEAR = 6
"""Lines below a card's name in which its price may stand."""


class Tenstorrent(PriceList):
    """A maker's list prices: the line with a card's name, and below it the first price."""

    name = "tenstorrent"
    title = "Tenstorrent cards"
    publisher = "Tenstorrent"
    homepage = "https://tenstorrent.com/en/hardware/cards"
    licence = "All rights reserved; facts only (terms not read, 2026-11-22)."
    robots = "robots.txt not seen beforehand; obeyed."
    schedule = "0 6 * * 1"
    language = "en"
    verified = False
    limits = Limits(rows=(1, 20), fewer=0.5)
    origin = "https://tenstorrent.com"
    path = "/en/hardware/cards"
    seller = "Tenstorrent"
    tier: ClassVar[Tier] = "list"
    currency = "USD"

    @classmethod
    def offers(cls, page: Page) -> list[Offer]:
        """Each card with a price, the first time that it stands with one."""
        lines = [
            line for line in Html(decode(page.body, page.content_type)).text().split("\n") if line.strip()
        ]
        return list({offer.key: offer for offer in reversed(list(cls._cards(lines)))}.values())[::-1]

    @classmethod
    def _cards(cls, lines: list[str]) -> Iterator[Offer]:
        for number, line in enumerate(lines):
            chip = identify(f"Tenstorrent {line}") if len(line) < 60 else None
            if not chip:
                continue
            for below in lines[number : number + _NEAR]:
                if below is not line and identify(f"Tenstorrent {below}"):
                    break
                if price := _PRICE.fullmatch(below):
                    asked = price[1] or price[0]  # "Contact sales" is an offer without a figure
                    yield cls.offer(f"Tenstorrent {line}", chip.chip, asked, category="graphics card")
                    break
