"""CoreWeave: the grid of its pricing page, a whole instance a row."""

import re
from collections.abc import Iterator

from resiliparse.parse.html import ElementNode

from crawlers.kinds.offers import refused, rental
from crawlers.kinds.price_pages import PricePage, dollars, line
from crawlers.pages.html import within
from crawlers.pages.text import text_of
from crawlers.records import Record, Tier
from crawlers.source import Limits, Page

_COUNT = re.compile(r"(\d+)\s*GPU Count")
_REGION = re.compile(r"REGION:\s*(.+)", re.I)
SOLD: tuple[tuple[str, Tier], ...] = ((".instance-price", "on-demand"), (".spot-price", "spot"))
Offers = dict[tuple[str, int, str, Tier], dict[float, str]]
"""Name, GPUs, region and tier -> each amount told and its words."""


class CoreWeave(PricePage):
    """Blocks stand twice on the page, once for narrow screens, and their spot prices may disagree."""

    name = "coreweave"
    title = "CoreWeave cloud pricing"
    publisher = "CoreWeave, Inc."
    homepage = "https://www.coreweave.com/pricing"
    licence = "All rights reserved; facts only (terms not read, 2026-11-22)."
    robots = "robots.txt not seen beforehand; obeyed."
    language = "en"
    verified = True
    limits = Limits(rows=(5, 100), filled={"memory_gb": 0.5}, fewer=0.7)
    origin = "https://www.coreweave.com"
    path = "/pricing"
    seller = "CoreWeave"

    @classmethod
    def read(cls, page: Page) -> Iterator[Record]:
        """Each instance on demand and as spot; prices that disagree are refused together."""
        for (name, gpus, region, tier), amounts in _offers(cls, page).items():
            listing = f"{name}/{gpus}/{region}/{tier}".replace("//", "/")
            said = cls.said(page, listing=listing, tier=tier, region=region or None)
            said |= {"quote": next(iter(amounts.values())), "attributes": {"gpus": gpus}}
            if len(amounts) > 1:
                yield refused("ambiguous", f"{name}: {' and '.join(map(str, sorted(amounts)))}", **said)
            elif gpus:
                yield rental(name, next(iter(amounts)), chips=gpus, **said)
            else:
                yield refused("unclear-unit", name, **said)


def _offers(source: type[CoreWeave], page: Page) -> Offers:
    offers: Offers = {}
    region = ""
    for node in source.html(page).all("h5, .table-grid"):
        if node.tag == "h5":
            found = _REGION.search(line(node.text))
            region = found[1].title() if found else region
        else:
            _add(offers, node, region)
    return offers


def _add(offers: Offers, grid: ElementNode, region: str) -> None:
    cells = [line(text_of(cell.html)) for cell in within(grid, ".table-v2-cell")]
    model = grid.query_selector(".table-model-name")
    name = line(model.text) if model else next(iter(cells), "")
    for place, tier in SOLD:
        cell = grid.query_selector(place)
        amount = dollars(line(cell.text)) if cell else None  # empty: "contact sales"
        if name and cell and amount is not None:
            offers.setdefault((name, _gpus(cells), region, tier), {})[amount] = line(cell.text)


def _gpus(cells: list[str]) -> int:
    """The number of GPUs: in a cell that says so, or alone in the second one; 0 where it is not told."""
    told = next((found[1] for cell in cells if (found := _COUNT.search(cell))), "".join(cells[1:2]))
    return int(told) if told.isdigit() else 0
