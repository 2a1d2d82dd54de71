"""From HTML to text: paragraphs apart, a line a list item, cells of a table parted by tabs."""

import re
from collections.abc import Iterator

from lxml.etree import ParserError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from crawlers.pages.grid import Cells, rows

_BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "div",
            "dl",
            "dt",
            "fieldset",
        ),
        *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"),
        *("main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "ul"),
    )
)
_LINES = frozenset(("br", "li", "tr"))
_UNSEEN = frozenset(
    ("button", "head", "iframe", "noscript", "object", "script", "select", "style", "svg", "template")
)
_BLANKS = re.compile(r"\s+")
_HIDDEN = re.compile(r"display\s*:\s*none", re.I)
_LONGEST_ROW = 500
"""Characters: a row of more is no row of a table of figures, but a page laid out by a table."""


def text_of(html: str) -> str:
    """The text of a page or a part of one, as a reader sees it; white space between words is one blank."""
    try:
        root = document_fromstring(html, HTMLParser(huge_tree=True))
    except ParserError:  # nothing but white space and comments, or nested thousands deep
        return ""
    return text_of_tree(root)


def text_of_tree(root: HtmlElement) -> str:
    """The text of a node of a parsed page."""
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
    if node.tag == "table":
        yield from _table(node)
        return
    if node.tag in _BLOCKS:
        yield "\n\n"
    yield _words(node.text)
    for child in node:
        if is_seen(child):
            yield child
        yield _words(child.tail)
    yield "\n\n" if node.tag in _BLOCKS else "\n" if node.tag in _LINES else ""


def _table(table: HtmlElement) -> Iterator[HtmlElement | str]:
    """Its caption, then a line a row with a tab between cells; a row that lays out a page as its parts."""
    grid = dict(rows(table))
    yield "\n\n"
    for part in table.iter("caption", "tr"):
        if part.tag == "caption" and part.getparent() is table:
            yield part
        elif part in grid:
            yield from _row(part, grid[part])
    yield "\n\n"


def _row(row: HtmlElement, cells: Cells) -> Iterator[HtmlElement | str]:
    if len(row.text_content()) > _LONGEST_ROW or row.find(".//table") is not None:
        yield from row
        yield "\n"
        return
    yield "\t".join("" if cell is None else _cell(cell) for cell in cells)
    yield "\n"


def _cell(cell: HtmlElement) -> str:
    return _words("".join(_parts(cell))).strip()


def is_seen(node: HtmlElement) -> bool:
    """Whether a reader sees what stands in a node."""
    if not isinstance(node.tag, str) or node.tag in _UNSEEN or "hidden" in node.attrib:
        return False
    return "style" not in node.attrib or not _HIDDEN.search(node.attrib["style"])


def _words(text: str | None) -> str:
    return _BLANKS.sub(" ", text) if text else ""


def _tidied(text: str) -> str:
    """No blanks at the ends of lines, none twice, and one empty line between paragraphs."""
    text = re.sub(r" *\n *", "\n", re.sub(r" {2,}", " ", text))
    return re.sub(r"\n{3,}", "\n\n", text).strip()
