"""A page as title, time, language and body."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.pages.article import CHINA, Selectors, read_article

BODY = (
    "<p>渠道商对H100的报价约为30万元一张，与上周持平。</p><p>A100则要9万元，供应依旧紧张，交货期约六周。</p>"
)
NEWS = Selectors(title=("h1",), body=("div.content",), date=("div.source",), drop=("div.labels",), zone=CHINA)


def page(body: str, head: str = "", title: str = "行情 - 某站") -> bytes:
    return (
        f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>".encode()
    )


def test_the_sites_own_places_come_first() -> None:
    found = read_article(
        page(f"<h1>显卡\n 行情</h1><div class=source>2026-08-21 09:30 来源</div><nav>B200 88万元</nav>"
             f"<div class=content>{BODY}<div class=labels>标签 H200 99万元</div></div>"),
        selectors=NEWS,
    )  # fmt: skip
    assert found.title == "显卡 行情"
    assert found.published == datetime(2026, 8, 21, 9, 30, tzinfo=CHINA)
    assert found.day == date(2026, 8, 21)
    assert found.language == "zh-Hans"
    assert "30万元" in found.text
    assert "\n\n" in found.text
    assert not any(noise in found.text for noise in ("88万元", "99万元"))


def test_a_page_of_another_layout_is_read_without_them() -> None:
    found = read_article(
        page(f"<article><h2>行情</h2>{BODY}</article><footer>版权所有</footer>"), selectors=NEWS
    )
    assert found.title == "行情"
    assert "30万元" in found.text


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2026-08-21T01:30:00Z">',
        '<script type="application/ld+json">{"datePublished": "2026-08-21T01:30:00Z"}</script>',
        '<meta itemprop="datePublished" content="2026-08-21T09:30:00+08:00">',
        '<meta name="pubdate" content="2026-08-21 09:30:00">',
    ],
)
def test_machine_readable_dates(head: str) -> None:
    assert read_article(page(BODY, head)).published == datetime(2026, 8, 21, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "script",
    [
        '<script id="__NEXT_DATA__" type="application/json">{"props":{"data":{"content":"BODY"}}}</script>',
        '<script>window.initialState={"detail":{"data":[{"body":"BODY"}]}};(function(){})()</script>',
    ],
)
def test_a_page_that_scripts_fill_is_read_from_its_data(script: str) -> None:
    html = page(f"<div id=app>加载中</div>{script.replace('BODY', BODY)}")
    assert read_article(html).text.startswith("渠道商对H100的报价约为30万元一张")


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(st.sampled_from(["@type", "@graph", "mainEntity", "headline", "body"]), inner)
        ),
    )
)
def test_no_linked_data_breaks_it(data: object) -> None:
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    assert "30万元" in read_article(page(f"<article>{BODY}</article>", script)).text


def test_the_time_of_another_articles_card_is_not_this_ones() -> None:
    card = "<article><a href='/b'>另一条</a><time datetime='2026-07-01T09:30:00+08:00'></time></article>"
    own = "<h1>行情</h1><p>2026年8月21日</p><time datetime='2026-08-21T09:30:00+08:00'></time>"
    found = read_article(page(f"{card}<main>{own}{BODY}</main>"))
    assert found.published == datetime(2026, 8, 21, 9, 30, tzinfo=CHINA)


@pytest.mark.parametrize(
    ("head", "heading", "title"),
    [
        ("<title>H100 - A100 对比 - 某站</title>", "H100 - A100 对比", "H100 - A100 对比"),
        ("<title>某站</title><meta property='og:title' content='H100降价 | 某站'>", "某站", "H100降价"),
        ("<title>H100降价_云计算频道_某站</title>", "", "H100降价"),
        ("<title>某站 | H100单卡价格在深圳降到二十五万元</title>", "", "H100单卡价格在深圳降到二十五万元"),
        ("<title>A - B | Site</title><meta property='og:title' content='A - B'>", "", "A - B"),
        ("<title></title>", "H100降价", "H100降价"),
    ],
)
def test_the_title_is_the_articles_and_not_the_sites(head: str, heading: str, title: str) -> None:
    html = f"<html><head>{head}</head><body><h1>{heading}</h1>{BODY}</body></html>"
    assert read_article(html.encode()).title == title


def test_the_canonical_address_is_absolute() -> None:
    found = read_article(
        page(BODY, '<link rel="canonical" href="/a/1">'), url="https://m.example.org/a/1?from=x"
    )
    assert found.canonical == "https://m.example.org/a/1"


@pytest.mark.parametrize("named", ["https://www.example.org/", "https://elsewhere.example/a/1"])
def test_an_address_that_cannot_be_its_own_is_passed_over(named: str) -> None:
    head = f'<link rel="canonical" href="{named}">'
    assert read_article(page(BODY, head), url="https://m.example.org/a/1").canonical is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("人工智能芯片价格上涨，英伟达显卡供应紧张。", "zh-Hans"),
        ("人工智慧晶片價格上漲，輝達顯示卡供應吃緊。", "zh-Hant"),
        ("H100 prices rose by a tenth in May.", "en"),
        ("NVIDIA (英伟达) raised the price of the H100 by a tenth in May, resellers in Shenzhen say.", "en"),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert read_article(text.encode()).language == language


@given(st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="<{[\ufeff")))
def test_plain_text_passes_untouched(text: str) -> None:
    assert read_article(text.encode(), content_type="text/plain; charset=utf-8").text == text


def test_a_text_may_begin_with_its_title_and_date() -> None:
    text = "首页\n\n算力成为新的风口\n\n 2023-05-11 11:00  来源：某专栏\n\n正文，2024-01-01也在其中。"
    found = read_article(text.encode())
    assert found.title == "算力成为新的风口"
    assert found.published == datetime(2023, 5, 11, 11, tzinfo=CHINA)
    assert found.text == text


@pytest.mark.parametrize(
    "text",
    [
        "H100又涨价了。\n2026-08-20 H100报价30万元，较2026-08-13上涨。",
        "Prices\nOn 2026-08-20 11:00 an H100 cost $30,000.",
        "型号\t日期\nH100\t2026-08-20\n2026-08-20 30万元",
        "2026-08-20 11:00 没有标题的一行",
    ],
)
def test_a_date_in_prose_dates_no_text(text: str) -> None:
    assert read_article(text.encode()).published is None


def test_json_that_nests_absurdly_is_text() -> None:
    text = "[" * 100_000
    assert read_article(text.encode()).text == text


def test_an_angle_bracket_does_not_make_a_page() -> None:
    text = "H100 < 30万元，A100 > 9万元；if a<b then b>a"
    assert read_article(text.encode()).text == text


def test_json_is_read_by_its_strings() -> None:
    body = b'{"id": 7, "title": {"rendered": "H100 prices"}, "body": ["<p>An H100 costs $30,000.</p>"]}'
    found = read_article(body, content_type="application/json")
    assert found.text == "H100 prices\n\nAn H100 costs $30,000."


def test_the_seed_article_as_it_stands(shared: Path) -> None:
    body = (shared / "seed" / "article.txt").read_bytes()
    found = read_article(body)
    assert found.text == body.decode()
    assert found.title == "ChatGPT爆火背后,AI算力成全新角逐風口"
    assert found.published == datetime(2023, 5, 11, 11, tzinfo=CHINA)
    assert found.language == "zh-Hant"


@given(st.binary(max_size=300))
def test_no_page_breaks_it(body: bytes) -> None:
    read_article(body)
    read_article(b"<html><body>" + body)
