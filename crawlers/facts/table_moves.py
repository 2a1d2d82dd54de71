"""Moves of prices in tables: a price before beside one after, and percentages under a head of changes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from crawlers.facts import table_heads
from crawlers.facts.passage import Passage
from crawlers.facts.spans import ChipSpan, Percent, within
from crawlers.facts.table_frames import Frame
from crawlers.facts.table_terms import CellTerms
from crawlers.facts.tables import Cell
from crawlers.records import Price, PriceMove

# From a price to what it became, and how far before the figure its sign and bound may begin, in characters.
_ARROW, _LED = re.compile(r"(?:→|➔|➜|⇒|[-=]>) ?[^\d\s]{0,4} ?$"), 10
_UP_FROM = re.compile(r"(?<![a-z])(?:up|down|raised|cut|reduced|lowered|increased) from [~$€£¥a-z]{0,4}$")

Priced = Mapping[Cell, Sequence[tuple[int, Price]]]
"""The prices of a row by their cells, with their places."""


class TableMoves:
    """Reads the moves of one table."""

    def __init__(self, passage: Passage, frame: Frame, terms: CellTerms) -> None:
        self._passage = passage
        self._frame = frame
        self._terms = terms

    def step(self, row: Sequence[Cell], priced: Priced) -> tuple[Cell, Cell, PriceMove] | None:
        """The move from the price of one column to that of another, Old price | New price, and both cells."""
        if not self._ends:
            return None
        before, after = (
            [cell for cell in priced if self._frame.header(cell) == end][:1] for end in self._ends
        )
        first, last = ([price for cell in cells for _, price in priced[cell]] for cells in (before, after))
        if (
            not len(first) == len(last) == 1
            or _terms(first[0]) != _terms(last[0])
            or first[0].low == last[0].low
        ):
            return None
        return before[0], after[0], self._between(first[0], last[0], row)

    def _changes(self, row: Sequence[Cell]) -> list[Cell]:
        return [cell for cell in row if table_heads.is_change(self._frame.head_of(cell))]

    def shares(self, cell: Cell, row: Sequence[Cell]) -> Iterator[tuple[int, PriceMove]]:
        """A percentage with a sign under a head that tells a change: 7d, 30d, Δ."""
        header, chips = self._frame.header(cell), self._frame.chips(cell, row)
        if not header or not table_heads.is_change(self._frame.text(header)):
            return
        if table_heads.is_of_others(self._frame.text(header)):
            return
        told = table_heads.way_of(self._frame.text(header))
        for percent in within(self._passage.percents, cell.start, cell.end):
            way = {"+": "up", "-": "down"}.get(percent.sign) or told
            if way and percent.value != 0:
                yield from ((percent.start, self._of_share(percent, way, chip, cell, row)) for chip in chips)

    def arrow(self, prices: Sequence[tuple[int, Price]], row: Sequence[Cell]) -> PriceMove | None:
        """The move between the two prices of a cell: $4.00 → $2.99, "$4.50/hr (up from $4.00)"."""
        if len(prices) != 2:
            return None
        (_, start), (place, end) = prices
        if _UP_FROM.search(self._passage.text, max(0, place - 2 * _LED), place):
            start, end = end, start
        elif not is_arrow(self._passage, place):
            return None
        same = _terms(start) == _terms(end) and start.low != end.low
        return self._between(start, end, row) if same else None

    @cached_property
    def _ends(self) -> tuple[Cell, Cell] | None:
        """The heads of the prices before and after, where one column has each."""
        before, after = (
            [cell for cell in self._frame.head if told(self._frame.text(cell))]
            for told in (table_heads.is_before, table_heads.is_after)
        )
        now = [cell for cell in after if table_heads.is_now(self._frame.text(cell))]
        if not before and len(after) == 2 and len(now) == 1:
            before, after = now, [cell for cell in after if cell not in now]
        return (before[0], after[0]) if len(before) == len(after) == 1 and before != after else None

    def _between(self, start: Price, end: Price, row: Sequence[Cell]) -> PriceMove:
        cells = self._changes(row)
        told = [share for cell in cells for share in within(self._passage.percents, cell.start, cell.end)]
        return PriceMove(
            chip=end.chip,
            basis=end.basis,
            per=end.per,
            term=end.term,  # type: ignore[arg-type]
            direction="up" if end.low > start.low else "down",
            start=start.low,
            end=end.low,
            currency=end.currency,
            change_pct=told[0].value if len(told) == 1 else None,
            period=self._period(cells[0]) if len(told) == 1 else None,
            quote=end.quote,
        )

    def _of_share(
        self, percent: Percent, way: str, chip: ChipSpan, cell: Cell, row: Sequence[Cell]
    ) -> PriceMove:
        return PriceMove(
            chip=chip.chip,
            basis="rental" if self._speaks_of_rent(cell, row) else "purchase",
            direction=way,  # type: ignore[arg-type]
            change_pct=percent.value,
            period=self._period(cell),
            quote=self._frame.quote(row),
        )

    def _period(self, cell: Cell) -> str | None:
        """The length of time that the head of a change names."""
        header = self._frame.header(cell) or cell
        periods = within(self._passage.periods, header.start, header.end + 1)
        return periods[0].iso if periods else table_heads.period_of(self._frame.text(header))

    def _speaks_of_rent(self, cell: Cell, row: Sequence[Cell]) -> bool:
        stretch = (row[0].start, row[-1].end)
        heads = [(c.start, c.end) for c in self._frame.head]
        units = (unit for place in (*heads, *self._frame.around) for unit in self._terms.units(place))
        owned = (a.unit for a in within(self._passage.amounts, *stretch) if a.unit)
        told = any(unit.term for unit in (*units, *owned))
        return told or self._terms.is_rental(cell) or self._passage.has(*stretch, "rental")


def is_arrow(passage: Passage, place: int) -> bool:
    """Whether an arrow leads to a figure."""
    return bool(_ARROW.search(passage.text, max(0, place - _LED), place))


def _terms(price: Price) -> tuple[object, ...]:
    """What two prices must have in common to be the ends of one move."""
    return price.chip, price.basis, price.per, price.term, price.currency
