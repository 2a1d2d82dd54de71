"""The shops of the sample web on a given day: what `goods.csv`, made up for it, says that they ask."""

import json
from datetime import date
from html import escape
from typing import Any

from crawlers.demo_site.market import standing
from crawlers.demo_site.news import html

Good = dict[str, str]


def goods(shop: str, day: date) -> list[Good]:
    """What a shop shows on `day`, sold out or not."""
    return [row for row in standing("goods.csv", day) if row["shop"] == shop]


def search(shop: str, day: date, address: str) -> str:
    """A list of links to products; a shop of a few goods finds them all, whatever the words.

    `address` is that of a product, up to its id.
    """
    links = (
        f'<li><a href="{address}{good["id"]}">{escape(good["name"])}</a></li>' for good in goods(shop, day)
    )
    return html("Search", f"<ul>{''.join(links)}</ul>")


def json_ld(good: Good) -> str:
    """A product page with JSON-LD; who sells is told where it is not the shop."""
    offer: dict[str, Any] = {
        "@type": "Offer",
        "priceCurrency": "USD",
        "price": good["price"],
        "availability": f"https://schema.org/{good['stock']}",
        "itemCondition": "https://schema.org/NewCondition",
    }
    if good["seller"]:
        offer["seller"] = {"@type": "Organization", "name": good["seller"]}
    product = {
        "@context": "https://schema.org/",
        "@type": "Product",
        "name": good["name"],
        "sku": good["id"],
        "offers": offer,
    }
    said = f'<script type="application/ld+json">{json.dumps(product)}</script>'
    return html(good["name"], f"<h1>{escape(good['name'])}</h1>{said}")


def microdata(good: Good) -> str:
    """A product page with microdata."""
    return html(
        good["name"],
        '<div itemscope itemtype="http://schema.org/Product">'
        f'<h1 itemprop="name">{escape(good["name"])}</h1><meta itemprop="sku" content="{good["id"]}">'
        '<div itemprop="offers" itemscope itemtype="http://schema.org/Offer">'
        '<meta itemprop="priceCurrency" content="USD">'
        f'$<span itemprop="price">{good["price"]}</span>'
        f'<link itemprop="availability" href="http://schema.org/{good["stock"]}"></div></div>',
    )


def zol_list(day: date) -> str:
    """ZOL's list: cards with their prices in yuan, or the word for what is made no more."""
    cards = "".join(
        f'<li data-follow-id="p{good["id"]}">'
        f'<h3><a href="/vga/index{good["id"]}.shtml">{escape(good["name"])}</a></h3>'
        f'<div class="price-row"><b class="price-type">{good["price"]}</b></div></li>'
        for good in goods("zol", day)
    )
    return html("显卡报价大全", f'<ul id="J_PicMode">{cards}</ul>')
