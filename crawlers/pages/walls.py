"""What a page is that was asked for as an article and is none: a wall, a missing page, a list."""

import re
from collections.abc import Iterator
from typing import Literal

from crawlers.pages.article import ArticlePage, Selectors, read_article
from crawlers.pages.dates import published
from crawlers.pages.decode import decode
from crawlers.pages.head import Head
from crawlers.pages.html import Html
from crawlers.pages.wall_words import paywall_of, wall_of

Obstacle = Literal["blocked", "consent-wall", "paywall", "soft-404", "list"]


_SHORT, _TEASER = 600, 1500
"""Characters: an article about walls is longer than a wall; a teaser than what is left of an article."""
_WALL = "[class*='paywall'], [id*='paywall'], [class*='subscriber-only'], [class*='premium-content']"
_PARAGRAPH, _SUMMARY, _PROSE = re.compile(rb"<p(?:\s[^>]*)?>([^<]{100,})"), 100, 3000
"""Letters: shorter paragraphs are summaries and notices; of longer ones so many make twice a teaser."""
_LINKS, _DATES = 12, 6
"""A list has at least so many links as long as a headline; one with a date to each has so many dates."""
_HEADLINE, _BRIEF, _RUN = 8, 80, 0.25
"""Letters of a headline; letters of the shortest article; share of a page that its article is at least."""


def obstacle(
    body: bytes, *, content_type: str | None = None, selectors: Selectors | None = None
) -> tuple[Obstacle, str] | None:
    """What stands in the way of an article, with the words that tell; None where there is an article."""
    html = Html(decode(body, content_type))
    article = read_article(body, content_type=content_type, selectors=selectors)
    return next(_obstacles(html, article), None)


def is_prose(body: bytes) -> bool:
    """Whether a page has long paragraphs enough that it is no wall: a thousandth of the work of `obstacle`.

    A page in another character set than UTF-8 has fewer letters here than it has, and `obstacle` looks at it.
    """
    letters = 0
    for paragraph in _PARAGRAPH.finditer(body):
        length = len(paragraph[1].decode(errors="ignore"))
        letters += length if length >= _SUMMARY else 0
        if letters >= _PROSE:
            return True
    return False


def _obstacles(html: Html, article: ArticlePage) -> Iterator[tuple[Obstacle, str]]:
    names, text = f"{html.title}\n{article.title}", article.text
    if len(text) < _SHORT and (found := wall_of(names, _shown(html, text))):
        yield found
    if len(text) < _TEASER and (wall := _wall(html, text)):
        yield "paywall", wall
    if _is_list(html, article):
        yield "list", names


def _shown(html: Html, text: str) -> str:
    """The text of an article; where there is as good as none, all that the page shows, banners too."""
    return text if len(text) >= _BRIEF else html.text()[:_TEASER]


def _wall(html: Html, text: str) -> str | None:
    """What says that the rest is for subscribers: linked data, a block named so, or the last words."""
    if Head(html).is_for_subscribers:
        return "isAccessibleForFree: false"
    blocks = (" ".join((node.text or "").split()) for node in html.all(_WALL))
    if told := next((block for block in blocks if len(block) >= _HEADLINE), None):
        return told[:_BRIEF]
    return paywall_of(text[-400:]) if len(text) < _SHORT else None


def _is_list(html: Html, article: ArticlePage) -> bool:
    """Whether headlines that lead elsewhere stand on the page, with no more than a few lines between them."""
    links = {words for node in html.all("a[href]") if len(words := _line(node.text)) >= _HEADLINE}
    if len(links) < _LINKS:
        return False
    lines = [line for line in html.text().split("\n") if line.strip()]
    longest = _longest_run(lines, links)
    if longest < _BRIEF:
        return True
    is_dated = article.published and sum(published(line) is not None for line in lines) < _DATES
    return not is_dated and longest < _RUN * sum(map(len, lines))


def _longest_run(lines: list[str], links: set[str]) -> int:
    """Letters of the longest stretch of lines none of which is a link."""
    longest = run = 0
    for line in lines:
        run = 0 if _line(line) in links else run + len(line)
        longest = max(longest, run)
    return longest


def _line(text: str | None) -> str:
    return " ".join((text or "").split())
