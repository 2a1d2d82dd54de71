"""Offers of a page by its data for machines; nothing is taken from its looks."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html import unescape
from typing import Any, Literal

from crawlers.pages.amounts import Figure, figure
from crawlers.pages.structured import Literal as Number
from crawlers.pages.structured import Thing, described
from crawlers.records import Bound, Reason

Condition = Literal["new", "used", "refurbished"]

_PRODUCTS = frozenset(("product", "productgroup", "individualproduct", "productmodel", "someproducts"))
_INSIDE = ("@graph", "mainentity", "itemlistelement", "item", "hasvariant", "itemoffered")
"""Where products stand in other things; not in `isRelatedTo` or `isAccessoryOrSparePartFor`."""
_IDS = ("sku", "mpn", "gtin", "gtin14", "gtin13", "gtin12", "gtin8", "productid")
_LISTED = re.compile(r"list|suggested|msrp|srp|strikethrough|regular|minimumadvertised|invoice", re.I)
_TIMES = frozenset(("MON", "ANN", "HUR", "DAY", "WEE", "month", "year", "hour", "day", "week"))
_CONDITIONS: dict[str, Condition] = {"new": "new", "used": "used", "refurbished": "refurbished"}
_SPOKEN = {
    "oos": "OutOfStock",
    "availablefororder": "BackOrder",
    "available": "InStock",
    "pending": "PreOrder",
}
AVAILABILITIES = (
    *("InStock", "OutOfStock", "PreOrder", "PreSale", "BackOrder", "LimitedAvailability", "Discontinued"),
    *("SoldOut", "InStoreOnly", "OnlineOnly", "MadeToOrder", "Reserved"),
)
_AVAILABILITY = {name.lower(): name for name in AVAILABILITIES} | _SPOKEN
DESCRIBED = re.compile(r"(?:[/\"':]|quot;)(?:Individual|Some)?Product(?:Group|Model|s)?[\"'&\s]|price:amount")
"""What every page with a product described has in it."""
_DEEP = 3
"""How far offers stand in offers; more is no page of a shop."""
_LONGEST = 300
"""Characters of a name: what is longer is no title."""
_ISO = frozenset(
    re.findall(
        r"\w+",
        "AED ARS AUD BGN BHD BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR "
        "ILS INR IQD JOD JPY KES KRW KWD KZT LYD MAD MXN MYR NGN NOK NZD OMR PEN PHP "
        "PKR PLN QAR RON RSD RUB SAR SEK SGD THB TND TRY TWD UAH USD UYU VND ZAR",
    )
)


@dataclass(frozen=True)
class Offer:
    """What a page asks for a product, or why that cannot be said (`fault`)."""

    name: str
    key: str
    """Stable id: the product's, with the seller and the condition where they are told."""
    low: float = 0.0
    high: float = 0.0
    currency: str = ""
    """ISO 4217."""
    bound: Bound = "exact"
    words: str = ""
    """The figures as they stand in the page."""
    fault: Reason | None = None
    """`no-price`, `no-currency`, `ambiguous`, `unclear-unit`, `damaged`."""
    condition: Condition | None = None
    seller: str | None = None
    quote: str | None = None
    """The words of the offer where its list has them in one line."""
    facts: dict[str, Any] = field(default_factory=dict)
    """What else is told: sku, mpn, brand, category, availability, vat_included, offer_count, list_price."""


def offers(text: str, url: str = "") -> list[Offer]:
    """The offers of a page, each key once.

    The first way of marking up that tells a price counts; where another one tells other prices in the same
    currency, every offer is `ambiguous`, as is one that is told twice at different prices.
    """
    told = [_single(_offers(things, url)) for things in described(text)]
    best = next((found for found in told if any(not offer.fault for offer in found)), None)
    if best is None:
        return next(filter(None, told), [])
    if any(_contradict(best, found) for found in told if found is not best):
        return [replace(offer, fault="ambiguous") for offer in best]
    return best


def _contradict(ours: list[Offer], theirs: list[Offer]) -> bool:
    """Whether prices in one currency are told on both sides and none of them is the same."""
    pairs = [(a, b) for a in ours for b in theirs if not (a.fault or b.fault) and a.currency == b.currency]
    return bool(pairs) and not any(a.low <= b.high and b.low <= a.high for a, b in pairs)


def _single(found: Iterator[Offer]) -> list[Offer]:
    kept: dict[str, Offer] = {}
    for offer in found:
        known = kept.get(offer.key)
        if known is None or (known.fault in ("no-price", "no-currency") and not offer.fault):
            kept[offer.key] = offer
        elif not offer.fault and (offer.low, offer.high, offer.currency) != _asked(known):
            kept[offer.key] = replace(known, fault="ambiguous")
    return list(kept.values())


def _asked(offer: Offer) -> tuple[float, float, str]:
    return offer.low, offer.high, offer.currency


def _offers(things: list[Any], url: str) -> Iterator[Offer]:
    found = list(_products(things))
    for product in found:
        yield from _of_product(product, url if len(found) == 1 else "")


def _products(things: list[Any]) -> Iterator[Thing]:
    """Every product described, its variants in its place, each with the words of its group."""
    known = {str(thing["@id"]): thing for thing in _flat(things) if "@id" in thing and len(thing) > 1}
    ahead: list[tuple[Any, Thing]] = [(thing, {}) for thing in reversed(things)]
    while ahead:
        value, group = ahead.pop()
        if isinstance(value, list):
            ahead += [(part, group) for part in reversed(value)]
        if not isinstance(value, dict):
            continue
        thing = _lowered(value)
        kinds = _types(thing)
        if kinds & _PRODUCTS:
            told = [known.get(_reference(offer), offer) for offer in _listed(thing.get("offers"))]
            thing = {**group, **thing, "offers": told}
            if "name" in group and thing["name"] == group["name"]:  # "NVIDIA A100" of the size 80GB
                thing["name"] = " ".join(filter(None, map(_text, (thing["name"], thing.get("size")))))
            yield thing
        elif "offer" in kinds and isinstance(thing.get("itemoffered"), dict):
            thing["itemoffered"] = {**thing["itemoffered"], "offers": value | {"itemOffered": None}}
        shared: Thing = {
            key: thing[key] for key in ("name", "brand", "category") if key in thing and kinds & _PRODUCTS
        }
        ahead += [(thing[key], shared) for key in reversed(_INSIDE) if key in thing]


def _flat(things: list[Any]) -> Iterator[Thing]:
    """The things of a page and those of its graphs."""
    for thing in things:
        for part in thing if isinstance(thing, list) else [thing]:
            if isinstance(part, dict):
                yield part
                yield from (inner for inner in _listed(part.get("@graph")) if isinstance(inner, dict))


def _reference(value: Any) -> str:
    """The id of a thing that stands elsewhere in the page: {"@id": "#offer"}."""
    return str(value["@id"]) if isinstance(value, dict) and set(value) == {"@id"} else ""


def _lowered(thing: Thing) -> Thing:
    """The same with its keys in lower case, without a prefix: some pages write "Offers", "schema:price"."""
    return {str(key).rpartition(":")[2].lower(): value for key, value in thing.items()}


def _types(thing: Thing) -> set[str]:
    return {re.split(r"[/#:]", str(kind))[-1].lower() for kind in _listed(thing.get("@type"))}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _of_product(product: Thing, url: str) -> Iterator[Offer]:
    asked = [offer for value in product["offers"] for offer in _asks(value, {}, _DEEP)]
    if not asked and not product.get("hasvariant"):
        asked = [{}]
    for offer in asked:
        yield _offer(product, offer, url, several=len(asked) > 1)


def _asks(value: Any, above: Thing, deep: int) -> Iterator[Thing]:
    """The offers of a product: those in an AggregateOffer where they are told, else itself."""
    if isinstance(value, list) and deep:
        for part in value:
            yield from _asks(part, above, deep - 1)
    if not isinstance(value, dict) or not deep:
        return
    offer = above | _lowered(value)
    inner = offer.pop("offers", None)
    common: Thing = {key: offer[key] for key in ("pricecurrency", "availability", "seller") if key in offer}
    priced = [one for one in _asks(inner, common, deep - 1) if "price" in one or "pricespecification" in one]
    yield from priced or [offer]


def _offer(product: Thing, offer: Thing, url: str, several: bool) -> Offer:
    name, own_name = (_text(thing.get("name"))[:_LONGEST] for thing in (product, offer))
    if several and own_name and own_name not in name:
        name = own_name if name in own_name else f"{name} {own_name}"
    seller = _text(offer.get("seller")) or None
    state = re.sub(
        r"condition$", "", _last(offer.get("itemcondition") or product.get("itemcondition")).lower()
    )
    condition = _CONDITIONS.get(state)
    own = next((text for key in _IDS if (text := _text(offer.get(key)))), "") or (
        _text(offer.get("url")) if several else ""
    )
    ids = {key: text for key in _IDS if (text := _text(offer.get(key)) or _text(product.get(key)))}
    named = own or next(iter(ids.values()), "") or _text(product.get("url")) or url or name
    facts = {**ids, **_said(product, offer)}
    key = "/".join(filter(None, (named, seller, condition if condition != "new" else None)))
    price = _price(offer)
    if state == "damaged":
        price = {"fault": "damaged"}
    return Offer(
        name, key, condition=condition, seller=seller, **{**price, "facts": facts | price.pop("facts", {})}
    )


def _said(product: Thing, offer: Thing) -> dict[str, Any]:
    """What else is told of an offer, as far as it is."""
    told = {
        "brand": _text(product.get("brand")),
        "category": _text(product.get("category")),
        "availability": availability(offer.get("availability")),
        "valid_until": _text(offer.get("pricevaliduntil")),
        "offer_count": _text(offer.get("offercount")),
    }
    return {key: value for key, value in told.items() if value}


def availability(value: Any) -> str | None:
    """A word of schema.org for what an offer says of its stock, however it is written."""
    return _AVAILABILITY.get(re.sub(r"[^a-z]", "", _last(value).lower()))


def _last(value: Any) -> str:
    return re.split(r"[/#:]", _text(value).rstrip("/"))[-1]


def _text(value: Any) -> str:
    """One line of a value: of a thing its name, of several the first."""
    if isinstance(value, list):
        value = next((part for part in value if not isinstance(part, list) and _text(part)), "")
    if isinstance(value, dict):
        value = next((value[key] for key in ("name", "@value", "@id") if isinstance(value.get(key), str)), "")
    return (
        " ".join(unescape(str(value)).split()) if isinstance(value, str | int) and value is not True else ""
    )


def _price(offer: Thing) -> dict[str, Any]:
    """Fields of an `Offer` for what is asked: `low`, `high`, `currency`, `bound`, `words`, or a `fault`."""
    specs, facts, unclear = _specifications(offer)
    told = [spec.get("pricecurrency") for spec in specs]
    currency = _currency([offer.get("pricecurrency")]) or _currency(told)
    prices, lows, highs = (_figures(offer.get(key), currency) for key in ("price", "lowprice", "highprice"))
    if not (prices or lows or highs):
        currency = _currency(told) or currency
        prices = [found for spec in specs for found in _figures(spec.get("price"), currency)]
    elif prices and not _agree(prices, specs, currency):
        return {"fault": "ambiguous", "facts": facts}
    low, high = (prices, prices) if prices else (lows or highs, highs or lows)
    if not low or _is_for_many(offer):
        return {"fault": "unclear-unit" if unclear or low else "no-price", "facts": facts}
    if len({f.value for f in low}) > 1 or len({f.value for f in high}) > 1 or low[0].value > high[0].value:
        return {"fault": "ambiguous", "facts": facts}
    span = {"low": low[0].value, "high": high[0].value, "words": low[0].words, "facts": facts}
    bound: Bound = "exact" if prices or (lows and highs) else "min" if lows else "max"
    return span | {"currency": currency, "bound": bound, "fault": None if currency else "no-currency"}


def _agree(prices: list[Figure], specs: list[Thing], currency: str) -> bool:
    told = {found.value for spec in specs for found in _figures(spec.get("price"), currency)}
    return not told or bool(told & {found.value for found in prices})


def _specifications(offer: Thing) -> tuple[list[Thing], dict[str, Any], bool]:
    """Prices of one piece, what the others say, and whether there is one for a time or for many."""
    specs = [_lowered(spec) for spec in _listed(offer.get("pricespecification")) if isinstance(spec, dict)]
    listed = [spec for spec in specs if _LISTED.search(_last(spec.get("pricetype")))]
    timed = [spec for spec in specs if _is_for_time(spec) or _is_for_many(spec)]
    own = [spec for spec in specs if spec not in listed and spec not in timed]
    taxed = [spec for spec in own if _is_true(spec.get("valueaddedtaxincluded"))]
    facts: dict[str, Any] = {"list_price": _text(listed[0].get("price"))} if listed else {}
    told = {_is_true(spec["valueaddedtaxincluded"]) for spec in own if "valueaddedtaxincluded" in spec}
    if told:
        facts["vat_included"] = True in told
    return taxed or own, facts, bool(timed)


def _is_for_time(spec: Thing) -> bool:
    units = [_text(spec.get(key)) for key in ("unitcode", "unittext", "billingduration", "billingincrement")]
    return any(unit in _TIMES or re.fullmatch(r"P\d+[DWMY]", unit) for unit in units)


def _is_for_many(spec: Thing) -> bool:
    quantity = next((part for part in _listed(spec.get("eligiblequantity")) if isinstance(part, dict)), {})
    least = quantity.get("minValue", quantity.get("value"))
    found = figure(_text(least))
    return found is not None and found.value > 1


def _is_true(value: Any) -> bool:
    return str(value).rpartition("/")[2].lower() in ("true", "1", "yes")


def _currency(values: list[Any]) -> str:
    """The one code that is told; empty for several, and for what is none ("$", "RMB")."""
    told = {text.upper() for value in values if (text := _text(value))}
    return next(iter(told)) if len(told) == 1 and told <= _ISO else ""


def _figures(value: Any, currency: str) -> list[Figure]:
    """The amounts of a key, each once; a number of JSON is one whatever its decimals look like."""
    found: dict[float, Figure] = {}
    for part in _listed(value):
        if isinstance(part, Number):
            amount: Figure | None = Figure(float(part), str(part))
        else:
            amount = figure(_text(part), currency)
        if amount and 0 <= amount.value < math.inf:
            found.setdefault(amount.value, amount)
    return list(found.values())
