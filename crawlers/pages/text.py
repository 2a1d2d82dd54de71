"""From HTML to text: paragraphs apart, a line a list item, cells of a table parted by tabs."""

import re
from collections.abc import Iterator

from lxml.etree import ParserError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset"),
        *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"),
        *("main", "nav", "ol", "p", "pre", "section", "table", "ul"),
    )
)
_LINES = frozenset(("br", "li", "tr"))
_UNSEEN = frozenset(("head", "iframe", "noscript", "object", "script", "select", "style", "svg", "template"))
_LONGEST_ROW = 500
"""Characters: a row of more is no row of a table of figures, but a page laid out by a table."""


def text_of(html: str) -> str:
    """The text of a page or a part of one, as a reader sees it; white space between words is one blank."""
    try:
        root = document_fromstring(html, HTMLParser(huge_tree=True))
    except ParserError:  # nothing but white space and comments, or nested thousands deep
        return ""
    return _tidied("".join(_parts(root)))


def _parts(root: HtmlElement) -> Iterator[str]:
    ahead: list[HtmlElement | str] = [root]  # a stack and no recursion: pages nest as deep as they like
    while ahead:
        item = ahead.pop()
        if isinstance(item, str):
            yield item
        else:
            ahead += reversed(list(_inside(item)))


def _inside(node: HtmlElement) -> Iterator[HtmlElement | str]:
    """What stands in a node, in order, between the breaks that it makes."""
    if node.tag == "tr" and (row := _row(node)) is not None:
        yield row + "\n"
        return
    if node.tag in _BLOCKS:
        yield "\n\n"
    yield _words(node.text)
    for child in node:
        if _is_seen(child):
            yield child
        yield _words(child.tail)
    yield "\n\n" if node.tag in _BLOCKS else "\n" if node.tag in _LINES else ""


def _row(node: HtmlElement) -> str | None:
    """The cells of a table's row on one line; None for a row that lays out a page."""
    if len(node.text_content()) > _LONGEST_ROW or node.find(".//table") is not None:
        return None
    cells = [cell for cell in node if cell.tag in ("td", "th")]
    return "\t".join(_words("".join(_parts(cell))).strip() for cell in cells)


def _is_seen(node: HtmlElement) -> bool:
    return isinstance(node.tag, str) and node.tag not in _UNSEEN and "hidden" not in node.attrib


def _words(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


def _tidied(text: str) -> str:
    """No blanks at the ends of lines, none twice, and one empty line between paragraphs."""
    text = re.sub(r" *\n *", "\n", re.sub(r" {2,}", " ", text))
    return re.sub(r"\n{3,}", "\n\n", text).strip()
