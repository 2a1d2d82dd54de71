"""Shops: what becomes of their offers, and how their pages are found."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.http import HtmlResponse, Request

from crawlers.kinds.shop import is_placeholder, sale
from crawlers.pages.offers import Offer
from crawlers.records import Price, Refusal
from crawlers.spiders.newegg import Newegg
from crawlers.spiders.pchome import PChome
from crawlers.spiders.zol import Zol

CARD = Offer("NVIDIA H100 80GB PCIe", "A1", 24_999, 24_999, "USD", words="24,999")


def sold(**other: Any) -> Price | Refusal | None:
    return sale(replace(CARD, **other), seller="Shop", segment="shop", valid_on="2026-08-22")


def test_a_card_is_sold_by_the_chip_on_the_street() -> None:
    price = sold(facts={"availability": "InStock"})
    assert isinstance(price, Price)
    assert (price.basis, price.per, price.chips, price.tier, price.term) == (
        "purchase",
        "chip",
        1,
        "street",
        None,
    )
    assert (price.low, price.high, price.seller, price.valid_on) == (24_999, 24_999, "Shop", "2026-08-22")
    assert price.attributes == {"name": CARD.name, "availability": "InStock"}


def test_a_server_is_sold_whole() -> None:
    price = sold(name="Supermicro 8x NVIDIA H100 SXM server", low=249_000, high=249_000)
    assert isinstance(price, Price)
    assert (price.per, price.chips, price.low, price.form_factor) == ("server", 8, 249_000, "SXM")


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"fault": "ambiguous"}, "ambiguous"),
        ({"low": 0.01, "high": 0.01}, "placeholder"),
        ({"high": 9_999_999}, "placeholder"),
        ({"facts": {"availability": "OutOfStock"}}, "out-of-stock"),
        ({"facts": {"availability": "Discontinued"}}, "out-of-stock"),
        ({"name": "Water block for NVIDIA H100"}, "accessory"),
        ({"name": "Laptop with RTX 4090"}, "not-a-chip"),
        ({"name": "Server with NVIDIA H100"}, "unclear-unit"),
        ({"name": "Orion XQ77 AI accelerator 96GB HBM3"}, "unknown-chip"),
    ],
)
def test_an_offer_is_refused_with_its_reason(other: dict[str, Any], reason: str) -> None:
    refusal = sold(**other)
    assert isinstance(refusal, Refusal)
    assert (refusal.reason, refusal.listing) == (reason, "A1")


@pytest.mark.parametrize("name", ["ASUS GeForce RTX 5060 8GB", "Wireless mouse", "P40 phone, dark blue"])
def test_what_is_no_chip_of_ours_is_no_offer(name: str) -> None:
    assert sold(name=name) is None


@pytest.mark.parametrize(
    ("name", "told", "condition"),
    [
        ("NVIDIA H100", None, None),
        ("NVIDIA H100", "used", "used"),
        ("NVIDIA H100 (renewed)", "new", "refurbished"),
        ("二手 NVIDIA A100 80GB", None, "used"),
    ],
)
def test_the_title_tells_the_condition_before_the_data(name: str, told: Any, condition: str | None) -> None:
    price = sold(name=name, condition=told)
    assert isinstance(price, Price)
    assert price.condition == condition


@pytest.mark.parametrize("amount", [0, 0.01, 1, 12_345, 99_999, 99_999.99, 999_999, 9_999_999])
def test_amounts_that_ask_nothing(amount: float) -> None:
    assert is_placeholder(amount, "USD")


@pytest.mark.parametrize(("amount", "currency"), [(99_999, "TWD"), (9_999, "USD"), (23_456, "CNY")])
def test_amounts_that_are_asked(amount: float, currency: str) -> None:
    assert not is_placeholder(amount, currency)


@given(st.text(max_size=40), st.floats(0, 1e9), st.text(max_size=10), st.text(max_size=30))
def test_any_offer_is_a_price_a_refusal_or_none(name: str, amount: float, words: str, text: str) -> None:
    record = sale(Offer(name, "k", amount, amount, "USD", words=words), text)
    assert record is None or isinstance(record, Price | Refusal)
    assert record is None or record.quote is None or record.quote in text


LIST = """<a href="/nvidia-h100/p/N82E1"><img></a><a href="/nvidia-h100/p/N82E1#reviews">NVIDIA H100 80GB</a>
<a href="/cable/p/N82E2">HDMI cable 2 m</a><a href="/rtx-5060/p/N82E3">GeForce RTX 5060</a>
<a href="/cable/p/N82E2"><img></a><a href="/help">H100</a>
<a href="/xq77/p/N82E4">Orion XQ77 accelerator</a>"""


def test_a_list_leads_to_the_products_that_may_be_chips() -> None:
    spider = Newegg()
    response = HtmlResponse(
        "https://www.newegg.com/p/pl?d=nvidia+h100", body=LIST.encode(), request=Request("https://x")
    )
    assert [request.url.rpartition("/")[2] for request in spider.follow(response)] == ["N82E1", "N82E4"]


def test_lists_are_turned() -> None:
    body = '<ul id="J_PicMode"></ul><a href="/vga/2.html">下一页</a>'.encode("gbk")
    response = HtmlResponse(
        "https://detail.zol.com.cn/vga/", body=body, request=Request("https://x", meta={"depth": 0})
    )
    assert [request.url for request in Zol().turn(response)] == ["https://detail.zol.com.cn/vga/2.html"]


@pytest.mark.parametrize(
    ("body", "pages"), [(b'{"TotalPage":9}', ["2"]), (b'{"totalPage":1}', []), (b"<html>", []), (b"[]", [])]
)
def test_answers_are_turned(body: bytes, pages: list[str]) -> None:
    url = "https://ecshweb.pchome.com.tw/search/v4.3/all/results?q=RTX5090&page=1&sort=rnk/dc"
    found = PChome().turn(HtmlResponse(url, body=body))
    assert [request.url.partition("page=")[2][0] for request in found] == pages
