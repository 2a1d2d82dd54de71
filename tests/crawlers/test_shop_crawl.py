"""Shops crawled on a site of our own, from their lists to records."""

import json
from pathlib import Path

from crawlers.read import read_day
from crawlers.records import Price, from_line
from tests.crawlers.conftest import NIGHT, Answer, Nights, Site

HTML = {"Content-Type": "text/html; charset=utf-8"}
GBK = {"Content-Type": "text/html; charset=GBK"}


def prices(data: Path, name: str) -> dict[str | None, tuple[str, float, str]]:
    """Listing -> chip, price and currency of what was read of the night."""
    (file,) = read_day(data, NIGHT.date(), [name])
    read = map(from_line, file.read_text(encoding="utf-8").splitlines())
    return {r.listing: (r.chip, r.low, r.currency) for r in read if isinstance(r, Price)}


def product(name: str, sku: str, price: str) -> Answer:
    offer = {"@type": "Offer", "price": price, "priceCurrency": "USD"}
    data = json.dumps({"@type": "Product", "name": name, "sku": sku, "offers": offer})
    return Answer(
        f"<html><head><script type='application/ld+json'>{data}</script></head></html>", headers=HTML
    )


def test_lists_lead_to_products_and_those_to_prices(nights: Nights, site: Site) -> None:
    listed = "<a href='/h100/p/N82E1'>NVIDIA H100 NVL</a><a href='/mouse/p/N82E2'>Wireless mouse</a>"
    site.pages["/p/pl?d=nvidia+h100"] = Answer(f"<html><body>{listed}</body></html>", headers=HTML)
    site.pages["/h100/p/N82E1"] = product("NVIDIA H100 NVL 94GB", "N82E1", "27,499.00")
    nights.crawl("newegg")
    assert [path for path in site.paths() if path.endswith(("N82E1", "N82E2"))] == ["/h100/p/N82E1"]
    assert prices(nights.data, "newegg") == {"N82E1": ("nvidia-h100", 27_499, "USD")}


def test_lists_of_prices_are_turned(nights: Nights, site: Site) -> None:
    def page(number: int, price: str, rest: str = "") -> Answer:
        card = f"<li data-follow-id='p{number}'><h3>华硕 RTX 5090 <span>32GB 三风扇</span></h3>"
        card += f"<div class='price-row'><b class='price-type'>{price}</b></div></li>"
        text = f"<html><body><ul id='J_PicMode'>{card}</ul>{rest}</body></html>"
        return Answer(text.encode("gbk"), headers=GBK)

    site.pages["/vga/"] = page(1, "23,500", "<a href='/vga/2.html'>下一页</a>")
    site.pages["/vga/2.html"] = page(2, "2.4万")
    nights.crawl("zol")
    assert prices(nights.data, "zol") == {
        "p1": ("nvidia-rtx-5090", 23_500, "CNY"),
        "p2": ("nvidia-rtx-5090", 24_000, "CNY"),
    }
