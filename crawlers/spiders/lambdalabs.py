"""Lambda: the tables of its pricing page, one for each number of GPUs in an instance."""

import re
from collections.abc import Iterator

from resiliparse.parse.html import ElementNode

from crawlers.kinds.offers import refused, rental
from crawlers.kinds.price_pages import PricePage, dollars, line
from crawlers.pages.html import within
from crawlers.records import Record
from crawlers.source import Limits, Page

_TIMES = re.compile(r"(\d+)x")
PRICE, MEMORY = "PRICE/GPU/HR*", "VRAM/GPU"


class LambdaLabs(PricePage):
    """Prices are of one GPU and hour, though all of an instance have to be taken.

    The API that tells them by instance needs a key. A copy of the tables stands as escaped JSON in a script,
    where the page's tree does not see it.
    """

    name = "lambdalabs"
    title = "Lambda GPU cloud pricing"
    publisher = "Lambda, Inc."
    homepage = "https://lambda.ai/pricing"
    licence = "All rights reserved; facts only (terms not read, 2026-11-22)."
    robots = "robots.txt not seen beforehand; obeyed."
    language = "en"
    verified = True
    limits = Limits(rows=(6, 80), filled={"memory_gb": 0.9}, fewer=0.7)
    origin = "https://lambda.ai"
    path = "/pricing"
    seller = "Lambda"

    @classmethod
    def read(cls, page: Page) -> Iterator[Record]:
        """Each row of the instances' tables, and as refusals those of clusters, which are let by the week."""
        html = cls.html(page)
        tabs = {tab["aria-controls"]: line(tab.text) for tab in html.all('[role="tab"][aria-controls]')}
        told = 0
        for panel in html.all('[role="tabpanel"][id]'):
            times = _TIMES.fullmatch(tabs.get(panel["id"], ""))
            for row in within(panel, "tr[data-plan]") if times else ():
                told += 1
                yield from cls._price(row, page, int(times[1]) if times else 0)
        others = len(list(html.all("tr[data-plan]"))) - told
        if others:
            yield refused("unclear-unit", f"{others} rows outside of the tables for 1x, 2x, 4x and 8x")

    @classmethod
    def _price(cls, row: ElementNode, page: Page, gpus: int) -> Iterator[Record]:
        cells = within(row, "th, td")
        labelled = {cell["data-label"]: line(cell.text) for cell in cells if cell.hasattr("data-label")}
        amount, memory = dollars(labelled.get(PRICE, "")), re.match(r"\d+", labelled.get(MEMORY, ""))
        plan, quote = row["data-plan"], "\t".join(line(cell.text) for cell in cells)
        if amount is not None:
            listing = f"{gpus}x/{plan}/{memory[0] if memory else ''}"
            said = cls.said(page, listing=listing, quote=quote, attributes={**labelled, "gpus": gpus})
            yield rental(plan, amount, memory_gb=float(memory[0]) if memory else None, **said)
