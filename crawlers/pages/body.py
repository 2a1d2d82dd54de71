"""Which part of a page is its article."""

import re
from collections import defaultdict
from collections.abc import Iterator

from lxml.etree import ParserError
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from resiliparse.parse.html import ElementNode

from crawlers.pages import noise
from crawlers.pages.html import Html, within
from crawlers.pages.text import is_seen, text_of_tree

SHORTEST = 40
"""Characters: what is shorter is not the body of an article."""
_BODY = re.compile(
    r"(?:^|[\s_-])(?:(?:art(?:icle)?|post|entry|story|news|detail|single)[_-]?(?:body|content|con|text|txt|main|detail)"
    r"|(?:body|content)[_-]?(?:art(?:icle)?|text|txt|main|detail)|articlebody|rich_media_content|trs_editor"
    r"|entry|prose|paragraph|markdown|all-txt|wysiwyg|field-body)(?:$|[\s_-])",
    re.I,
)
# Text stands in these; whatever holds text and is none of them may be the article or hold it.
_LEAVES = frozenset(
    (
        "a",
        "blockquote",
        "dl",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ol",
        "p",
        "pre",
        "span",
        "ul",
    )
)
_GRID = frozenset(("table", "tbody", "thead", "tr"))
_NARROWER = 0.8
"""Share of the text that a part must hold for the rest to be what stands around it."""
_NAMED = 0.5
"""The share where the part is named for an article."""
_PRUNED = 0.4
"""A block that holds more of the text is the article, whatever it is called."""
_LEAD_IN = 200
"""Characters: a heading behind more is none of the page's title."""
# A line whose purpose is its date or its author: "2023-05-11 11:00 来源：A5专栏".
_BYLINE = re.compile(
    r"(?:.{0,12}[:：])?\s*20\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?(?:\s+\d{1,2}[:：]\d\d.{0,60})?"
    r"|(?:来源|來源|作者|编辑|編輯|记者|記者|文|责任编辑|責任編輯|发布时间|發布時間|source|author)\s*[:：/|].{0,60}"
    r"|by (?-i:[A-Z][\w.'’-]+)(?: (?-i:[A-Z][\w.'’-]+)){0,3}(?: ?[,|•·–—-].{0,60})?",
    re.I,
)
_IMPRINT = re.compile(
    r"[(（【\[]?(?:责任编辑|責任編輯|编辑[:：]|編輯[:：]|校对|校對|审核[:：]|本文来源|文章来源|声明[:：]"
    r"|免责声明|免責聲明|版权|版權|转载请|未经.{0,6}(?:授权|许可)|copyright|©|all rights reserved"
    r"|image credit).{0,200}",
    re.I,
)

Prose = dict[HtmlElement, int]


def body_text(html: Html, selectors: tuple[str, ...], drop: tuple[str, ...], title: str | None = None) -> str:
    """The text of the site's own place for it where there is one, else of what reads like an article.

    What `drop` selects is taken out of the site's own place, and a first line that is the `title`.
    """
    if own := _own_text(html, selectors, drop):
        return _trimmed(own, title)
    root = _parsed(html.source)
    if root is None:
        return ""
    return _trimmed(_tidy(_article(root)), title) or html.text()


def _own_text(html: Html, selectors: tuple[str, ...], drop: tuple[str, ...]) -> str | None:
    texts = (text for node in _places(html, selectors) if len(text := _without(node, drop)) >= SHORTEST)
    return next(texts, None)


def _places(html: Html, selectors: tuple[str, ...]) -> Iterator[ElementNode]:
    """For each selector the longest node that it finds: a page of news has small articles beside the one."""
    for selector in selectors:
        yield from sorted(html.all(selector), key=lambda node: -len(node.text or ""))[:1]


def _without(node: ElementNode, drop: tuple[str, ...]) -> str:
    for selector in drop:
        # The last first: a node that stands in another one goes before it.
        for unwanted in reversed(within(node, selector)):
            unwanted.decompose()
    root = _parsed(node.html)
    if root is None:
        return ""
    _prune(root)
    return _tidy(root)


def _parsed(html: str) -> HtmlElement | None:
    """The tree of a page or a part; None for nothing but white space, or what is nested thousands deep."""
    try:
        return document_fromstring(html, HTMLParser(huge_tree=True))
    except ParserError:
        return None


def _article(root: HtmlElement) -> HtmlElement:
    """The node that holds the article, what stands around it on the page taken out."""
    _prune(root)
    prose = _prose(root)
    node = root
    while not _is_named(node) and (part := _main_part(node, prose)) is not None:
        node = part
    while node.tag in _GRID:  # the cells of a table that is the article, and none that lays out the page
        node = node.getparent()
    named = [part for part in node.iterdescendants() if _is_named(part) and _holds(part, node, prose, _NAMED)]
    return max(named, key=prose.__getitem__, default=node)


def _prune(root: HtmlElement) -> None:
    """Take out what says that it is not the article, unless it holds much of the page's text."""
    prose = _prose(root)
    for node in list(root.iter()):
        if not isinstance(node.tag, str) or node.getparent() is None or node.tag in ("html", "body"):
            continue
        most = _NARROWER if noise.is_replies(node) else _PRUNED
        if not is_seen(node) or (noise.is_around(node) and prose[node] <= most * prose[root]):
            _remove(node)
    for card in list(noise.cards(root)):
        _remove(card)


def _remove(node: HtmlElement) -> None:
    """Take a node out and leave the text behind it; nothing where it is out already with what held it."""
    if node.getparent() is not None:
        node.drop_tree()


def _prose(root: HtmlElement) -> Prose:
    """Letters of running text in each node: not of links, and of short lines half."""
    held: Prose = defaultdict(int)
    for node in reversed(list(root.iter())):  # children before their parents
        if not isinstance(node.tag, str) or not is_seen(node):
            continue
        if node.tag != "a" or "href" not in node.attrib:
            held[node] = _weight(node.text) + sum(held[child] + _weight(child.tail) for child in node)
    return held


def _weight(text: str | None) -> int:
    """A Chinese character says as much as two letters."""
    words = "".join((text or "").split())
    length = len(words) + (0 if words.isascii() else sum(character > "⺀" for character in words))
    return length if length >= 20 else length // 2


def _main_part(node: HtmlElement, prose: Prose) -> HtmlElement | None:
    """The child that holds nearly all of the text; None where the text stands in several, or in the node."""
    best = max(node, key=prose.__getitem__, default=None)
    if best is None or not isinstance(best.tag, str) or best.tag in _LEAVES:
        return None
    if not _holds(best, node, prose, _NARROWER) or any(_is_twin(best, child, prose) for child in node):
        return None
    return best


def _is_twin(node: HtmlElement, other: HtmlElement, prose: Prose) -> bool:
    """A section beside a section: both belong to the article."""
    alike = node.tag == other.tag and node.get("class") == other.get("class")
    return node is not other and alike and prose[other] >= SHORTEST


def _holds(part: HtmlElement, node: HtmlElement, prose: Prose, share: float) -> bool:
    return prose[part] >= SHORTEST // 2 and prose[part] >= share * prose[node]


def _is_named(node: HtmlElement) -> bool:
    """Whether it says of itself that it is the body of an article."""
    if not isinstance(node.tag, str) or node.tag in ("html", "body", *_LEAVES):
        return False
    if node.get("itemprop") == "articleBody" or node.tag == "article":
        return True
    return bool(_BODY.search(node.get("class", "")) or _BODY.search(node.get("id", "")))


def _tidy(node: HtmlElement) -> str:
    """The text without title and links to other articles."""
    for heading in node.findall(".//h1")[:1]:
        _drop_before(node, heading)
    for unwanted in [*noise.related(node), *filter(noise.leads_elsewhere, list(node.iterdescendants()))]:
        _remove(unwanted)
    return text_of_tree(node)


def _trimmed(text: str, title: str | None) -> str:
    """A body without the lines over it and under it that are about the article."""
    lines = text.split("\n")
    while lines and (lines[0].strip() in ("", title) or _BYLINE.fullmatch(lines[0].strip())):
        lines = lines[1:]
    while lines and (not lines[-1].strip() or _IMPRINT.fullmatch(lines[-1].strip())):
        lines = lines[:-1]
    return "\n".join(lines)


def _drop_before(node: HtmlElement, heading: HtmlElement) -> None:
    """Take out a title, and what stands before it: the way to the page, the name of the column."""
    title = text_of_tree(heading)
    if not title or text_of_tree(node).find(title) > _LEAD_IN:
        return
    place = heading
    while place is not node:
        parent = place.getparent()
        for before in list(place.itersiblings(preceding=True)):
            _remove(before)
        parent.text = None
        place = parent
    _remove(heading)
