"""Bytes to text: declared, undeclared and wrongly declared character sets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.pages.decode import decode

SIMPLIFIED = "本周人工智能芯片价格上涨，英伟达H100售价约30万元。"
TRADITIONAL = "本週人工智慧晶片價格上漲，輝達H100每張約新台幣一百萬元。"


def page(text: str, head: str = "") -> str:
    return f"<html><head>{head}<title>x</title></head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize(
    ("text", "codec", "head", "header"),
    [
        (SIMPLIFIED, "utf-8", "", "text/html; charset=utf-8"),
        (SIMPLIFIED, "utf-8-sig", "", None),
        (SIMPLIFIED, "utf-16", "", None),
        (SIMPLIFIED, "gb18030", "", "text/html; charset=GB2312"),
        (SIMPLIFIED, "gb18030", '<meta charset="gbk">', "text/html"),
        (SIMPLIFIED, "gb18030", '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', None),
        (SIMPLIFIED, "gb18030", "", None),
        (SIMPLIFIED, "gb18030", "", "text/html; charset=utf-8"),
        (SIMPLIFIED, "gb18030", "", "text/html; charset=nonsense"),
        (TRADITIONAL, "big5", "", "text/html; charset=big5"),
        (TRADITIONAL, "big5", "", None),
        (TRADITIONAL, "utf-8", '<meta charset="big5">', "text/html; charset=utf-8"),
        (SIMPLIFIED, "utf-8", '<meta charset="gbk">', None),
        (SIMPLIFIED, "gb18030", '<meta charset="utf-8">', None),
        (SIMPLIFIED, "gb18030", '<meta charset="big5">', None),
        (SIMPLIFIED, "gb18030", '<meta charset="hex">', "text/html; charset=iso-8859-1"),
        (TRADITIONAL, "big5", '<meta charset="gb2312">', None),
        (TRADITIONAL, "big5", '<meta charset="utf-8">', "text/html; charset=utf-8"),
        ("À l’été, le prix du H100 a baissé.", "cp1252", "", "text/html; charset=iso-8859-1"),
    ],
)
def test_pages_are_read_in_their_own_characters(text: str, codec: str, head: str, header: str | None) -> None:
    assert decode(page(text, head).encode(codec), header) == page(text, head)


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_a_stray_byte_or_a_cut_costs_one_character(codec: str) -> None:
    body = page(SIMPLIFIED * 5).encode(codec).replace("约".encode(codec), "约".encode(codec)[:1] + b"\xff", 1)
    assert decode(body, f"text/html; charset={codec}").count("H100售价约30万元") == 4


def test_an_xml_prolog_names_the_characters() -> None:
    feed = f'<?xml version="1.0" encoding="gb2312"?><rss><title>{SIMPLIFIED}</title></rss>'
    assert decode(feed.encode("gb18030")) == feed


@given(st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\ufeff")))
def test_utf8_is_never_taken_for_something_else(text: str) -> None:
    assert decode(text.encode(), "text/plain; charset=utf-8") == text


@given(st.binary())
def test_any_bytes_become_text(body: bytes) -> None:
    assert isinstance(decode(body), str)
