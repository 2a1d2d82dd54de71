"""Shops: what a card or a server costs to buy, from the data of their product pages."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, ClassVar

from scrapy.http import Request, Response

from crawlers.capture.classify import Class, Verdict
from crawlers.kinds.offers import refused
from crawlers.names.goods import goods, is_accelerator, is_gpu
from crawlers.names.identify import Identified, identify
from crawlers.names.tables import products
from crawlers.pages.amounts import figure
from crawlers.pages.decode import decode
from crawlers.pages.html import Html
from crawlers.pages.offers import Condition, Offer, offers
from crawlers.records import Price, Reason, Record, Refusal, Segment, Tier
from crawlers.source import Kind, Page, Role, Source, media_type

WANTED = (
    *("nvidia+h100", "nvidia+h200", "nvidia+l40s", "nvidia+a100", "rtx+pro+6000", "rtx+6000+ada"),
    *("geforce+rtx+5090", "geforce+rtx+4090", "amd+instinct", "intel+gaudi"),
)
"""What a shop is searched for, as its address has it."""
GONE = frozenset({"OutOfStock", "SoldOut", "Discontinued"})
"""An offer that nobody can take: its last figure is no price of the day."""
_NINES = re.compile(r"9{5,}(?:\.9+)?|9{4,}\.9{2,}|12345(?:67?8?9?)?")
_SMALL_MONEY = frozenset({"INR", "JPY", "KRW", "PHP", "RUB", "THB", "TWD"})
"""Where 99,999 may well be what a card costs; in other money it stands for "ask us"."""
_CONSUMER = re.compile(r"nvidia-[rg]tx-\d")
_STATES: tuple[tuple[re.Pattern[str], Condition], ...] = (
    (re.compile(r"refurb|renewed|recertified|翻新|官翻|整新", re.I), "refurbished"),
    (re.compile(r"\bused\b|open[ -]?box|pre-?owned|second[ -]?hand|二手|拆机|中古", re.I), "used"),
)


def sale(offer: Offer, text: str = "", *, tier: Tier = "street", **said: Any) -> Price | Refusal | None:
    """The price of an offer in a page's `text`, or why there is none; None for what is no AI chip at all.

    `said` are further fields of the record (`seller`, `segment`, `valid_on`). A shop's price is of the tier
    `street`; a maker's own is `list`.
    """
    category, brand = str(offer.facts.get("category", "")), str(offer.facts.get("brand", ""))
    chip = identify(offer.name)
    quote = offer.quote or quoted(text, offer)
    said |= {"attributes": {"name": offer.name, **offer.facts}, "listing": offer.key, "quote": quote}
    if chip is None:
        is_ours = is_accelerator(offer.name) and goods(offer.name, category).what in ("chip", "server")
        return refused("unknown-chip", offer.name, **said) if is_ours else None
    if _is_for_games(chip) or not is_gpu(offer.name, category, brand):
        return None
    sold = goods(offer.name, category)
    if sold.what != "chip" and sold.what != "server":
        return refused(sold.what, offer.name, **said)
    reason = "unclear-unit" if sold.chips is None else _no_price(offer)
    if reason:
        return refused(reason, f"{offer.name}: {offer.words or 'no figure'} {offer.currency}".strip(), **said)
    return Price(
        chip=chip.chip,
        form_factor=chip.form_factor,
        memory_gb=chip.memory_gb,
        basis="purchase",
        per=sold.what,
        chips=sold.chips,
        tier=tier,
        low=offer.low,
        high=offer.high,
        currency=offer.currency,
        bound=offer.bound,
        condition=next((state for words, state in _STATES if words.search(offer.name)), offer.condition),
        title=offer.name,
        **said | {"seller": offer.seller or said.get("seller")},
    )


def _no_price(offer: Offer) -> Reason | None:
    """Why what an offer asks is no price of the day."""
    if offer.fault:
        return offer.fault
    if is_placeholder(offer.low, offer.currency) or is_placeholder(offer.high, offer.currency):
        return "placeholder"
    gone = offer.facts.get("availability") in GONE or offer.facts.get("offer_count") == "0"
    return "out-of-stock" if gone else None


def is_placeholder(amount: float, currency: str) -> bool:
    """0, 0.01, 1, 99999, 9999999, 12345: what shops write where they ask no price."""
    if currency in _SMALL_MONEY and amount < 100_000:
        return amount <= 1
    return amount <= 1 or bool(_NINES.fullmatch(f"{amount:.10g}"))


def _is_for_games(chip: Identified) -> bool:
    """Whether it is a card for games that no AI catalogue has: named by its maker's grammar alone."""
    return bool(_CONSUMER.match(chip.chip)) and chip.chip not in _catalogue()


@cache
def _catalogue() -> frozenset[str]:
    return frozenset(product.chip for product in products())


def quoted(text: str, offer: Offer) -> str | None:
    """The piece of a page from its word for price to the figures, the first behind the product's name."""
    price = re.compile(
        rf"price(?:(?!price).){{0,120}}?(?<![\d.,]){re.escape(offer.words)}(?![\d])", re.I | re.S
    )
    found = offer.words and (price.search(text, max(0, text.find(offer.name))) or price.search(text))
    return found.group() if found else None


class Sales(Source):
    """Who sells chips: its offers become records of the page's day."""

    kind: ClassVar[Kind] = "shop"
    role: ClassVar[Role] = "offers"
    segment: ClassVar[Segment | None] = "shop"
    pace: ClassVar[float] = 3.0
    seller: ClassVar[str]
    """Who offers, where the page names nobody else."""
    tier: ClassVar[Tier] = "street"

    @classmethod
    def offers(cls, page: Page) -> list[Offer]:
        """What a page offers, chips and other goods; none means that it has another form."""
        raise NotImplementedError

    @classmethod
    def judge(cls, page: Page) -> Verdict | None:
        """A page without any offer is another one, or has changed."""
        if cls.offers(page):
            return None
        return Verdict(Class.LAYOUT_CHANGED, "The page describes no product in any form known.")

    @classmethod
    def read(cls, page: Page) -> Iterator[Record]:
        """Each offer of a chip or a server a price or a refusal."""
        text = cls.text(page)
        said = {"seller": cls.seller, "segment": cls.segment, "valid_on": page.day.isoformat()}
        sales = (sale(offer, text, tier=cls.tier, **said) for offer in cls.offers(page))
        yield from (record for record in sales if record)


class PriceList(Sales):
    """A shop whose list tells the prices, a line an offer."""

    currency: ClassVar[str]

    @classmethod
    def text(cls, page: Page) -> str:
        """A line an offer: names and prices stand apart in the page, and menus are not shown as text."""
        return "\n".join(offer.quote or "" for offer in cls.offers(page))

    @classmethod
    def offer(cls, name: str, key: str, price: str, fault: Reason | None = None, **facts: Any) -> Offer:
        """An offer of a list whose price is written as `price`; without a figure it is `no-price`."""
        amount, words = figure(price, cls.currency) or (0.0, "")
        return Offer(
            name=name,
            key=key,
            low=amount,
            high=amount,
            currency=cls.currency,
            words=words,
            fault=fault or (None if words else "no-price"),
            quote=f"{name}\t{price}",
            facts=facts,
        )


class Shop(Sales):
    """A shop whose lists lead to product pages with data for machines."""

    indexes: ClassVar[tuple[str, ...]]
    """Paths of the pages that list products."""
    links: ClassVar[str]
    """CSS selector of the links to products on such a page."""
    most: ClassVar[int] = 60
    """Products asked for from one list."""

    def first(self) -> Iterable[Request]:
        """The pages that list products."""
        return (self.ask(path, "list", callback=self.follow) for path in self.indexes)

    def follow(self, response: Response) -> Iterator[Request]:
        """The products listed whose link says the name of a chip, or nothing."""
        for address in self.listed(decode(response.body, media_type(response)))[: self.most]:
            yield from self.ask_link(address, self.role, response.url)

    @classmethod
    def listed(cls, text: str) -> list[str]:
        """Addresses of the products on a list page, each once, without those named as something else."""
        named: dict[str, list[str]] = {}
        for node in Html(text).all(cls.links):
            link, name = (node["href"] or "").partition("#")[0], (node.text or "").strip()
            named.setdefault(link, []).extend([name] if name else [])
        return [link for link, names in named.items() if link and (not names or any(map(is_wanted, names)))]

    @classmethod
    def judge(cls, page: Page) -> Verdict | None:
        """A list without links and a product without data are pages of another form."""
        if page.role != "list":
            return super().judge(page)
        if Html(cls.text(page)).first(cls.links):
            return None
        return Verdict(Class.LAYOUT_CHANGED, "The page lists no product in the form known.")

    @classmethod
    def offers(cls, page: Page) -> list[Offer]:
        """Those of a product page; a list only leads to them."""
        return [] if page.role == "list" else offers(cls.text(page), page.url)


def is_wanted(name: str) -> bool:
    """Whether a product's name may be that of a chip of ours."""
    chip = identify(name)
    return is_accelerator(name) if chip is None else not _is_for_games(chip)
