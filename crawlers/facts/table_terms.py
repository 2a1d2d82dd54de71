"""What the price in a cell of a table is for: its own unit, else its column's head, its row, the caption."""

import re
from collections.abc import Sequence

from crawlers.facts import table_heads
from crawlers.facts.currencies import currency_of
from crawlers.facts.lazy import lazy
from crawlers.facts.lots import is_factor, is_handful
from crawlers.facts.passage import Passage
from crawlers.facts.plausible import dollars, is_machine, plausible
from crawlers.facts.price_terms import Terms
from crawlers.facts.spans import Amount, ChipSpan, Machine, Per, Unit, within
from crawlers.facts.table_frames import Frame
from crawlers.facts.tables import Cell

# Dollars for which no chip, and no machine, is sold: what costs less is rented, by the hour if nothing else
# is told.
_CHEAP: dict[Per, float] = {"chip": 20, "server": 100}
# A longer cell speaks of nodes or systems in passing, in characters.
_SHORT_CELL = 32
# What heads another column of a table of whole machines.
_OF_MACHINES = re.compile(
    r"(?<![a-z])(?:cpu|chassis|systems?|servers?|workstations?)(?![a-z])|机型|整机|处理器"
)
# How many hours' rent a month's may be.
_HOURS = (380, 760)
# The numbers of chips that one machine holds.
_SEVERAL = re.compile(r"(?:[2-9]|1[0-6]|72)(?:\.0)?")


class CellTerms:
    """Reads basis, per and term of the prices of one table."""

    def __init__(self, passage: Passage, frame: Frame) -> None:
        self._passage = passage
        self._frame = frame

    def of(self, amount: Amount, cell: Cell, row: Sequence[Cell], chip: ChipSpan) -> Terms | None:
        """The terms of a price; None for what chips are not priced by."""
        if amount.unit and (amount.unit.other or amount.unit.term == "day"):
            return None
        units = [amount.unit] if amount.unit else []
        units += [u for context in self._frame.contexts(cell, row) for u in self.units(context)]
        per = self._per(amount, units, cell, row, chip)
        term = self._term(amount, units, per) or self._term_beside(amount, cell, row)
        marks = self.marks(cell, row)
        if not term and not units and marks and self._is_of_computer(marks[0], chip):
            return None
        if term:
            return Terms("rental", per, term) if term in ("hour", "month", "year") else None
        if self.is_rental(cell) and not self._is_bought(cell, row):
            return Terms("rental", per, "hour")
        large = not marks and is_machine(None, amount.low, self._currency(amount), told=False)
        return Terms("purchase", "server" if large else per, None)

    def _term_beside(self, amount: Amount, cell: Cell, row: Sequence[Cell]) -> str | None:
        """The month, where no head tells and the sum before it in its row is the hour's: $3.29 | $2,190."""
        before = [a for c in row[: cell.column] for a in self._frame.amounts(c) if a.currency]
        if self._frame.header(cell) or not before:
            return None
        return "month" if _HOURS[0] <= amount.low / max(before[-1].low, 1e-9) <= _HOURS[1] else None

    def _is_of_computer(self, mark: Machine, chip: ChipSpan) -> bool:
        """Whether a sum is for a handful of cards, or for the computer around one card for play."""
        machines = any(_OF_MACHINES.search(self._frame.text(head)) for head in self._frame.head)
        return mark.count == 1 and chip.is_for_play if machines else is_handful(mark, chip)

    def _currency(self, amount: Amount) -> str:
        return currency_of(self._passage, amount) or "USD"

    def _term(self, amount: Amount, units: list[Unit], per: Per) -> str | None:
        """The nearest term that such a price is met for, else the nearest; without one, for what is too cheap
        to be bought, that of another column, or the hour.
        """
        currency = self._currency(amount)
        told = [unit.term for unit in units if unit.term]
        if not told and dollars(amount.low, currency) < _CHEAP[per]:
            told = [*(unit.term for unit in self._head_units if unit.term not in (None, "day")), "hour"]
        met = (term for term in told if plausible("rental", per, term, amount.low, currency))
        return next(met, told[0] if told else None)

    def units(self, context: tuple[int, int]) -> list[Unit]:
        """Units of a stretch, those of the figures in it left out."""
        owned = {a.end for a in within(self._passage.amounts, *context)}
        told = [u for u in within(self._passage.units, *context) if u.start not in owned and not u.other]
        words = self._passage.text[slice(*context)].strip()
        named = table_heads.term_of(words)
        told = told[::-1] if table_heads.is_converted(words) else told
        return told or ([Unit(*context, term=named)] if named else [])

    def is_rental(self, cell: Cell) -> bool:
        """Whether the cell, its head or the caption speaks of renting."""
        stretches = ((cell.start, cell.end), *self._frame.above(cell), *self._frame.around)
        return any(self._passage.has(*stretch, "rental") for stretch in stretches)

    def _is_bought(self, cell: Cell, row: Sequence[Cell]) -> bool:
        """Whether the head of its column or row says so, in a table that speaks of renting as well."""
        stretches = ((row[0].start, row[0].end), *self._frame.above(cell))
        return any(self._passage.has(*stretch, "purchase") for stretch in stretches)

    def _per(self, amount: Amount, units: list[Unit], cell: Cell, row: Sequence[Cell], chip: ChipSpan) -> Per:
        if chip.is_system and not (amount.unit and amount.unit.per):
            return "server"
        told = next((u.per for u in units if u.per), None) or table_heads.per_of(self._frame.head_of(cell))
        named = table_heads.term_of(self._frame.head_of(cell))
        if not told and named:
            told = self._per_beside(named)
        marks = self.marks(cell, row)
        if is_factor(self._passage.text, amount):
            return "chip"
        if marks:
            shared = self._is_share(amount, row, marks[0].count or 8)
            return "chip" if marks[0].count == 1 or shared else (told or "server")
        several = not table_heads.is_each(self._frame.head_of(cell)) and self._counts_several(row)
        return told or ("server" if several else "chip")

    def _is_share(self, amount: Amount, row: Sequence[Cell], count: int) -> bool:
        """Whether another figure of the row is as many times as much as the machine has chips: $55.04 beside
        $6.88 for eight.
        """
        others = (other for cell in row for other in self._frame.amounts(cell))
        return any(abs(other.low - count * amount.low) <= 0.01 * other.low for other in others)

    def _counts_several(self, row: Sequence[Cell]) -> bool:
        """Whether a column of counts, or the caption, says that a machine of several chips is priced."""
        counts = (self._frame.text(c) for c in row if table_heads.is_count(self._frame.head_of(c)))
        caption = within(self._passage.machines, *self._frame.caption)
        return any(map(_SEVERAL.fullmatch, counts)) or any(m.count not in (1, None) for m in caption)

    @lazy
    def _head_units(self) -> list[Unit]:
        return [unit for cell in self._frame.head for unit in self.units((cell.start, cell.end))]

    def _per_beside(self, term: str) -> Per | None:
        """What another column says its prices are for, by another length of time: "$/GPU-hr" beside "Month".
        Beside "Hourly" it prices what that does not.
        """
        return next((u.per for u in self._head_units if u.per and u.term not in (None, term)), None)

    def marks(self, cell: Cell, row: Sequence[Cell]) -> list[Machine]:
        """The machines and single chips that a cell, its row before it, its head and the numbers of chips
        behind it speak of, the nearest first.
        """
        header = self._frame.header(cell)
        stretches = [cell, *row[: cell.column][::-1], *([header] if header else [])]
        marks = [(mark, c) for c in stretches for mark in within(self._passage.machines, c.start, c.end)]
        told = [mark for mark, c in marks if mark.count is not None or c.end - c.start <= _SHORT_CELL]
        behind = within(self._passage.machines, cell.end, row[-1].end)
        return [*told, *(mark for mark in behind if within(self._passage.chips, mark.end, mark.end + 2))]
