"""ZOL 中关村在线: what dealers in China ask for graphics cards, by its lists in GBK."""

from collections.abc import Iterable, Iterator

from resiliparse.parse.html import ElementNode
from scrapy.http import Request, Response

from crawlers.kinds.shop import PriceList
from crawlers.pages.decode import decode
from crawlers.pages.html import Html
from crawlers.pages.offers import Offer
from crawlers.pages.paging import next_page
from crawlers.records import Reason
from crawlers.source import Limits, Page, media_type

PAGES = 10
"""Lists asked for at the most."""
UNSOLD: dict[str, Reason] = {"停产": "out-of-stock", "概念产品": "not-yet", "即将上市": "not-yet"}


class Zol(PriceList):
    """Cards of all makers; a data-centre card is a rare guest."""

    name = "zol"
    title = "中关村在线 ZOL 显卡报价"
    publisher = "中关村在线"
    homepage = "https://detail.zol.com.cn/vga/"
    licence = "All rights reserved; facts only (terms not read, 2026-11-22)."
    robots = "robots.txt not seen beforehand; obeyed."
    language = "zh-Hans"
    verified = True
    limits = Limits(rows=(3, 1500), fewer=0.5)
    origin = "https://detail.zol.com.cn"
    path = "/vga/"
    seller = "ZOL"
    currency = "CNY"

    def first(self) -> Iterable[Request]:
        """The first list."""
        yield self.ask(self.path, self.role, callback=self.turn)

    def turn(self, response: Response) -> Iterator[Request]:
        """The list after this one."""
        following = next_page(decode(response.body, media_type(response)), response.url)
        if following and response.meta.get("depth", 0) + 1 < PAGES:
            yield from self.ask_link(following, self.role, response.url, callback=self.turn)

    @classmethod
    def offers(cls, page: Page) -> list[Offer]:
        """Each card listed."""
        html = Html(decode(page.body, page.content_type))
        cards = map(cls._offer, html.all("ul#J_PicMode li[data-follow-id]"))
        return list({offer.key: offer for offer in cards}.values())

    @classmethod
    def _offer(cls, card: ElementNode) -> Offer:
        name, price = _line(card, "h3"), _line(card, ".price-row") or _line(card, ".price-type")
        amount = _line(card, "b.price-type")
        fault = next((reason for word, reason in UNSOLD.items() if word in price), None)
        return cls.offer(name, card["data-follow-id"], amount or price, fault=fault)


def _line(node: ElementNode, selector: str) -> str:
    found = node.query_selector(selector)
    return " ".join((found.text or "").split()) if found else ""
