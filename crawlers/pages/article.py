"""A page of news as title, time, language and body; plain text and JSON too, so that any file is read."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from crawlers.names.fold import simplify
from crawlers.pages.body import SHORTEST, body_text
from crawlers.pages.dates import published
from crawlers.pages.decode import decode
from crawlers.pages.head import Head, time_of, title_of
from crawlers.pages.html import Html
from crawlers.pages.links import whole

CHINA = ZoneInfo("Asia/Shanghai")
_MARKUP = re.compile(
    r"<(?:!doctype|html|head|body|meta|article|section|div|p|span|table|ul|ol|li|br|h[1-6])\b", re.I
)
_HAN = re.compile(r"[㐀-鿿]")
# " 2023-05-11 11:00  来源：A5专栏", "发布时间：2026年8月20日": a line whose purpose is its date, not prose.
_DATE_LINE = re.compile(
    r"^[^\S\n]*(?:[^\d\n]{0,12}[:：])?[^\S\n]*20\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?"
    r"(?:[^\S\n]+\d{1,2}[:：]\d\d.{0,40}|[^\S\n]*)$",
    re.M,
)


@dataclass(frozen=True)
class Selectors:
    """Where a site puts the parts of an article: CSS selectors, each tried in turn."""

    title: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    """What stands inside the body and does not belong to it."""
    zone: ZoneInfo | None = None
    """Of dates that name none."""


@dataclass(frozen=True)
class ArticlePage:
    """What a page says, and of itself."""

    title: str | None
    published: datetime | date | None
    text: str
    language: str
    canonical: str | None = None

    @property
    def day(self) -> date | None:
        """The day it was published, in its own zone."""
        return self.published.date() if isinstance(self.published, datetime) else self.published


def read_article(
    body: bytes,
    *,
    content_type: str | None = None,
    url: str | None = None,
    selectors: Selectors | None = None,
) -> ArticlePage:
    """The article of a page, by the site's selectors where they find it, else by a generic extractor.

    Plain text passes through untouched, so that every quote is found in it as it stands.
    """
    text = decode(body, content_type)
    if (content_type or "").startswith("text/plain"):
        return _from_plain(text)
    if strings := _from_json(text):
        return _from_plain(strings)
    if _MARKUP.search(text[:20_000]):
        return _from_html(text, url, selectors or Selectors())
    return _from_plain(text)


def _from_html(text: str, url: str | None, selectors: Selectors) -> ArticlePage:
    html = Html(text)
    title = title_of(html, selectors.title)
    body = _body(html, selectors, title)
    language = language_of(body)
    zone = selectors.zone or (CHINA if language.startswith("zh") else None)
    return ArticlePage(
        title=title,
        published=time_of(html, selectors.date, title, url, zone),
        text=body,
        language=language,
        canonical=_canonical(html, url),
    )


def _body(html: Html, selectors: Selectors, title: str | None) -> str:
    """The text that the page shows; a page that scripts fill may tell it in its data only."""
    shown = body_text(html, selectors.body, selectors.drop, title)
    told = max(Head(html).says("articleBody"), key=len, default="")
    if len(shown) < SHORTEST:  # the data of a page that shows something may be of other articles
        told = told or Head(html).data()
    if len(told) <= 2 * len(shown):
        return shown
    return Html(told).text() if _MARKUP.search(told) else told


def _canonical(html: Html, url: str | None) -> str | None:
    """Its address as the page names it; an address of another site, or of the front page, is a mistake."""
    named = [
        *html.values("link[rel='canonical']", "href"),
        *html.values("meta[property='og:url']", "content"),
    ]
    for address in (whole(address, url or "") for address in named):
        parts = urlsplit(address)
        if parts.path.strip("/") and (not url or _site(parts.netloc) == _site(urlsplit(url).netloc)):
            return address
    return None


def _site(host: str) -> str:
    """m.example.org and www.example.org are one site."""
    return host.removeprefix("www.").removeprefix("m.").removeprefix("amp.")


def _from_plain(text: str) -> ArticlePage:
    """A date line near the beginning dates a text; the line before it is its title."""
    language = language_of(text)
    line = _DATE_LINE.search(text[:1000])
    zone = CHINA if language.startswith("zh") else None
    above = [above.strip() for above in text[: line.start() if line else 0].splitlines() if above.strip()]
    return ArticlePage(
        title=above[-1] if above else None,
        published=published(line[0], zone) if line and above else None,
        text=text,
        language=language,
    )


def _from_json(text: str) -> str | None:
    """The strings of a JSON answer that are more than a word, one below the other; None for other text."""
    if text.lstrip()[:1] not in ("{", "["):
        return None
    try:
        strings = list(_strings(json.loads(text)))
    except (ValueError, RecursionError):
        return None
    return "\n\n".join(Html(string).text() if _MARKUP.search(string) else string for string in strings)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str) and (" " in value.strip() or _HAN.search(value)):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)


def language_of(text: str) -> str:
    """`zh-Hans`, `zh-Hant` or `en`: all that the readers of facts tell apart."""
    sample = text[:5000]
    han = len(_HAN.findall(sample))
    if han * 10 < len(sample):
        return "en"
    changed = sum(a != b for a, b in zip(sample, simplify(sample), strict=False))
    return "zh-Hant" if changed * 20 > han else "zh-Hans"
