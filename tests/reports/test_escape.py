"""No words of a page come through as anything but words."""

import html
import unicodedata

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from reports import escape
from tests.reports.hostile import WORDS

markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def leaves(tokens: list[Token]) -> list[Token]:
    return [
        leaf for token in tokens for leaf in ([token, *leaves(token.children)] if token.children else [token])
    ]


@given(WORDS)
def test_words_come_out_as_one_paragraph_of_just_these_words(words: str) -> None:
    shown = leaves(markdown.parse(f"{escape.text(words)}\n"))
    assert {token.type for token in shown} <= {
        "paragraph_open",
        "inline",
        "text",
        "text_special",
        "paragraph_close",
    }
    said = "".join(token.content for token in shown if token.type in ("text", "text_special"))
    assert said.translate(dict.fromkeys(map(ord, "\u2060\u2068\u2069"))) == escape.shorten(
        escape.plain(words), 200
    )


@given(WORDS)
def test_a_table_keeps_its_columns(words: str) -> None:
    table = f"| a | b |\n|---|---|\n| {escape.text(words)} | 2 |\n"
    cells = [token for token in markdown.parse(table) if token.type == "td_open"]
    assert len(cells) == 2


@given(WORDS)
def test_no_control_or_direction_characters_of_theirs_are_left(words: str) -> None:
    ours = {"\u2060", "\u2068", "\u2069"}
    assert not [
        char for char in escape.text(words) if unicodedata.category(char)[0] == "C" and char not in ours
    ]


@pytest.mark.parametrize(
    "address", ["http://e.example/a", "https://e.example", "www.e.example", "ftp://e.example", "me@e.example"]
)
def test_a_bare_address_is_broken_so_that_no_host_links_it(address: str) -> None:
    assert "\u2060" in escape.text(f"see {address} now")


def test_right_to_left_words_are_kept_apart_from_what_follows() -> None:
    assert escape.text("מחיר 30") == "\u2068מחיר 30\u2069"


@pytest.mark.parametrize(
    ("words", "width", "short"),
    [
        ("the price of an H100 fell", 16, "the price of an…"),
        ("the price of an H100 fell", 17, "the price of an…"),
        ("short", 5, "short"),
        ("英伟达旗舰芯片一周涨价近七万元", 8, "英伟达旗舰芯片…"),
        ("price, of which", 7, "price…"),
        ("x" * 10_000, 20, "x" * 19 + "…"),
    ],
)
def test_shortened_at_a_word(words: str, width: int, short: str) -> None:
    assert escape.shorten(words, width) == short


@pytest.mark.parametrize(
    ("address", "encoded"),
    [
        ("https://e.example/a b?c=d&copy=1#f", "https://e.example/a%20b?c=d&copy=1#f"),
        ("https://e.example/(x)|[y]<z>`", "https://e.example/%28x%29%7C%5By%5D%3Cz%3E%60"),
        ("http://例子.example:8080/路", "http://xn--fsqu00a.example:8080/%E8%B7%AF"),
        ("HTTPS://E.example/%41", "https://e.example/%41"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("https://good.example@evil.example/", None),
        ("https://evil.example\\@good.example/", None),
        ("//e.example/x", None),
        ("https:///x", None),
        ("http://[::1", None),
        ("", None),
    ],
)
def test_only_web_addresses_become_links(address: str, encoded: str | None) -> None:
    assert escape.web_address(address) == encoded


@given(WORDS, WORDS)
def test_a_link_leads_to_the_encoded_address_or_nowhere(words: str, tail: str) -> None:
    address = f"https://e.example/{tail}"
    shown = leaves(markdown.parse(f"x {escape.link(escape.text(words or 'x'), address)} y\n"))
    links = [token.attrGet("href") for token in shown if token.type == "link_open"]
    target = escape.web_address(address)
    assert links == ([target] if target and escape.text(words or "x") else [])


def test_ampersands_in_addresses_start_no_entity() -> None:
    rendered = markdown.renderInline(escape.link(escape.text("x"), "https://e.example/?a=1&copy;=2"))
    assert html.unescape(rendered) == '<a href="https://e.example/?a=1&copy;=2">x</a>'
