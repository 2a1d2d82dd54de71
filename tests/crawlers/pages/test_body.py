"""Which part of a page is its article."""

import pytest

from crawlers.pages.body import body_text
from crawlers.pages.html import Html

PROSE = "<p>渠道商对H100的报价约为30万元一张，与上周基本持平。</p><p>A100则要9万元，交货期约六周。</p>"
PRICES = "<ul><li>H200 每小时 3.50 美元</li></ul>"
AROUND = "<nav>首页 服务器 云计算</nav><div class=side><p>B200 88万元</p></div><footer>版权所有</footer>"


@pytest.mark.parametrize(
    "page",
    [
        f"{AROUND}<div class=mine>{PROSE}{PRICES}</div>",
        f"{AROUND}<article>{PROSE}{PRICES}</article>",
        f"<article><p>另一条新闻的摘要</p></article>{AROUND}<article>{PROSE}{PRICES}</article>",
        f"{AROUND}<main>{PROSE}{PRICES}<aside>B200 88万元</aside></main>",
        f"{AROUND}<div><div id=x>{PROSE}{PRICES}</div></div>",
    ],
)
def test_the_article_with_its_lists_and_nothing_else(page: str) -> None:
    text = body_text(Html(f"<body>{page}</body>"), ("div.mine",), ())
    assert "30万元" in text
    assert "3.50 美元" in text
    assert "88万元" not in text
    assert "版权所有" not in text


def test_a_place_that_is_found_but_empty_is_passed_over() -> None:
    page = f"<div class=mine>…</div><div>{PROSE}</div>"
    assert "30万元" in body_text(Html(page), ("div.mine",), ())


def test_what_is_dropped_may_stand_in_what_is_dropped() -> None:
    page = f"<div class=mine>{PROSE}<div class=no>a<div class=no>b</div></div></div>"
    text = body_text(Html(page), ("div.mine",), ("div.no", ".no"))
    assert text.endswith("六周。")


def test_an_article_that_is_a_table_keeps_its_rows() -> None:
    rows = "".join(
        f"<tr><td><p>H{n}00 加速卡 现货</p></td><td><p>{n}0 万元一张含税</p></td></tr>" for n in (1, 2, 3)
    )
    text = body_text(Html(f"<body>{AROUND}<div><table><tbody>{rows}</tbody></table></div></body>"), (), ())
    assert text.splitlines()[0] == "H100 加速卡 现货\t10 万元一张含税"


def test_an_empty_heading_cuts_nothing_off() -> None:
    text = body_text(Html(f"<body><article>{PROSE}<h1><img src=x></h1>{PRICES}</article></body>"), (), ())
    assert "30万元" in text
    assert "3.50 美元" in text


def test_a_page_without_an_article_is_read_whole() -> None:
    assert body_text(Html("<body>H100 30万元</body>"), (), ()) == "H100 30万元"
    assert body_text(Html(""), (), ()) == ""
