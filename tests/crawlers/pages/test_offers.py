"""Offers of product pages by their data for machines, whole and spoiled."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawlers.pages.offers import Offer, offers

OFFER: dict[str, Any] = {"@type": "Offer", "price": "24999.00", "priceCurrency": "USD"}
NAMED: dict[str, Any] = {"@type": "Product", "name": "NVIDIA H100 80GB PCIe", "sku": "A1"}
PRODUCT: dict[str, Any] = {**NAMED, "offers": OFFER}
TEN = {"@type": "QuantitativeValue", "minValue": 10}
SCHEMA = "https://schema.org/"


def page(*blocks: Any, head: str = "", body: str = "") -> str:
    scripts = (block if isinstance(block, str) else json.dumps(block) for block in blocks)
    linked = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    return f"<html><head>{head}{linked}</head><body>{body}</body></html>"


def asking(**offer: Any) -> str:
    """A page of one product; a key that is None is left out."""
    told = {key: value for key, value in {**OFFER, **offer}.items() if value is not None}
    return page(PRODUCT | {"offers": told})


def one(text: str) -> Offer:
    (offer,) = offers(text)
    return offer


@pytest.mark.parametrize(
    "block",
    [
        PRODUCT,
        [PRODUCT],
        {"@graph": [{"@type": "WebSite", "name": "Shop"}, PRODUCT]},
        {"@type": "WebPage", "mainEntity": PRODUCT},
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": PRODUCT}]},
        PRODUCT | {"@type": ["Product", "IndividualProduct"]},
        PRODUCT | {"@type": "https://schema.org/Product"},
        PRODUCT | {"offers": [OFFER]},
        {**NAMED, "Offers": {"Price": 24999, "PriceCurrency": "USD"}},
        {"@type": "Offer", **OFFER, "itemOffered": NAMED},
        "/* shop */ " + json.dumps(PRODUCT)[:-1] + ", }, // end",
        "<!--\n" + json.dumps(PRODUCT) + "\n-->",
        "//<![CDATA[\n" + json.dumps(PRODUCT) + ";\n//]]>",
        json.dumps(PRODUCT).replace('"', "&quot;"),
        json.dumps({"@type": "Organization"}) + "\n" + json.dumps(PRODUCT),
    ],
)  # fmt: skip
def test_a_product_however_it_is_wrapped(block: Any) -> None:
    offer = one(page(block))
    assert (offer.name, offer.key, offer.fault) == (PRODUCT["name"], "A1", None)
    assert (offer.low, offer.high, offer.currency) == (24_999, 24_999, "USD")


MICRODATA = """<div itemscope itemtype="http://schema.org/Product"><b itemprop="name">NVIDIA H100</b>
<i itemprop="mpn">900-1</i><div itemprop="offers" itemscope itemtype="http://schema.org/Offer">
<meta itemprop="priceCurrency" content="USD">$<span itemprop="price">24,999.00</span>
<link itemprop="availability" href="http://schema.org/InStock"></div></div>"""
RDFA = """<div vocab="https://schema.org/" typeof="Product"><b property="name">NVIDIA H100</b>
<i property="mpn">900-1</i><div property="offers" typeof="Offer"><meta property="priceCurrency" content="USD">
<span property="price" content="24999.00">$24,999</span>
<link property="availability" href="InStock"></div></div>"""
META = """<meta property="og:title" content="NVIDIA H100">
<meta property="product:retailer_item_id" content="900-1">
<meta property="{0}:price:amount" content="24999.00"><meta property="{0}:price:currency" content="USD">
<meta property="og:availability" content="in stock">"""


@pytest.mark.parametrize("text", [MICRODATA, RDFA, META.format("og"), META.format("product")])
def test_other_ways_of_marking_up(text: str) -> None:
    offer = one(f"<html><head></head><body>{text}</body></html>")
    assert (offer.name, offer.key, offer.low, offer.currency) == ("NVIDIA H100", "900-1", 24_999, "USD")
    assert offer.facts["availability"] == "InStock"


def test_a_lowered_price_in_the_head_counts() -> None:
    lowered = META.format("product") + '<meta property="product:sale_price:amount" content="21999">'
    assert one(f"<head>{lowered}</head>").low == 21_999


@pytest.mark.parametrize(
    ("offer", "fault"),
    [
        ({"price": None}, "no-price"),
        ({"price": ""}, "no-price"),
        ({"price": "Call for price"}, "no-price"),
        ({"priceCurrency": None}, "no-currency"),
        ({"priceCurrency": "$"}, "no-currency"),
        ({"priceCurrency": "RMB"}, "no-currency"),
        ({"eligibleQuantity": TEN}, "unclear-unit"),
        ({"price": ["24999", "21999"]}, "ambiguous"),
        ({"priceSpecification": {"price": 21999, "priceCurrency": "USD"}}, "ambiguous"),
        ({"price": None, "priceSpecification": {"price": 999, "unitCode": "MON"}}, "unclear-unit"),
        ({"price": None, "priceSpecification": {"price": 9, "billingDuration": "P1M"}}, "unclear-unit"),
        ({"price": None, "priceSpecification": {"price": 9, "eligibleQuantity": TEN}}, "unclear-unit"),
        ({"itemCondition": SCHEMA + "DamagedCondition"}, "damaged"),
        ({"@type": "AggregateOffer", "price": None, "lowPrice": 9, "highPrice": 5}, "ambiguous"),
    ],
)  # fmt: skip
def test_why_an_offer_has_no_price(offer: dict[str, Any], fault: str) -> None:
    assert one(asking(**offer)).fault == fault


def test_specifications() -> None:
    told = [
        {"price": "30.970,00", "priceCurrency": "EUR", "priceType": SCHEMA + "ListPrice"},
        {"price": "18.479,41", "priceCurrency": "EUR", "valueAddedTaxIncluded": False},
        {"price": "21.990,50", "priceCurrency": "EUR", "valueAddedTaxIncluded": "true"},
    ]
    offer = one(asking(price=None, priceCurrency=None, priceSpecification=told))
    assert (offer.low, offer.currency, offer.words) == (21_990.5, "EUR", "21.990,50")
    assert offer.facts["vat_included"] is True
    assert offer.facts["list_price"] == "30.970,00"


def test_a_range_of_offers() -> None:
    offer = one(
        asking(**{"@type": "AggregateOffer"}, price=None, lowPrice="279.90", highPrice=479.4, offerCount=3)
    )
    assert (offer.low, offer.high, offer.bound, offer.facts["offer_count"]) == (279.9, 479.4, "exact", "3")
    assert one(asking(price=None, lowPrice=279)).bound == "min"


def test_sellers_of_one_product_are_offers_apart() -> None:
    told = [
        OFFER | {"seller": {"name": name}, "price": price} for name, price in (("A", 9), ("B", 10), ("C", 9))
    ]
    found = offers(asking(**{"@type": "AggregateOffer"}, price=None, lowPrice=9, offers=told))
    assert [(offer.key, offer.low, offer.seller) for offer in found] == [
        ("A1/A", 9, "A"), ("A1/B", 10, "B"), ("A1/C", 9, "C"),
    ]  # fmt: skip


def test_variants_carry_the_name_of_their_group() -> None:
    variants = [{"@type": "Product", "sku": sku, "offers": OFFER} for sku in "ab"]
    group = {"@type": "ProductGroup", "name": "RTX PRO 6000", "hasVariant": variants}
    assert [(offer.name, offer.key) for offer in offers(page(group))] == [
        ("RTX PRO 6000", "a"),
        ("RTX PRO 6000", "b"),
    ]


def test_what_tells_variants_apart_is_in_their_names() -> None:
    sizes = [{"@type": "Product", "sku": gb, "size": gb, "offers": OFFER} for gb in ("40GB", "80GB")]
    group = {"@type": "ProductGroup", "name": "NVIDIA A100", "hasVariant": sizes}
    named = {
        "@type": "Product",
        "name": "NVIDIA A100",
        "offers": [OFFER | {"sku": gb, "name": gb} for gb in ("40GB", "80GB")],
    }
    for block in (group, named):
        assert [offer.name for offer in offers(page(block))] == ["NVIDIA A100 40GB", "NVIDIA A100 80GB"]


def test_an_offer_that_stands_elsewhere_in_the_graph() -> None:
    graph = [NAMED | {"offers": {"@id": "#offer"}}, OFFER | {"@id": "#offer"}]
    assert one(page({"@graph": graph})).low == 24_999


def test_related_products_are_not_offered() -> None:
    other = PRODUCT | {"sku": "B2", "offers": OFFER | {"price": 5}}
    assert one(page(PRODUCT | {"isRelatedTo": [other], "isAccessoryOrSparePartFor": other})).key == "A1"


@pytest.mark.parametrize(
    ("price", "currency", "fault"),
    [("24999", "USD", None), ("19999", "USD", "ambiguous"), ("22000", "EUR", None)],
)
def test_prices_that_disagree_are_none(price: str, currency: str, fault: str | None) -> None:
    head = META.format("og").replace("24999.00", price).replace("USD", currency)
    assert one(page(PRODUCT, head=head)).fault == fault


def test_the_same_product_twice_at_different_prices() -> None:
    other = PRODUCT | {"offers": OFFER | {"price": 5}}
    assert one(page(PRODUCT, PRODUCT)).fault is None
    assert one(page(PRODUCT, other)).fault == "ambiguous"


WORDS = ("1,299.00", "-5", "1e999", "USD", "InStock", "Offer", "Product", SCHEMA + "UsedCondition")
KEYS = (
    *("@type", "@graph", "name", "price", "priceCurrency", "offers", "lowPrice", "highPrice", "hasVariant"),
    *("seller", "sku", "priceSpecification", "availability", "itemCondition", "itemOffered", "brand"),
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(WORDS),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inside, max_size=6),
    max_leaves=20,
)


@settings(max_examples=300, deadline=None)
@given(VALUES)
def test_any_data_give_offers_and_never_break(value: Any) -> None:
    for offer in offers(page(value)):
        assert offer.fault or (0 <= offer.low <= offer.high and offer.currency)


@settings(deadline=None)
@given(st.permutations(list(PRODUCT | {"offers": None})), st.permutations(list(OFFER)), st.data())
def test_the_order_of_keys_says_nothing_and_a_lost_key_only_takes(
    keys: list[str], parts: list[str], data: st.DataObject
) -> None:
    lost = data.draw(st.sampled_from([None, *OFFER]))
    offer = {key: OFFER[key] for key in parts if key != lost}
    found = one(page({key: offer if key == "offers" else PRODUCT[key] for key in keys}))
    assert found.fault == {"price": "no-price", "priceCurrency": "no-currency"}.get(lost or "")
    assert found.fault or found.low == 24_999


@settings(deadline=None)
@given(st.text(alphabet='<>/="abpricetmosco{}[],:@ \n', max_size=80))
def test_any_text_is_a_page(text: str) -> None:
    offers(text)
    offers(page(text, head=text, body=MICRODATA[: len(text)] + text))
