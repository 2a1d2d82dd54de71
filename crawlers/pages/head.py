"""What a page says of its article besides the body: title, time, canonical address, and who may read it."""

import json
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from crawlers.pages.dates import compact, published
from crawlers.pages.html import Html

_STAMPS = (
    *(("meta[property='article:published_time']", "content"), ("meta[itemprop='datePublished']", "content")),
    *(("meta[property='og:published_time']", "content"), ("meta[name='publishdate']", "content")),
    *(("meta[name='PubDate']", "content"), ("meta[name='pubdate']", "content")),
    *(("meta[name='publish_date']", "content"), ("meta[name='date']", "content")),
    *(("meta[name='dc.date.issued']", "content"), ("meta[name='DC.date.issued']", "content")),
    *(("meta[name='sailthru.date']", "content"), ("meta[name='parsely-pub-date']", "content")),
    *(("meta[property='og:release_date']", "content"), ("meta[name='weibo:article:create_at']", "content")),
)
_TIMES = ("time[itemprop='datePublished']", "time[pubdate]", "article time[datetime]", "time[datetime]")
_POSTED = re.compile(r"发布|發布|發佈|发表|發表|刊登|(?<![a-z])(?:posted|published)", re.I)
_LABELLED = re.compile(r"(?:时间|時間|日期|更新|(?<![a-z])(?:date|updated))[^\n\d]{0,12}[:：]", re.I)
_SENTENCE = re.compile(r"[。！？]|[.!?]\s*$")
_NEAR = 12
"""Lines from the title on in which its date may stand."""
_SHORT = 80
"""Characters: a longer line is prose, whose dates are not the page's."""
# <script id="__NEXT_DATA__" type="application/json">{...}, window.initialState={...}
_STATE = re.compile(r"\s*(?:(?:var |window\.)?[\w$.]+\s*=\s*)?(?=\{\s*\")")
_BODIES = ("articleBody", "content", "body", "html")
_ARTICLES = frozenset(("Article", "NewsArticle", "BlogPosting", "TechArticle", "Report"))
_SITE = re.compile(r"\s+[-–—|·•»]\s+|\s*[|_｜]\s*|(?<=[㐀-鿿])\s*[-–—]\s*(?=[㐀-鿿A-Za-z0-9])")


@dataclass(frozen=True)
class Head:
    """The linked data of a page's article, as far as it has any."""

    html: Html

    def linked(self) -> Iterator[dict[str, Any]]:
        """Each article that the page describes in JSON-LD, also one in a list or a graph."""
        for node in self.html.all("script[type='application/ld+json']"):
            yield from _articles(_loaded(node.text or ""))

    def says(self, key: str) -> list[str]:
        """The texts that the linked articles give for a key."""
        return [value for article in self.linked() if isinstance(value := article.get(key), str)]

    def data(self) -> str:
        """The longest text that the data of the page's scripts call a body."""
        told: list[str] = []
        for node in self.html.all("script"):
            if found := _STATE.match(node.text or ""):
                told += _bodies(_loaded((node.text or "")[found.end() :]))
        return max(told, key=len, default="")

    @property
    def is_for_subscribers(self) -> bool:
        """Whether it says that not everybody may read it."""
        said = (article.get("isAccessibleForFree") for article in self.linked())
        tier = self.html.values("meta[property='article:content_tier']", "content")
        return any(str(free).lower() == "false" for free in said) or "locked" in tier


def _loaded(text: str) -> Any:
    """The JSON that a text begins with; None where it is broken (line breaks in strings are let pass)."""
    try:
        return json.JSONDecoder(strict=False).raw_decode(text.lstrip())[0]
    except (ValueError, RecursionError):
        return None


def _bodies(value: Any) -> list[str]:
    """The strings under keys that name a body, however deep."""
    ahead, found = [value], []
    while ahead:
        value = ahead.pop()
        if isinstance(value, dict):
            found += [text for key in _BODIES if isinstance(text := value.get(key), str)]
        if isinstance(value, dict | list):
            ahead += value.values() if isinstance(value, dict) else value
    return found


def _articles(value: Any) -> Iterator[dict[str, Any]]:
    ahead = [value]
    while ahead:
        value = ahead.pop(0)
        if isinstance(value, list):
            ahead = [*value, *ahead]
        elif isinstance(value, dict):
            kinds = value.get("@type")
            named = [kinds] if isinstance(kinds, str) else kinds if isinstance(kinds, list) else []
            if "datePublished" in value or any(kind in _ARTICLES for kind in named if isinstance(kind, str)):
                yield value
            ahead = [value.get("@graph"), value.get("mainEntity"), *ahead]


def title_of(html: Html, own: tuple[str, ...]) -> str | None:
    """By the site's selectors, else the heading that names the page, else its name without the site's."""
    headings = [line for node in html.all("h1") if (line := _line(node.text))]
    names = [*filter(None, _names(html))]
    # What agrees with the first: <title> may hold no more than the site's name, as its logo's heading does.
    agreed = [name for name in (*names, html.title) if name and (names[0] in name or name in names[0])]
    told = (heading for name in agreed for heading in headings if _is_same(heading, name))
    found = [*filter(None, map(html.line, own)), *told, *names, *headings]
    return found[0] if found else None


def _names(html: Html) -> Iterator[str]:
    """What the page calls itself, without the site's name: told apart where one name begins the other."""
    site = html.values("meta[property='og:site_name']", "content")
    for name in map(_line, html.values("meta[property='og:title']", "content") + Head(html).says("headline")):
        yield name if html.title.startswith(name) and html.title != name else without_site(name, site)
    yield without_site(html.title, site)


def _line(text: str | None) -> str:
    return " ".join((text or "").split())


def without_site(title: str, site: Collection[str] = ()) -> str:
    """ "H100涨价 - A5创业网" names the site after the title, "A5 | H100涨价" before it."""
    parts = [part for part in _SITE.split(title) if part and part not in site]
    if not parts:
        return title
    # A first part of a word or two names the site or the column.
    return parts[0] if len(parts[0]) * 3 >= len(max(parts, key=len)) else max(parts, key=len)


def _is_same(heading: str, name: str) -> bool:
    short, long = sorted(("".join(heading.split()), "".join(name.split())), key=len)
    return short in long and len(short) * 2 >= len(long)


def time_of(
    html: Html, own: tuple[str, ...], title: str | None, url: str | None, zone: ZoneInfo | None
) -> datetime | date | None:
    """When the page says that its article was published; the day in its address where it says nothing."""
    if told := _first(_stamps(html, own), zone):
        return told
    shown = _first(_date_lines(html, title), zone)
    times = [stamp for selector in _TIMES for stamp in html.values(selector, "datetime")]
    # Cards of other articles have their times too: the one of the day under the title is this one's.
    alike = [stamp for stamp in times if shown and _is_near(published(stamp, zone), shown)]
    return _first(alike or times, zone) or shown or _in_address(url)


def _first(stamps: Iterable[str], zone: ZoneInfo | None) -> datetime | date | None:
    return next(filter(None, (published(at, zone) or compact(at, zone) for at in stamps)), None)


def _is_near(moment: datetime | date | None, shown: datetime | date) -> bool:
    """The same day, or one beside it: a page may show it in a zone of its own."""
    return moment is not None and abs((_day(moment) - _day(shown)).days) <= 1


def _day(moment: datetime | date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _stamps(html: Html, own: tuple[str, ...]) -> Iterator[str]:
    """What is told of the date for machines, the most trusted first."""
    for selector in own:
        yield from (html.values(selector, "datetime")[:1] or [html.line(selector)])
    for selector, attribute in _STAMPS:
        yield from html.values(selector, attribute)[:1]
    yield from Head(html).says("datePublished")
    for node in html.all("script[type='application/ld+json']"):  # also where its JSON is broken
        yield from re.findall(r'"datePublished"\s*:\s*"([^"]+)"', node.text or "")[:1]


def _date_lines(html: Html, title: str | None) -> Iterator[str]:
    """Lines that are there for the date: labelled ones, then short ones under the title, then others.

    A page may show the day of its visit over all ("今天是2026年8月22日"), so what stands above comes last.
    """
    lines = [line for line in html.text().split("\n") if line.strip()]
    place = next((number for number, line in enumerate(lines) if title and title in line), 0)
    near = lines[place : place + _NEAR]
    yield from _labelled(near)
    yield from (line for line in near if len(line) < _SHORT and not _SENTENCE.search(line))
    yield from map(html.line, ("time", "[class*='pubtime']", "[class*='date']", "[class*='time']"))
    yield from _labelled(lines)


def _labelled(lines: list[str]) -> Iterator[str]:
    for label in (_POSTED, _LABELLED):
        yield from (line[found.start() :][:_SHORT] for line in lines if (found := label.search(line)))


def _in_address(url: str | None) -> date | None:
    """/2026/08/21/, /20260821/, /2026-08-21- in the address of the page."""
    path = re.sub(r"^\w+://[^/]*", "", url or "")
    found = re.search(r"/(20\d\d)[/-]?(\d\d)[/-]?(\d\d)[/_-]", path)
    told = published("-".join(found.groups())) if found else None
    return told if isinstance(told, date) else None
