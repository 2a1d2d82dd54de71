"""Pages that answer 200 and hold no article, told apart from such that do."""

import pytest

from crawlers.pages.walls import is_prose, obstacle

LINK = "<h3><a href='/a/{0}'>第{0}周显卡行情与算力租金观察</a></h3><p>{0}月1日 摘要一句。</p>"
HEADLINES = "".join(map(LINK.format, range(1, 21)))
BRIEF = "<p>渠道商本周对H100单卡的报价回落到约25万元，比上月低了一成，整机约210万元。</p>"
FOR_SOME = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>'


def page(body: str, title: str = "行情", head: str = "") -> bytes:
    head = f"<meta charset=utf-8><title>{title}</title>{head}"
    return f"<html><head>{head}</head><body>{body}</body></html>".encode()


@pytest.mark.parametrize(
    ("kind", "html"),
    [
        ("blocked", page("<div>Checking your browser before you go on.</div>", "Just a moment...")),
        ("blocked", page("<p>为保护网站，请完成滑动验证后继续访问本页面内容。</p>", "安全验证")),
        ("consent-wall", page("<form><h1>Before you continue</h1><p>We and our partners store and use "
                              "cookies.</p><button>Accept all</button></form>", "Consent")),
        ("soft-404", page("<h1>页面不存在</h1><p>您访问的文章已被删除，三秒后返回首页。</p>", "404 - 某站")),
        ("soft-404", page("<h1>Oops</h1><p>Try the search above.</p>", "Page not found | Site")),
        ("paywall", page(f"<h1>行情</h1>{BRIEF}<div class='art-paywall'>订阅后继续阅读全文</div>")),
        ("paywall", page(f"<h1>x</h1>{BRIEF}", head=FOR_SOME)),
        ("paywall", page("<h1>GPU rents</h1><p>Rents for the H100 fell again this month as supply grew.</p>"
                         "<p>Subscribe to continue reading this story.</p>", "GPU rents")),
        ("list", page(f"<h1>云计算</h1>{HEADLINES}", "云计算频道")),
        ("list", page("".join(f"<li><a href='/{n}'>显卡算力租金第{n}条新闻</a></li>" for n in range(30)))),
    ],
)  # fmt: skip
def test_what_is_no_article_says_so(kind: str, html: bytes) -> None:
    found = obstacle(html)
    assert found is not None
    assert found[0] == kind


@pytest.mark.parametrize(
    "html",
    [
        page(f"<h1>行情</h1><p>2026-08-21 09:30</p><div>{BRIEF * 2}</div><ul>{HEADLINES}</ul>"),
        page(f"<h1>行情</h1>{BRIEF}<div class='cookie-bar'>Accept all cookies</div>"),
        page(f"<h1>行情</h1>{BRIEF}<div class='newsletter'>Subscribe to read our weekly letter</div>"),
        page(f"<h1>显卡404元起</h1>{BRIEF}"),
        page(f"<h1>行情</h1>{BRIEF}<div class='paywall' hidden></div>"),
    ],
)
def test_an_article_stays_one(html: bytes) -> None:
    assert obstacle(html) is None


def test_a_glance_is_enough_for_a_long_article_and_never_lets_a_wall_pass() -> None:
    long = page("<p>" + "渠道商本周对H100单卡的报价回落到约25万元，比上月低了一成。" * 5 + "</p>" + BRIEF)
    assert is_prose(page(("<p>" + "渠道商本周对H100单卡的报价回落到约25万元。" * 8 + "</p>") * 20))
    assert not is_prose(long)
    assert not is_prose(page(f"<h1>云计算</h1>{HEADLINES * 20}"))
    assert not is_prose(page("<p>Before you continue</p>" * 500))
