"""Sources that show their prices on a page for people: tables, grids and lines of text."""

import re
from collections.abc import Iterator
from typing import Any, ClassVar

from crawlers.capture.classify import Class, Verdict
from crawlers.pages.decode import decode
from crawlers.pages.html import Html
from crawlers.records import Price, Record, Segment
from crawlers.source import Kind, Page, Role, Source

# Tables behind tabs are hidden until somebody clicks: they are prices as well.
_HIDDEN = re.compile(r"""\s(?:hidden|aria-hidden)(?:=(?:"[^"]*"|'[^']*'|[^\s>]*))?(?=[\s/>])""", re.I)
_DOLLARS = re.compile(r"\$\s*(\d[\d,]*(?:\.\d+)?)")


class PricePage(Source):
    """One page; prices in US dollars."""

    kind: ClassVar[Kind] = "price-page"
    role: ClassVar[Role] = "offers"
    segment: ClassVar[Segment | None] = "neocloud"
    seller: ClassVar[str]
    """Who offers, as in sellers.csv."""

    @classmethod
    def html(cls, page: Page) -> Html:
        """The page, with what stands behind its tabs."""
        return Html(_HIDDEN.sub("", decode(page.body, page.content_type)))

    @classmethod
    def text(cls, page: Page) -> str:
        """What the page shows, also behind its tabs."""
        return cls.html(page).text()

    @classmethod
    def judge(cls, page: Page) -> Verdict | None:
        """A page without any price has changed its form, or is another page."""
        if any(isinstance(record, Price) for record in cls.read(page)):
            return None
        return Verdict(Class.LAYOUT_CHANGED, "The page shows no price in the form known.")

    @classmethod
    def read(cls, page: Page) -> Iterator[Record]:
        """Each offer a price or a refusal."""
        raise NotImplementedError

    @classmethod
    def said(cls, page: Page, **more: Any) -> dict[str, Any]:
        """What every price of the page says."""
        common = {"seller": cls.seller, "segment": cls.segment, "currency": "USD", "tier": "on-demand"}
        return common | {"valid_on": page.day.isoformat()} | more


def dollars(text: str) -> float | None:
    """The amount of the first price in a text; None where there is none ("—", "Contact sales")."""
    found = _DOLLARS.search(text)
    return float(found[1].replace(",", "")) if found else None


def line(text: str | None) -> str:
    """A text on one line."""
    return " ".join((text or "").split())
