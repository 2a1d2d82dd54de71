"""The news of the sample web on a given day: an A5-like site of lists and articles, and a WordPress feed."""

import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from crawlers.demo_site.market import BEGIN

Item = dict[str, Any]

BRIEF = {
    "a5": ("编辑手记：{:%m月%d日}", "今天没有新的报价。编辑部整理了读者来信，并订正了往期文章里的两处图注。"),
    "servethehome": (
        "From the lab, {:%d %B}",
        "No new prices today. We answered mail and mended two captions.",
    ),
}


def published(site: str, day: date) -> list[Item]:
    """The articles of a site that are out on `day`, newest first."""
    out = [item for item in (*_articles(), *_briefs(site, day)) if item["site"] == site and _day(item) <= day]
    return sorted(out, key=_published, reverse=True)


def _briefs(site: str, day: date) -> Iterator[Item]:
    """A page a day that holds no fact: a site is never silent, and most of what it says is not for us."""
    for number in range((day - BEGIN).days + 1):
        moment = datetime.combine(BEGIN + timedelta(days=number), time(0, 30), UTC)
        title, body = BRIEF[site]
        yield {
            "site": site,
            "id": 50_000 + number,
            "published": moment,
            "title": title.format(moment),
            "outlet": "Editors",
            "body": body,
        }


def a5_list(day: date, base: str) -> str:
    """A list page: the newest articles as `a.sherry_title`."""
    links = "".join(
        f'<li><a class="sherry_title" href="{base}{a5_path(item)}">{escape(item["title"])}</a></li>'
        for item in published("a5", day)[:20]
    )
    return html("AI - A5创业网", f'<div class="channel"><ul>{links}</ul></div>')


def a5_path(item: Item) -> str:
    """The path of an article, which holds its day."""
    return f"/article/{_published(item):%Y%m%d}/{item['id']}.shtml"


def a5_article(item: Item) -> str:
    """An article page: title, source line, body, and the block of tags that stands inside the body."""
    moment = f"{_published(item):%Y-%m-%d %H:%M}"
    return html(
        f"{item['title']} - A5创业网",
        f'<div class="sherry_title"><h1>{escape(item["title"])}</h1></div>'
        f'<div class="source">{moment} 来源：<a class="source-from">{escape(item["outlet"])}</a></div>'
        f'<div class="content">{_paragraphs(item)}<div class="sherry_labels">相关标签 ai技术</div></div>',
    )


def feed(day: date, base: str) -> str:
    """A WordPress feed, RSS 2.0 with `content:encoded`."""
    items = "".join(
        f"<item><title>{escape(item['title'])}</title><link>{base}/{item['id']}/</link>"
        f"<dc:creator>{escape(item['outlet'])}</dc:creator>"
        f"<pubDate>{format_datetime(_published(item))}</pubDate>"
        f'<guid isPermaLink="false">{base}/?p={item["id"]}</guid>'
        f"<description><![CDATA[{item['body'].strip().splitlines()[0]}]]></description>"
        f"<content:encoded><![CDATA[{_paragraphs(item)}]]></content:encoded></item>"
        for item in published("servethehome", day)[:10]
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>ServeTheHome</title><link>{base}/</link>{items}</channel></rss>"
    )


def post(item: Item) -> str:
    """The page of a feed's item, as WordPress lays it out."""
    return html(
        f"{item['title']} - ServeTheHome",
        f'<article><h1 class="entry-title">{escape(item["title"])}</h1>'
        f'<time class="entry-date" datetime="{_published(item).isoformat()}"></time>'
        f'<div class="td-post-content entry-content">{_paragraphs(item)}</div></article>',
    )


def html(title: str, body: str) -> str:
    """A whole page around its body."""
    head = f'<meta charset="utf-8"><title>{escape(title)}</title>'
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def _paragraphs(item: Item) -> str:
    return "".join(f"<p>{escape(text.strip())}</p>" for text in item["body"].strip().split("\n\n"))


def _published(item: Item) -> datetime:
    moment: datetime = item["published"]
    return moment


def _day(item: Item) -> date:
    return _published(item).date()


@cache
def _articles() -> list[Item]:
    text = (Path(__file__).parent / "articles.toml").read_text(encoding="utf-8")
    articles: list[Item] = tomllib.loads(text)["article"]
    return articles
