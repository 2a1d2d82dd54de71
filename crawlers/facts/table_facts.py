"""Prices and moves in tables: a cell's figure takes chip, unit, currency and date from its row,
head and caption.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from crawlers.facts import table_heads
from crawlers.facts.bounds import bound_of_head, past_bound
from crawlers.facts.counts import is_count
from crawlers.facts.currencies import currency_of
from crawlers.facts.money import currency_named
from crawlers.facts.money_heads import UNIT_OF_MONEY
from crawlers.facts.passage import Passage
from crawlers.facts.plausible import met
from crawlers.facts.prices import build
from crawlers.facts.scales import scaled
from crawlers.facts.spans import Amount, ChipSpan, within
from crawlers.facts.table_frames import Frame
from crawlers.facts.table_moves import TableMoves, is_arrow
from crawlers.facts.table_terms import CellTerms
from crawlers.facts.tables import Cell, Table
from crawlers.records import Price, PriceMove

# A currency named around a table whose columns are headed by dates.
_NAMED = re.compile(r"新台币|人民币|美元|港币|(?<![a-z])(?:usd|eur|rmb|cny|twd|hkd)(?![a-z])")


# What a caption over columns of dates calls the figures under them.
_PRICES = re.compile(r"价|租金|(?<![a-z])(?:prices?|rents?|rates?)(?![a-z])")
# Smaller bare figures are told apart from counts by their heads alone.
_LEAST = 2500
_TIMES = re.compile(r"×|(?<![a-z])[x*](?![a-z])")
_TENS = re.compile("[万w]")
# A word behind a bare figure, and what such words may speak of.
_WORD = re.compile(r" ?[a-z\u4e00-\u9fff]")
_REMARKS = ("price", "rental", "purchase", "now", "tier:spot", "tier:on-demand", "tier:reserved")


class TableFacts:
    """Reads one table of a passage."""

    def __init__(self, passage: Passage, table: Table) -> None:
        self._passage = passage
        self._frame = Frame(passage, table)
        self._terms = CellTerms(passage, self._frame)
        self._moves = TableMoves(passage, self._frame, self._terms)

    def read(self) -> Iterator[tuple[int, Price | PriceMove]]:
        """Each price and move of the table with its place."""
        for row in self._frame.body:
            yield from self._row(row)

    def _row(self, row: Sequence[Cell]) -> Iterator[tuple[int, Price | PriceMove]]:
        """The prices and shares of a row's cells; of a price before and one after, the move between them."""
        priced = {cell: prices for cell in row if (prices := list(self._prices(cell, row)))}
        for cell, prices in [*priced.items()]:
            if move := self._moves.arrow(prices, row):
                yield from ((place, move) for place, _ in prices)
                del priced[cell]
        step = self._moves.step(row, priced)
        if not step:
            for cell in row:
                yield from (*priced.get(cell, ()), *self._moves.shares(cell, row))
            return
        before, after, move = step
        yield before.start, move
        told = {before} if table_heads.is_now(self._frame.head_of(after)) else {before, after}
        yield from (price for cell, prices in priced.items() if cell not in told for price in prices)

    def _prices(self, cell: Cell, row: Sequence[Cell]) -> Iterator[tuple[int, Price]]:
        if self._is_no_price(cell, row) or self._tells_move(cell):
            return
        amounts = self._frame.amounts(cell)
        for amount in amounts:
            for chip in self._frame.chips(cell, row):
                price = self._price(amount, amounts, cell, row, chip)
                if price:
                    date = self._frame.date(cell, row)
                    yield amount.start, replace(price, valid_on=date, quote=self._frame.quote(row))

    def _price(
        self, amount: Amount, amounts: Sequence[Amount], cell: Cell, row: Sequence[Cell], chip: ChipSpan
    ) -> Price | None:
        """The price of a chip that one of a cell's amounts is, if it is one."""
        figure = self._money(amount, cell, row, first=amount is amounts[0])
        over = (self._caption, self._frame.head_of(cell))
        of_job = not amount.unit and (any(map(table_heads.is_of_job, over)) or self._is_for_hours(row))
        if not figure or of_job or self._is_on_top(amount) or self._is_bill(amount, row):
            return None
        if _in_brackets_converted(self._passage.text, cell, figure, amounts):
            return None
        currency = currency_of(self._passage, figure)
        terms = self._terms.of(figure, cell, row, chip)
        if not currency or not terms or not met(chip.chip, terms, figure.low, currency):
            return None
        return build(self._passage, figure, chip, terms, currency, self._frame.contexts(cell, row)[1:])

    def _is_no_price(self, cell: Cell, row: Sequence[Cell]) -> bool:
        heads = [self._frame.head_of(cell)]
        if cell is not row[0] and not self._frame.row_chips(row):
            heads.append(self._frame.text(row[0]))
        if self._is_single(row) and table_heads.is_total(heads[0]):
            return False
        if table_heads.is_own_cost(heads[0], [self._frame.text(head) for head in self._frame.head]):
            return True
        if self._is_bill_head(cell) or self._is_outcome(cell, row) or self._is_labelled(cell):
            return True
        return any(map(table_heads.is_other, heads)) or table_heads.is_span("".join(heads[1:]))

    def _is_labelled(self, cell: Cell) -> bool:
        """Whether a cell itself says that its sum is for something else: 电费约1,200元."""
        amounts = self._frame.amounts(cell)
        words = self._passage.text[cell.start : amounts[0].lead].strip() if amounts else ""
        return bool(words) and table_heads.is_other(words) and not self._frame.row_chips([cell])

    def _is_on_top(self, amount: Amount) -> bool:
        """Whether a sum comes on top of another: "NVLink +$0.05"."""
        return self._passage.text[amount.lead - 1 : amount.lead] == "+"

    def _is_bill(self, amount: Amount, row: Sequence[Cell]) -> bool:
        """Whether a sum is what the hours of its row come to."""
        hours = [
            a for c in row if table_heads.is_hours(self._frame.head_of(c)) for a in self._frame.amounts(c)
        ]
        rates = [a for c in row for a in self._frame.amounts(c) if a.currency]
        bills = (h.low * rate.low for h in hours[:1] for rate in rates)
        return any(abs(amount.low - bill) <= 0.005 * amount.low for bill in bills)

    def _is_bill_head(self, cell: Cell) -> bool:
        """Whether a column is what the quantities of another come to at the rate of a third."""
        heads = [self._frame.text(head) for head in self._frame.head]
        told = any(map(table_heads.is_quantity, heads)) and any(map(table_heads.is_rate, heads))
        return told and table_heads.is_charge(self._frame.head_of(cell))

    def _is_outcome(self, cell: Cell, row: Sequence[Cell]) -> bool:
        """Whether another cell of the row tells what the sum is worked out from: 24 × $2.50 × 730 h."""
        others = (within(self._passage.amounts, c.start, c.end) for c in row if c is not cell)
        return any(self._is_product(figures) for figures in others)

    def _is_product(self, figures: Sequence[Amount]) -> bool:
        gaps = (self._passage.text[a.tail : b.lead] for a, b in pairwise(figures))
        return any(a.currency for a in figures) and any(map(_TIMES.search, gaps))

    def _tells_move(self, cell: Cell) -> bool:
        """Whether a cell holds a sentence about a change: "H200 raised from $3.39 to $3.59/hr"."""
        first = next((amount.lead for amount in self._frame.amounts(cell) if amount.currency), cell.start)
        words = self._passage.text[cell.start : first]
        return _has_letters_before(words) and self._passage.has(cell.start, cell.end, "up", "down")

    def _is_for_hours(self, row: Sequence[Cell]) -> bool:
        """Whether the row names its chip by the hours that a job took of it: 2.788M H800."""
        heads = (self._frame.head_of(c) for c in row if within(self._passage.chips, c.start, c.end))
        return any(map(table_heads.is_hours, heads))

    def _is_single(self, row: Sequence[Cell]) -> bool:
        marks = within(self._passage.machines, row[0].start, row[0].end)
        return bool(marks) and marks[0].count == 1

    def _money(self, amount: Amount, cell: Cell, row: Sequence[Cell], *, first: bool) -> Amount | None:
        """The amount with the currency and bound that its column's head gives a bare figure."""
        header = self._frame.head_of(cell) + ("" if self._frame.row_chips(row) else self._frame.text(row[0]))
        bound = bound_of_head(header) if amount.bound == "exact" else amount.bound
        currency = amount.currency
        if currency is None:
            head = header or self._frame.text(row[0])
            told = self._money_around(cell, row)
            counted = is_count(self._passage, amount)
            named = table_heads.is_money(head) or told or self._is_of_machines(amount, cell)
            named = named or self._is_like_price(amount, cell, row)
            if not (first or is_arrow(self._passage, amount.start)) or not named or counted:
                return None
            if first and not self._is_all_of(cell, amount):
                return None
            currencies = (table_heads.currency_in(words) for words in (head, told, *self._around))
            currency = next(filter(None, currencies), None)
            amount = scaled(amount, self._passage.text, head if table_heads.names_money(head) else told)
        return replace(amount, currency=currency, bound=bound)

    def _is_all_of(self, cell: Cell, amount: Amount) -> bool:
        """Whether a bare figure is all of its cell but for a unit and remarks: not "16,896 CUDA cores"."""
        text, end = self._passage.text, past_bound(self._passage.text, amount.tail)
        told = self._passage.has(end, end + 2, *_REMARKS)
        behind = _WORD.match(text, end) and not told
        return not (behind or _has_letters_before(text[cell.start : amount.lead].strip()))

    def _is_like_price(self, amount: Amount, cell: Cell, row: Sequence[Cell]) -> bool:
        """Whether a bare figure is like another of its row that its head makes a price:
        those of two shops.
        """
        heads = {c: self._frame.head_of(c) for c in row if c is not cell}
        priced = (
            c for c, head in heads.items() if table_heads.is_money(head) and not table_heads.is_other(head)
        )
        figures = (other.low for c in priced for other in self._frame.amounts(c)[:1])
        return amount.low >= _LEAST and any(1 / 2 <= amount.low / low <= 2 for low in figures if low)

    def _is_of_machines(self, amount: Amount, cell: Cell) -> bool:
        """Whether a figure in tens of thousands stands under a head that only names what is sold:
        8卡服务器.
        """
        marks = (mark for place in self._frame.above(cell) for mark in within(self._passage.machines, *place))
        return any(marks) and bool(_TENS.search(self._passage.text, amount.start, amount.end))

    def _money_around(self, cell: Cell, row: Sequence[Cell]) -> str:
        """What makes money of bare figures: a unit of it in the row or around the table or, over
        columns of dates, a currency there.
        """
        named = [c for c in row if c is not cell and not self._frame.amounts(c)]
        told = next((words for words in map(self._frame.text, named) if UNIT_OF_MONEY.search(words)), "")
        beside = (self._frame.text(c) for c in named if abs(c.column - cell.column) == 1)
        told = told or next(filter(currency_named, beside), "")
        if told:
            return told
        dated = any(within(self._passage.dates, *stretch) for stretch in self._frame.above(cell))
        if dated and _PRICES.search(self._caption):
            return self._caption
        tests = (UNIT_OF_MONEY, _NAMED) if dated else (UNIT_OF_MONEY,)
        return next((words for words in self._around if any(test.search(words) for test in tests)), "")

    @property
    def _caption(self) -> str:
        return self._passage.text[slice(*self._frame.caption)]

    @property
    def _around(self) -> list[str]:
        return [self._passage.text[slice(*stretch)] for stretch in self._frame.around]


def _has_letters_before(text: str) -> bool:
    return bool(re.search(r"[a-z\u4e00-\u9fff]", text))


def _in_brackets_converted(text: str, cell: Cell, amount: Amount, amounts: Sequence[Amount]) -> bool:
    """The second figure of a cell in brackets, in another currency or of another year, only
    converts the first.
    """
    if not amounts or amounts[0].start == amount.start:
        return False
    gap = text[cell.start : amount.start]
    opened = gap.rfind("(") > gap.rfind(")")
    return opened and (amounts[0].currency != amount.currency or "dollars" in text[amount.end : cell.end])
