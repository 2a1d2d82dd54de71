"""Which part of a page is its article."""

from collections import Counter
from collections.abc import Iterator

from resiliparse.parse.html import ElementNode

from crawlers.pages.html import Html
from crawlers.pages.text import text_of

SHORTEST = 40
"""Characters: what is shorter is not the body of an article."""
_USUAL = ("[itemprop='articleBody']", "article", "main", "[role='main']")
_ABOUT = ("nav", "aside", "footer", "form", "button", "[role='navigation']")
"""What stands around an article on nearly every page, and in it on some."""


def body_text(html: Html, selectors: tuple[str, ...], drop: tuple[str, ...]) -> str:
    """The text of the first place that holds one: the site's own, the usual ones, the one with most text.

    What `drop` selects is taken out of the page.
    """
    if own := _first_text(html, selectors, drop):
        return own
    if usual := _first_text(html, _USUAL, (*drop, *_ABOUT)):
        return usual
    densest = _densest(html)
    return text_of(densest.html) if densest else html.text()


def _first_text(html: Html, selectors: tuple[str, ...], drop: tuple[str, ...]) -> str | None:
    texts = (text for node in _places(html, selectors) if len(text := _without(node, drop)) >= SHORTEST)
    return next(texts, None)


def _places(html: Html, selectors: tuple[str, ...]) -> Iterator[ElementNode]:
    """For each selector the longest node that it finds: a page of news has small articles beside the one."""
    for selector in selectors:
        yield from sorted(html.all(selector), key=lambda node: -len(node.text or ""))[:1]


def _without(node: ElementNode, drop: tuple[str, ...]) -> str:
    for selector in drop:
        # The last first: a node that stands in another one goes before it.
        for unwanted in reversed(list(node.query_selector_all(selector))):
            unwanted.decompose()
    return text_of(node.html)


def _densest(html: Html) -> ElementNode | None:
    """The node with most text in paragraphs of its own."""
    lengths: Counter[ElementNode] = Counter()
    for paragraph in html.all("p"):
        if parent := paragraph.parent_element:
            lengths[parent] += len(paragraph.text or "")
    longest = lengths.most_common(1)
    return longest[0][0] if longest and longest[0][1] >= SHORTEST else None
