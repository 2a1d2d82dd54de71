"""Prices and moves in tables: a cell's figure takes chip, unit, currency and date from its row,
head and caption.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TypeVar

from msgspec.structs import replace

from crawlers.facts.bounds import bound_of_head
from crawlers.facts.currencies import currency_of
from crawlers.facts.other_money import is_count
from crawlers.facts.passage import Passage
from crawlers.facts.plausible import dollars, is_machine, plausible
from crawlers.facts.price_terms import Terms, is_factor, is_handful
from crawlers.facts.prices import build
from crawlers.facts.roles import UNIT_OF_MONEY
from crawlers.facts.scales import scaled
from crawlers.facts.spans import Amount, ChipSpan, Machine, Per, Percent, Span, Unit, within
from crawlers.facts.subjects import Subjects
from crawlers.facts.tables import Cell, Table
from crawlers.names.identify import identify
from crawlers.records import Price, PriceMove

S = TypeVar("S", bound=Span)

# Heads of columns and rows whose figures are no prices of one chip.
_NO_PRICE = re.compile(
    r"显存|内存|记忆|带宽|功耗|vram|(?<![a-z])ram(?![a-z])|bandwidth|memory|tdp|tgp|watt|cores"
    r"|核心"
    r"|^ *\d+ ?(?:小时|天|个月|hours|days|h) *$|fee|wholesale|margin|÷|ratio|倍|比$|index"
    r"|score|评级|tflops|算力|parameters|参数|count|qty"
    r"|数量|per host|listings|性能|^year$|传输|储存|存储|corpus|storage|transfer|vcpu|sample|volume"
)
# What is so wherever it stands in a head, and what the price is told to include.
_TOTALS = re.compile(r"/ ?gb|tokens?|toks|total|together|合计|总价|小计")
_ASIDE = re.compile(r"\([^()]*\)|incl(?:uding|\.)? .*|含.*")
_COUNT_HEAD = re.compile(r"gpus? per|per host|qty|数量|# ?gpus?|gpu count|卡数|gpus?$")
_MONEY_HEAD = re.compile(
    r"[$€£¥]|usd|eur(?![a-z])|cny|rmb|人民币|美元|元|价|price|rate|cost|msrp|charge|fee|hourly"
    r"|每小时|租|按需|on.demand|spot|reserved"
)
_SIGNS = {
    "$": "USD", "usd": "USD", "美元": "USD", "€": "EUR", "eur": "EUR", "£": "GBP", "gbp": "GBP",
    "¥": "¥", "人民币": "CNY", "rmb": "CNY", "cny": "CNY", "元": "元", "₹": "INR", "krw": "KRW",
}  # fmt: skip
_CHANGE_HEAD = re.compile(r"δ|change|涨跌|涨幅|变化|^ *\d+ ?[dhw天周] *$|月比|环比")
_RENT_WORDS = ("rental",)
# Dollars for which no chip is sold: what costs less is rented, by the hour if nothing else is told.
_CHEAP = 20
# A longer cell speaks of nodes or systems in passing, in characters.
_SHORT_CELL = 32
# A head that is nothing but a length of time: "Month (730 h)", "Monthly", 每月.
_TERM_HEAD = re.compile(r"(?:per |a |/ ?|每)?(hour|hr|month|year|小时|月|年)(?:ly)?(?: ?\([^()]{1,12}\))?$")
_TERMS = {
    "hour": "hour", "hr": "hour", "month": "month", "year": "year", "小时": "hour", "月": "month",
    "年": "year",
}  # fmt: skip


# How far over a table its caption may begin, in characters.
_CAPTION_REACH = 1000


class TableFacts:
    """Reads one table of a passage."""

    def __init__(self, passage: Passage, subjects: Subjects, table: Table) -> None:
        self._passage = passage
        self._subjects = subjects
        self._table = table
        self._caption = _caption(passage.text, table)
        first = table.rows[0]
        has_head = not any(
            within(passage.amounts, cell.start, cell.end) and self._money_in(cell) for cell in first
        )
        self._head: tuple[Cell, ...] = first if has_head else ()
        # A head that lost the empty cell over the rows' names has it at its end.
        lost = has_head and within(passage.chips, first[0].start, first[0].end) and not self._text(first[-1])
        self._shift = 1 if lost else 0
        self._body = table.rows[1:] if has_head else table.rows

    def _money_in(self, cell: Cell) -> bool:
        return any(amount.currency for amount in within(self._passage.amounts, cell.start, cell.end))

    def read(self) -> Iterator[tuple[int, Price | PriceMove]]:
        """Each price and move of the table with its place."""
        for row in self._body:
            for cell in row:
                yield from self._prices(cell, row)
                yield from self._moves(cell, row)

    def _prices(self, cell: Cell, row: Sequence[Cell]) -> Iterator[tuple[int, Price]]:
        if self._is_no_price(cell, row):
            return
        amounts = list(within(self._passage.amounts, cell.start, cell.end))
        for amount in amounts:
            chip = self._chip(cell, row)
            figure = self._money(amount, cell, row, first=amount is amounts[0])
            if not chip or not figure or _in_brackets_converted(self._passage.text, cell, figure, amounts):
                continue
            currency = currency_of(self._passage, figure)
            terms = self._terms(figure, cell, row, chip)
            if currency and terms and plausible(*terms, figure.low, currency):
                price = build(self._passage, figure, chip, terms, currency, self._contexts(cell, row)[1:])
                yield amount.start, _dated(price, self._date(cell, row), self._quote(row))

    def _text(self, cell: Cell | None) -> str:
        return self._passage.text[cell.start : cell.end].strip() if cell else ""

    def _header(self, cell: Cell) -> Cell | None:
        column = cell.column - self._shift
        return self._head[column] if 0 <= column < len(self._head) else None

    def _is_no_price(self, cell: Cell, row: Sequence[Cell]) -> bool:
        heads = [self._text(self._header(cell))]
        if cell is not row[0] and not self._row_chips(row):
            heads.append(self._text(row[0]))
        if self._is_single(row) and "together" in heads[0]:
            return False
        return any(_TOTALS.search(head) or _NO_PRICE.search(_ASIDE.sub("", head)) for head in heads)

    def _is_single(self, row: Sequence[Cell]) -> bool:
        marks = within(self._passage.machines, row[0].start, row[0].end)
        return bool(marks) and marks[0].count == 1

    def _row_chips(self, row: Sequence[Cell]) -> list[ChipSpan]:
        return list(within(self._passage.chips, row[0].start, row[-1].end))

    def _chip(self, cell: Cell, row: Sequence[Cell]) -> ChipSpan | None:
        """The chip of the row, else of the column's head, else of what stands over the table."""
        chips = self._row_chips(row)
        if chips and (self._named_rows or not self._caption_chips()):
            return chips[0]
        coined = self._coined(row)
        if coined:
            return coined
        header = self._header(cell)
        chips = list(within(self._passage.chips, header.start, header.end)) if header else []
        if chips:
            return chips[0]
        if any(within(self._passage.chips, other.start, other.end) for other in self._head):
            return None
        before = self._caption_chips()
        return before[-1] if before and not self._named_rows else None

    def _caption_chips(self) -> Sequence[ChipSpan]:
        return within(self._passage.chips, *self._caption)

    def _coined(self, row: Sequence[Cell]) -> ChipSpan | None:
        """A row named under the head of its column: TPU over v5e."""
        head = self._text(self._header(row[0]))
        known = identify(f"{head} {self._text(row[0])}") if head and len(head) < 16 else None
        return ChipSpan(row[0].start, row[0].end, known.chip, known.vendor) if known else None

    @cached_property
    def _named_rows(self) -> bool:
        """Whether the rows are told apart by their chips, not by seller or year."""
        return 2 * sum(bool(self._row_chips(row)) for row in self._body) >= len(self._body)

    def _contexts(self, cell: Cell, row: Sequence[Cell]) -> list[tuple[int, int]]:
        """The stretches that speak of a cell, the nearest first."""
        header = self._header(cell)
        spans = [(cell.start, cell.end)]
        spans += [(header.start, header.end)] if header else []
        return [*spans, (row[0].start, row[-1].end), self._caption]

    def _money(self, amount: Amount, cell: Cell, row: Sequence[Cell], *, first: bool) -> Amount | None:
        """The amount with the currency and bound that its column's head gives a bare figure."""
        header = self._text(self._header(cell)) + ("" if self._row_chips(row) else self._text(row[0]))
        bound = bound_of_head(header) if amount.bound == "exact" else amount.bound
        currency = amount.currency
        if currency is None:
            head = header or self._text(row[0])
            caption = self._passage.text[slice(*self._caption)]
            priced = _MONEY_HEAD.search(head) or _TERM_HEAD.match(head) or UNIT_OF_MONEY.search(caption)
            counted = is_count(self._passage, amount)
            if not first or not priced or counted or _has_letters_before(self._text(cell)):
                return None
            currency = _sign(head) or _sign(caption)
            amount = scaled(amount, self._passage.text, head if _MONEY_HEAD.search(head) else caption)
        return replace(amount, currency=currency, bound=bound)

    def _terms(self, amount: Amount, cell: Cell, row: Sequence[Cell], chip: ChipSpan) -> Terms | None:
        if amount.unit and (amount.unit.other or amount.unit.term == "day"):
            return None
        units = [amount.unit] if amount.unit else []
        units += [u for context in self._contexts(cell, row) for u in self._units(context)]
        per = self._per(amount, units, cell, row, chip)
        term = self._term(amount, units, per)
        marks = self._marks(cell, row)
        if not term and not units and marks and is_handful(marks[0], chip):
            return None
        if term:
            return Terms("rental", per, term) if term in ("hour", "month", "year") else None
        if self._is_rental(cell, row):
            return Terms("rental", per, "hour")
        large = not marks and is_machine(
            None, amount.low, currency_of(self._passage, amount) or "USD", told=False
        )
        return Terms("purchase", "server" if large else per, None)

    def _term(self, amount: Amount, units: list[Unit], per: Per) -> str | None:
        """The nearest term that such a price is met for, else the nearest; without one, for what is too cheap
        to be bought, that of another column, or the hour.
        """
        currency = currency_of(self._passage, amount) or "USD"
        told = [unit.term for unit in units if unit.term]
        if not told and dollars(amount.low, currency) < _CHEAP:
            told = [*(unit.term for unit in self._head_units if unit.term), "hour"]
        met = (term for term in told if plausible("rental", per, term, amount.low, currency))
        return next(met, told[0] if told else None)

    def _units(self, context: tuple[int, int]) -> list[Unit]:
        """Units of a stretch, those of the figures in it left out."""
        owned = {a.end for a in within(self._passage.amounts, *context)}
        told = [u for u in within(self._passage.units, *context) if u.start not in owned and not u.other]
        named = _TERM_HEAD.match(self._passage.text[slice(*context)].strip())
        return told or ([Unit(*context, term=_TERMS[named[1]])] if named else [])

    def _is_rental(self, cell: Cell, row: Sequence[Cell]) -> bool:
        heads = [c for c in self._contexts(cell, row) if c != (row[0].start, row[-1].end)]
        return any(self._passage.has(*context, *_RENT_WORDS) for context in heads)

    def _per(self, amount: Amount, units: list[Unit], cell: Cell, row: Sequence[Cell], chip: ChipSpan) -> Per:
        if chip.is_system:
            return "server"
        told = next((u.per for u in units if u.per), None)
        named = _TERM_HEAD.match(self._text(self._header(cell)))
        if not told and named:
            told = self._per_beside(_TERMS[named[1]])
        marks = self._marks(cell, row)
        if is_factor(self._passage.text, amount):
            return "chip"
        if marks:
            return "chip" if marks[0].count == 1 else (told or "server")
        if told:
            return told
        counts = [self._text(c) for c in row if _COUNT_HEAD.search(self._text(self._header(c)))]
        if any(re.fullmatch(r"(?:[2-9]|\d\d)(?:\.0)?", count) for count in counts):
            return "server"
        caption = within(self._passage.machines, *self._caption)
        return "server" if any(mark.count not in (1, None) for mark in caption) else "chip"

    @cached_property
    def _head_units(self) -> list[Unit]:
        return [unit for cell in self._head for unit in self._units((cell.start, cell.end))]

    def _per_beside(self, term: str) -> Per | None:
        """What another column says its prices are for, by another length of time: "$/GPU-hr" beside "Month".
        Beside "Hourly" it prices what that does not.
        """
        return next((u.per for u in self._head_units if u.per and u.term not in (None, term)), None)

    def _marks(self, cell: Cell, row: Sequence[Cell]) -> list[Machine]:
        header = self._header(cell)
        stretches = [cell, *row[: cell.column][::-1], *([header] if header else [])]
        marks = [(mark, c) for c in stretches for mark in within(self._passage.machines, c.start, c.end)]
        return [mark for mark, c in marks if mark.count is not None or c.end - c.start <= _SHORT_CELL]

    def _date(self, cell: Cell, row: Sequence[Cell]) -> str | None:
        """The date of the cell, its row's other cells, its head or the caption."""
        for start, end in self._contexts(cell, row):
            found = within(self._passage.dates, start, end)
            if found:
                return found[0].iso
        return None

    def _quote(self, row: Sequence[Cell]) -> str:
        text = self._passage.text[row[0].start : row[-1].end]
        return self._passage.page.quote(row[0].start, row[0].start + len(text.rstrip()))

    def _moves(self, cell: Cell, row: Sequence[Cell]) -> Iterator[tuple[int, PriceMove]]:
        """A percentage with a sign under a head that tells a change: 7d, 30d, Δ."""
        header = self._header(cell)
        chip = self._chip(cell, row)
        if not header or not chip or not _CHANGE_HEAD.search(self._text(header)):
            return
        for percent in within(self._passage.percents, cell.start, cell.end):
            if percent.sign and percent.value is not None:
                yield percent.start, self._move(percent, chip, header, cell, row)

    def _move(
        self, percent: Percent, chip: ChipSpan, header: Cell, cell: Cell, row: Sequence[Cell]
    ) -> PriceMove:
        periods = within(self._passage.periods, header.start, header.end + 1)
        rental = self._is_rental(cell, row) or any(
            u.term for c in self._head for u in self._units((c.start, c.end))
        )
        rental = rental or self._passage.has(row[0].start, row[-1].end, "rental")
        priced = within(self._passage.amounts, row[0].start, row[-1].end)
        rental = rental or any(amount.unit and amount.unit.term for amount in priced)
        return PriceMove(
            chip=chip.chip,
            basis="rental" if rental else "purchase",
            direction="up" if percent.sign == "+" else "down",
            change_pct=percent.value,
            period=periods[0].iso if periods else None,
            quote=self._quote(row),
        )


def _dated(price: Price, iso: str | None, words: str) -> Price:
    return replace(price, valid_on=iso or price.valid_on, quote=words)


def _sign(head: str) -> str | None:
    return next((currency for sign, currency in _SIGNS.items() if sign in head), None)


def _has_letters_before(text: str) -> bool:
    return bool(re.match(r"[a-z\u4e00-\u9fff]", text))


def _in_brackets_converted(text: str, cell: Cell, amount: Amount, amounts: Sequence[Amount]) -> bool:
    """The second figure of a cell in brackets, in another currency or of another year, only
    converts the first.
    """
    if not amounts or amounts[0].start == amount.start:
        return False
    gap = text[cell.start : amount.start]
    opened = gap.rfind("(") > gap.rfind(")")
    return opened and (amounts[0].currency != amount.currency or "dollars" in text[amount.end : cell.end])


def _caption(text: str, table: Table) -> tuple[int, int]:
    """The last paragraph before a table, with the heading over it."""
    first = max(0, table.start - _CAPTION_REACH)
    head = text[first : table.start].rstrip("| \t\n")
    paragraphs = head.split("\n\n")
    start = len(head) - sum(len(part) + 2 for part in paragraphs[-1:]) + 2 if head else 0
    return first + max(0, start), first + len(head)
