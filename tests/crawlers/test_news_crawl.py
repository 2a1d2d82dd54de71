"""News asked for on a site of our own: articles of several pages, and no more in a night than is meant."""

from datetime import timedelta

from tests.crawlers.conftest import NIGHT, Answer, Nights, Site

PROSE = "<p>渠道商对H100单卡的报价约为25万元，比上月低了一成，供应依旧紧张，交货期约六周。</p>" * 3
HTML = {"Content-Type": "text/html; charset=utf-8"}


def page(body: str) -> Answer:
    return Answer(f"<html><head><title>行情</title></head><body>{body}</body></html>", headers=HTML)


def article(rest: str = "") -> Answer:
    return page(f"<div class=sherry_title><h1>行情</h1></div><div class=content>{PROSE}</div>{rest}")


def test_an_article_is_followed_over_its_pages_and_no_further(nights: Nights, site: Site) -> None:
    site.pages["/browse/32/list_1.shtml"] = page("<a class=sherry_title href='/article/16702101.shtml'>a</a>")
    site.pages["/article/16702101.shtml"] = article("<a href='16702101_2.shtml'>下一页</a>")
    site.pages["/article/16702101_2.shtml"] = article("<a href='16702102.shtml'>下一篇</a>")
    nights.crawl("a5")
    asked = [path for path in site.paths() if path.startswith("/article/")]
    assert asked == ["/article/16702101.shtml", "/article/16702101_2.shtml"]


def test_a_sitemap_of_years_is_asked_for_night_by_night(nights: Nights, site: Site) -> None:
    links = [f"/news/story-{number}" for number in range(70)]
    listed = "".join(f"<url><loc>https://www.anthropic.com{link}</loc></url>" for link in links)
    site.pages["/sitemap.xml"] = Answer(f"<urlset>{listed}</urlset>", headers={"Content-Type": "text/xml"})
    site.pages |= dict.fromkeys(links, article())
    nights.crawl("anthropic")
    assert len([path for path in site.paths() if path.startswith("/news/")]) == 60
    nights.crawl("anthropic", now=NIGHT + timedelta(days=1))
    assert {path for path in site.paths() if path.startswith("/news/")} == set(links)
