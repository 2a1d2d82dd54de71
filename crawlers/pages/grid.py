"""A table as a grid: cells that span rows or columns stand in each place that they cover."""

from collections.abc import Iterator

from lxml.html import HtmlElement

Cells = list[HtmlElement | None]
_WIDEST, _TALLEST = 60, 200
"""Columns and rows that a cell may cover: pages write colspan=1000 for "all of them"."""


def rows(table: HtmlElement) -> Iterator[tuple[HtmlElement, Cells]]:
    """Each row of a table, not of tables in it, with the cell of every column; None for an empty place.

    A chip's name that spans three rows is the name in each of them, and a unit over two columns is that of
    both; a row of one cell over the whole width is a heading and stands once.
    """
    above: dict[int, tuple[HtmlElement, int]] = {}
    for row in _own_rows(table):
        own = [cell for cell in row if cell.tag in ("td", "th")]
        if len(own) == 1 and not above:
            yield row, [own[0], *[None] * (_span(own[0], "colspan", _WIDEST) - 1)]
            continue
        cells, above = _placed(own, above)
        yield row, cells


def _own_rows(table: HtmlElement) -> Iterator[HtmlElement]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


def _placed(
    own: list[HtmlElement], above: dict[int, tuple[HtmlElement, int]]
) -> tuple[Cells, dict[int, tuple[HtmlElement, int]]]:
    """The cells of a row in their columns, those that reach down from above between them."""
    cells: Cells = []
    below: dict[int, tuple[HtmlElement, int]] = {}

    def place(cell: HtmlElement, rows_left: int) -> None:
        if rows_left > 1:
            below[len(cells)] = (cell, rows_left - 1)
        cells.append(cell)

    for cell in own:
        while len(cells) in above:
            place(*above[len(cells)])
        for _ in range(_span(cell, "colspan", _WIDEST)):
            place(cell, _span(cell, "rowspan", _TALLEST))
    while len(cells) in above:
        place(*above[len(cells)])
    return cells, below


def _span(cell: HtmlElement, direction: str, most: int) -> int:
    said = cell.get(direction, "").strip()
    return max(1, min(int(said), most)) if said.isdecimal() and len(said) < 6 else 1
