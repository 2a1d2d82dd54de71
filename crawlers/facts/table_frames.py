"""A table in its text: head and body, caption and footnote, and what stands across from a cell."""

import re
from collections.abc import Sequence
from itertools import pairwise

from crawlers.facts import table_heads
from crawlers.facts.chip_groups import joined
from crawlers.facts.heads import speaks_for_all
from crawlers.facts.lazy import lazy
from crawlers.facts.money_heads import UNIT_OF_MONEY
from crawlers.facts.passage import Passage
from crawlers.facts.spans import Amount, ChipSpan, within
from crawlers.facts.tables import Cell, Table
from crawlers.names.identify import identify

# How far over a table its caption may begin, and how far under it the footnote may end, in characters.
_CAPTION_REACH, _FOOTNOTE_REACH = 1000, 400
# A longer cell holds a sentence, which is read as one, in characters.
DATA_CELL = 24
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_KEY = re.compile(r"\s*(?P<key>[a-z\u4e00-\u9fff][a-z\u4e00-\u9fff /()-]{1,23}): ?(?=\S)")
_MONEY_OF_YEAR = re.compile(r"(?<![a-z])in (?:19|20)\d\d (?:us )?dollars")


class Frame:
    """One table of a passage with what speaks for its cells."""

    def __init__(self, passage: Passage, table: Table) -> None:
        self._passage = passage
        self.caption = _caption(passage.text, table)
        self.footnote = _footnote(passage.text, table)
        self.headings = passage.heads(table.start)[:1]
        first = table.rows[0]
        has_head = not (any(self._prices(cell) for cell in first) or self._is_priced(first))
        self.head: tuple[Cell, ...] = first if has_head else self._keys(table)
        # A head that lost the empty cell over the rows' names has it at its end.
        lost = has_head and bool(within(passage.chips, first[0].start, first[0].end))
        wider = has_head and all(len(row) == len(first) + 1 for row in table.rows[1:])
        lost = wider or (lost and not self.text(first[-1]))
        self._shift = 1 if lost else 0
        self.body = table.rows[1:] if has_head else table.rows

    def _keys(self, table: Table) -> tuple[Cell, ...]:
        """The heads of a table that has them in each of its cells: "GPU: H100 | Old: $2.69 | New: $2.39"."""
        text, first = self._passage.text, table.rows[0]
        keys = [[_KEY.match(text, cell.start, cell.end) for cell in row] for row in table.rows]
        names = {tuple(key["key"] if key else None for key in row) for row in keys}
        if len(names) > 1 or None in next(iter(names)):
            return ()
        places = (key.span("key") for key in keys[0] if key)
        return tuple(Cell(*place, cell.row, cell.column) for place, cell in zip(places, first, strict=True))

    def text(self, cell: Cell | None) -> str:
        """The words of a cell; nothing for none."""
        return self._passage.text[cell.start : cell.end].strip() if cell else ""

    def amounts(self, cell: Cell) -> list[Amount]:
        """The figures of a cell."""
        return within(self._passage.amounts, cell.start, cell.end)

    def _prices(self, cell: Cell) -> bool:
        """Whether a cell of the first row holds a sum; "in 2025 dollars" heads some."""
        told = any(amount.currency for amount in self.amounts(cell))
        return told and not _MONEY_OF_YEAR.search(self.text(cell))

    def _is_priced(self, row: Sequence[Cell]) -> bool:
        """Whether a row is a chip and its bare figures."""
        chips = self.row_chips(row)
        plain = all(_FIGURE.fullmatch(self.text(cell)) for cell in row[1:])
        return bool(chips) and chips[0].start < row[0].end and plain

    def header(self, cell: Cell) -> Cell | None:
        """The head of a cell's column."""
        column = cell.column - self._shift
        return self.head[column] if 0 <= column < len(self.head) else None

    def head_of(self, cell: Cell) -> str:
        """The words of the head of a cell's column."""
        return self.text(self.header(cell))

    def contexts(self, cell: Cell, row: Sequence[Cell]) -> list[tuple[int, int]]:
        """The stretches that speak of a cell, the nearest first."""
        name, whole = (row[0].start, row[0].end), (row[0].start, row[-1].end)
        return [(cell.start, cell.end), *self.above(cell), name, whole, *self.around]

    def above(self, cell: Cell) -> list[tuple[int, int]]:
        """The stretch of the head of a cell's column, if it has one."""
        header = self.header(cell)
        return [(header.start, header.end)] if header else []

    @lazy
    def around(self) -> list[tuple[int, int]]:
        """What speaks for the whole table: caption, footnote, heading."""
        corner = [(cell.start, cell.end) for cell in self.head[:1] if UNIT_OF_MONEY.search(self.text(cell))]
        return [*corner, self.caption, *([self.footnote] if self.footnote else []), *self.headings]

    def quote(self, row: Sequence[Cell]) -> str:
        """A row in the page's own words."""
        text = self._passage.text[row[0].start : row[-1].end]
        return self._passage.page.quote(row[0].start, row[0].start + len(text.rstrip()))

    def row_chips(self, row: Sequence[Cell]) -> list[ChipSpan]:
        """The chips that a row names."""
        return within(self._passage.chips, row[0].start, row[-1].end)

    def chip(self, cell: Cell, row: Sequence[Cell]) -> ChipSpan | None:
        """The chip of the row, else of the column's head, else of what stands over the table."""
        chips = self.row_chips(row)
        over = within(self._passage.chips, *self.caption)
        headed = [chip for place in self.above(cell) for chip in within(self._passage.chips, *place)]
        if headed and chips and chips[0].start > cell.end:
            return headed[0]
        if chips and (self.names_rows or not over):
            return chips[cell.column - 1] if self._lists(chips, cell, row) else chips[0]
        coined = self._coined(row)
        if coined:
            return coined
        if headed:
            return headed[0]
        titled = [within(self._passage.chips, other.start, other.end) for other in self.head]
        if any(titled[1:]):
            return None
        if any(titled) and not self.names_rows:
            return titled[0][0]
        if table_heads.is_part(self.head_of(row[0])):
            return None
        if over and not self.names_rows:
            return over[-1]
        if typed := self._typed(row):
            return typed
        return self._only if cell.end - cell.start <= DATA_CELL else None

    def chips(self, cell: Cell, row: Sequence[Cell]) -> list[ChipSpan]:
        """All chips that a cell is of: those that name its row together, "H100 / H800", else one."""
        chip, named = self.chip(cell, row), within(self._passage.chips, row[0].start, row[0].end)
        together = all(joined(self._passage, first.end, second) for first, second in pairwise(named))
        if chip and named[:1] == [chip] and together and not self._lists(named, cell, row):
            return named
        return [chip] if chip else []

    def _lists(self, chips: Sequence[ChipSpan], cell: Cell, row: Sequence[Cell]) -> bool:
        """Whether a row opens with as many chips as it has figures, told in that order: A100/H100/B200."""
        return cell.column > 0 and chips[-1].end <= row[0].end and 1 < len(chips) == len(row) - 1

    def _typed(self, row: Sequence[Cell]) -> ChipSpan | None:
        """The chip of the instance type that names a row, where the passage names that chip elsewhere."""
        for mark in within(self._passage.instances, row[0].start, row[0].end):
            known = identify(mark.product)
            named = [chip for chip in self._passage.chips if known and chip.chip == known.chip]
            if named:
                return named[0]
        return None

    @lazy
    def _only(self) -> ChipSpan | None:
        """The one chip that a table of keys and values is about, itself one of the values."""
        keyed = all(len(row) == 2 for row in self.body)
        values = [row[1] for row in self.body] if keyed else []
        chips = [chip for cell in values for chip in within(self._passage.chips, cell.start, cell.end)]
        return chips[0] if len({chip.chip for chip in chips}) == 1 and len(self.body) > 1 else None

    def _coined(self, row: Sequence[Cell]) -> ChipSpan | None:
        """A row named under the head of its column: TPU over v5e."""
        head = self.head_of(row[0])
        known = identify(f"{head} {self.text(row[0])}") if head and len(head) < 16 else None
        return ChipSpan(row[0].start, row[0].end, known.chip, known.vendor) if known else None

    @lazy
    def names_rows(self) -> bool:
        """Whether the rows are told apart by their chips, not by seller or year."""
        return 2 * sum(bool(self.row_chips(row)) for row in self.body) >= len(self.body)

    def date(self, cell: Cell, row: Sequence[Cell]) -> str | None:
        """The date of the cell, its column's head, the other cells of its row without a sum of their own,
        else of what speaks for the whole table.
        """
        others = [(c.start, c.end) for c in row if c is not cell and self._dates(c, cell)]
        for start, end in ((cell.start, cell.end), *self.above(cell), *others, *self.around):
            found = within(self._passage.settled, start, end)
            if found:
                return found[0].iso
        return None

    def _dates(self, other: Cell, cell: Cell) -> bool:
        """Whether another cell of its row may date a price: the year of a chip dates only its first price."""
        if any(amount.currency for amount in self.amounts(other)):
            return False
        born = self.names_rows and other.column > 0 and table_heads.is_birth(self.head_of(other))
        heads = (self.head_of(cell), self._passage.text[slice(*self.caption)])
        return not born or any(map(table_heads.is_first_price, heads))


def _caption(text: str, table: Table) -> tuple[int, int]:
    """The last paragraph before a table."""
    first = max(0, table.start - _CAPTION_REACH)
    head = text[first : table.start].rstrip("| \t\n")
    paragraphs = head.split("\n\n")
    start = len(head) - sum(len(part) + 2 for part in paragraphs[-1:]) + 2 if head else 0
    return first + max(0, start), first + len(head)


def _footnote(text: str, table: Table) -> tuple[int, int] | None:
    """The line under a table, if it speaks for all of it: "Prices as of May 2025, in USD per GPU-hour"."""
    behind = text[table.end : table.end + _FOOTNOTE_REACH]
    lines = [line for line in behind.split("\n")[1:] if line.strip("|- \t")]
    if not lines or not speaks_for_all(lines[0]):
        return None
    start = table.end + behind.index(lines[0], behind.index("\n"))
    return start, start + len(lines[0])
