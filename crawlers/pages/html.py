"""A page's tree, asked by CSS selectors."""

from collections.abc import Iterable
from typing import Any

from resiliparse.parse.html import ElementNode, HTMLTree

from crawlers.pages.text import text_of


class Html:
    """A parsed page."""

    def __init__(self, text: str) -> None:
        self._tree = HTMLTree.parse(text)

    @property
    def title(self) -> str:
        """What its `<title>` says, on one line."""
        return " ".join((self._tree.title or "").split())

    def all(self, selector: str) -> Iterable[ElementNode]:
        """Every node that a selector finds, in order of place."""
        return within(self._tree.document, selector) if self._tree.document else ()

    def first(self, *selectors: str) -> ElementNode | None:
        """The first node of the first selector that finds any."""
        nodes = (node for selector in selectors for node in self.all(selector))
        return next(nodes, None)

    @property
    def source(self) -> str:
        """The page without its head, as it was understood."""
        return self._tree.body.html if self._tree.body else ""

    def text(self) -> str:
        """All that the page shows."""
        return text_of(self.source)

    def line(self, selector: str) -> str:
        """The text of the first node found, on one line; empty where there is none."""
        node = self.first(selector)
        return " ".join((node.text or "").split()) if node else ""

    def values(self, selector: str, attribute: str) -> list[str]:
        """An attribute of every node found that has it."""
        return [str(node[attribute]).strip() for node in self.all(selector) if node.hasattr(attribute)]


def within(node: Any, selector: str) -> list[ElementNode]:
    """Every node under `node` (an element, a document) that a selector finds, in order of place."""
    # A slice, since resiliparse's own list makes all its nodes anew for each that is taken from it.
    nodes: list[ElementNode] = node.query_selector_all(selector)[:]
    return nodes
