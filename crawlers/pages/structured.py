"""What a page says for machines, in one form: each described thing as a dict with the keys of schema.org.

JSON-LD, microdata and RDFa say the same things in three ways; OpenGraph has the few words of a product.
A number keeps its spelling (`Literal`), so that it is found again in the page.
"""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple

from lxml.etree import ParserError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

Thing = dict[str, Any]

_WRAPPED = re.compile(
    r"^\s*(?://)?\s*(?:<!--|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:(?://|/\*)\s*)?(?:-->|\]\]>)(?:\s*\*/)?\s*$"
)
_STRING = r'"(?:[^"\\]|\\.)*+"?'
_COMMENT = re.compile(rf"({_STRING})|//[^\n]*|/\*.*?(?:\*/|\Z)", re.S)
_TRAILING = re.compile(rf"({_STRING})|,(?=\s*[}}\]])", re.S)
_BETWEEN = re.compile(r"[\ufeff,;\s]*")
_HELD = ("content", "datetime", "href", "src", "value")
"""Attributes that hold a value instead of the element's text."""
_META = {
    "og:price:amount": "price", "product:price:amount": "price", "product:sale_price:amount": "sale",
    "og:price:currency": "priceCurrency", "product:price:currency": "priceCurrency",
    "product:sale_price:currency": "priceCurrency", "og:availability": "availability",
    "product:availability": "availability", "product:condition": "itemCondition",
}  # fmt: skip
_META_PRODUCT = {"og:title": "name", "product:brand": "brand", "product:retailer_item_id": "sku"}


class Literal(str):
    """A number of JSON as it was written; its decimal mark is a point."""


class Syntax(NamedTuple):
    """The attributes by which a way of marking up says where a thing is, of which type, and what of it."""

    scope: str
    type: str
    part: str

    @property
    def tops(self) -> str:
        """Path of all things, properties of others too."""
        return f".//*[@{self.scope}]"


SYNTAXES = (Syntax("itemscope", "itemtype", "itemprop"), Syntax("typeof", "typeof", "property"))


def described(text: str) -> Iterator[list[Thing]]:
    """The things of a page as JSON-LD tells them, then microdata, RDFa and OpenGraph."""
    try:
        root = document_fromstring(text.encode(), HTMLParser(encoding="utf-8"))
    except ParserError:  # nothing but white space and comments, or nested thousands deep
        return
    scripts = root.iterfind(".//script[@type]")
    linked = (node.text or "" for node in scripts if "ld+json" in node.attrib["type"].lower())
    yield [thing for script in linked for thing in load(script)]
    for syntax in SYNTAXES:
        yield [_thing(node, syntax) for node in root.iterfind(syntax.tops) if syntax.part not in node.attrib]
    yield _opengraph(root)


def load(script: str) -> list[Any]:
    """The values of a script of JSON-LD, also where comments, commas too many or entities spoil it."""
    bare = _WRAPPED.sub("", script)
    for mended in (script, bare, unescape(bare)):
        for text in (mended, _TRAILING.sub(r"\1", _COMMENT.sub(r"\1", mended))):
            try:
                return _values(text)
            except (ValueError, RecursionError):
                continue
    return []


def _values(text: str) -> list[Any]:
    """One value after the other: some pages write several objects into one script."""
    decoder = json.JSONDecoder(strict=False, parse_float=Literal, parse_int=Literal, parse_constant=_none)
    values, place = [], _BETWEEN.match(text).end()  # type: ignore[union-attr]
    while place < len(text):
        value, end = decoder.raw_decode(text, place)
        values.append(value)
        place = _BETWEEN.match(text, end).end()  # type: ignore[union-attr]
    return values


def _none(constant: str) -> None:
    """NaN and Infinity are no prices."""


def _thing(top: HtmlElement, syntax: Syntax) -> Thing:
    """A thing with all that it holds; things inside of it that are its properties are dicts."""
    thing: Thing = {"@type": _types(top, syntax)}
    ahead: list[tuple[HtmlElement, Thing]] = [(child, thing) for child in reversed(top)]
    while ahead:
        node, owner = ahead.pop()
        if not isinstance(node.tag, str):
            continue
        inside = owner
        if syntax.scope in node.attrib:
            inside = {"@type": _types(node, syntax)}
        names = (node.get(syntax.part) or "").split()
        for name in names:
            _add(owner, name.rpartition(":")[2], inside if inside is not owner else _value(node))
        if inside is owner or names:
            ahead += [(child, inside) for child in reversed(node)]
    return thing


def _types(node: HtmlElement, syntax: Syntax) -> list[str]:
    return (node.get(syntax.type) or "").split()


def _value(node: HtmlElement) -> str:
    held = next((node.attrib[name] for name in _HELD if name in node.attrib), None)
    return " ".join((node.text_content() if held is None else held).split())


def _add(thing: Thing, name: str, value: Any) -> None:
    """A property told again makes a list of its values."""
    known = thing.get(name)
    thing[name] = value if known is None else [*(known if isinstance(known, list) else [known]), value]


def _opengraph(root: HtmlElement) -> list[Thing]:
    offer: Thing = {}
    product: Thing = {"@type": "Product", "offers": offer}
    for node in root.iter("meta"):
        name = node.get("property") or node.get("name") or ""
        value = (node.get("content") or "").strip()
        if name in _META:
            offer[_META[name]] = value
        elif name in _META_PRODUCT:
            product[_META_PRODUCT[name]] = value
    offer["price"] = offer.pop("sale", offer.get("price"))
    return [product] if offer["price"] else []
