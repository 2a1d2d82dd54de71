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
    ("kind", "title", "words"),
    [
        ("blocked", "访问验证", "点击按钮进行验证，验证通过后继续访问"),
        ("blocked", "系统提示", "我们的系统检测到您的网络存在异常流量"),
        ("blocked", "存取遭拒", "您沒有權限存取此網頁"),
        ("blocked", "Pardon", "Something about your browser made us think you were a bot."),
        ("blocked", "Hold on", "Please complete the security check to access the site."),
        ("consent-wall", "隐私", "我们使用Cookie来改善您的浏览体验，点击“接受全部”即表示同意。"),
        ("consent-wall", "隱私設定", "繼續之前，請先同意我們使用 Cookie 與您的資料"),
        ("consent-wall", "用户协议", "在您继续使用前，请阅读并同意《用户协议》和《隐私政策》"),
        ("consent-wall", "Privacy", "We and our 842 partners store and access information on a device."),
        ("soft-404", "某站", "抱歉，您访问的页面走丢了，去首页看看吧"),
        ("soft-404", "某站", "您要找的網頁已移除或網址有誤"),
        ("soft-404", "某站", "指定的主题不存在或正在被审核"),
        ("soft-404", "Site", "The article you requested has been removed."),
        ("soft-404", "Site", "Hmm, we couldn't find that page."),
    ],
)
def test_walls_are_known_by_what_they_say_to_the_reader(kind: str, title: str, words: str) -> None:
    chips = "".join(f"<li><a href='/{n}'>英伟达H200单卡报价回落到{n}万元</a></li>" for n in range(20, 28))
    for below in ("", f"<h3>热门推荐</h3><ul>{chips}</ul>"):
        found = obstacle(page(f"<div><p>{words}</p></div>{below}", title))
        assert found is not None, words
        assert found[0] == kind


@pytest.mark.parametrize(
    "words",
    [
        "试读结束，订阅后查看全文",
        "本文限訂戶閱讀，立即訂閱",
        "阅读全文需支付9.9元",
        "此文章為付費會員限定，請先登入",
        "To continue reading, log in or become a member.",
        "The rest of this post is for paid subscribers.",
    ],
)
def test_a_paywall_is_known_by_its_last_words(words: str) -> None:
    found = obstacle(page(f"<article><h1>行情</h1>{BRIEF}{BRIEF}<p>{words}</p></article>"))
    assert found is not None
    assert found[0] == "paywall"


@pytest.mark.parametrize(
    "text",
    [
        "英伟达发布了新一代显卡，支持硬件安全验证与可信执行，渠道报价25万元。",
        "记者发现，多家平台上的H20页面已被删除，渠道商称单卡报价约8万元。",
        "京东PLUS会员专享价12999元，非会员价为13999元，支持以旧换新。",
        "请注意，渠道商本周把H100单卡报价下调到22万元，您若在月底前下单可再减一万元。",
        "DeepSeek访问量激增，用户称请求频繁被限，公司租用的H800服务器月租约6万元。",
        "阿里云开通H20实例，按量付费每小时35元，新用户完成实名认证后可购买。",
        "We saw H100 rents at $2.10 an hour; the page of one seller was not available.",
        "You can no longer buy the H20 in China: the US has restricted access to it, sellers said.",
        "Anthropic raised the price of its subscription; subscribers pay 20 dollars for access to Opus.",
        "Together offers a free trial of its H200 clusters. Sign up to our newsletter today.",
        "由此可见，客户购买完整机柜更划算：H20开放购买后，开通实例的用户可继续按量付费。",
        "OpenAI said that a model of it solved a captcha for two cents on an H100.",
    ],
)
def test_an_article_may_speak_of_walls(text: str) -> None:
    assert obstacle(page(f"<article><h1>行情</h1><p>{text}</p></article>")) is None


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
