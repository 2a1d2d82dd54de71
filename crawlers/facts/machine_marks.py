"""Which machine an amount is for: the mark of one, or of a single chip, that is spoken of where it stands."""

import re
from collections.abc import Iterator

from crawlers.facts.counts import is_count
from crawlers.facts.lots import is_factor, is_handful
from crawlers.facts.passage import Passage
from crawlers.facts.spans import Amount, ChipSpan, Machine, within

# Numbers of cards that the title of a list tells of its items, not of a machine.
_LOT = (2, 3)
# How far behind its naming a machine is still spoken of, in characters.
_SAME = 400
# How many times as dear one machine of a list may be as the next.
_ALIKE = 2.5
# How far from a chip's name the machine may stand that it is named with.
_SHORT = 12
# How far from its sum the mark in a unit may stand.
_UNIT = 48
# How far behind an amount the machine may be told that it is for.
_BESIDE = 18
# Behind a machine whose price is shared out among its chips.
_SHARED = re.compile(r"[^,。;\d]{0,4}(?:(?:\d{1,2}|八)[张颗卡块片]?(?:gpu|卡)?)?(?:来?换算|折算|平摊|均摊)")
# Between a sum and the machine that it buys: "$55 an hour an eight-GPU node".
_BUYS = re.compile(
    r"(?: for| (?:buys?|rents?|gets?|fetches)(?: you)?)? (?:an?|the|each|every)(?: (?:whole|full|complete"
    r"|entire))? "
)


class MachineMarks:
    """The marks of machines in a passage, and which of them an amount is for."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage

    def of(self, amount: Amount, chip: ChipSpan) -> Machine | None:
        """The machine (or the single chip) spoken of: beside a chip behind an amount, before it, behind
        it, in the head of its list, beside its chip, before its semicolon.
        """
        if not self._passage.machines or is_factor(self._passage.text, amount):
            return None
        start = self._passage.sentence(amount.start)[0]
        left = max([start, *self._ends_of_others(start, amount, chip)])
        before = within(self._passage.machines, left, amount.start)
        apart = (self._bracketed, self._spoken_for, self._worked_out, self._of_unit, self._of_kinds)
        head = self._passage.heads(amount.start)[:1]
        over = within(self._passage.machines, *head[0]) if head else []
        if within(self._passage.chips, *self._passage.line(amount.start)):
            over = [mark for mark in over if mark.count not in _LOT]  # "[FS] 2x RTX 3090, 1x P40"
        told = within(self._passage.machines, amount.tail, amount.tail + _BESIDE)[:1]
        if told and _BUYS.fullmatch(self._passage.text, amount.tail, told[0].start):
            return told[0]
        marks = self._of_whole([m for m in before if not any(test(m, amount, chip) for test in apart)], over)
        clause_end = self._passage.clause(amount.start)[1]
        behind = within(self._passage.machines, amount.tail, min(clause_end, amount.tail + _BESIDE))
        behind = [mark for mark in behind if not self._prices_another(mark, amount)]
        beside = (
            [m for m in self._beside(chip) if not is_handful(m, chip)]
            if amount.start - _SAME < chip.end <= start
            else []
        )
        ahead = within(self._passage.machines, chip.start - _SHORT, chip.end + 2)
        ahead = [mark for mark in ahead if mark.start >= amount.tail and mark.end + 2 >= chip.start]
        each = [mark for mark in marks[-1:] if mark.count == 1 and mark.end == amount.lead]
        return next(
            iter(
                [*each, *ahead[:1], *marks[-1:], *behind[:1], *over[-1:], *beside[:1], *self._of_list(amount)]
            ),
            None,
        )

    def names_machine(self, amount: Amount, chip: ChipSpan) -> bool:
        """Whether a head over an amount speaks of machines, or what stands between it and its chip."""
        stretches = (*self._passage.heads(amount.start), (chip.end, amount.lead))
        if "工作站" in self._passage.text[chip.end : amount.lead]:
            return True
        told = (mark for stretch in stretches for mark in within(self._passage.machines, *stretch))
        return any(mark.count is None for mark in told)

    def _of_list(self, amount: Amount) -> list[Machine]:
        """The machine of the price before the semicolon, if of like size: 八卡机月租5.8万;H200要7.2万."""
        text, start = self._passage.text, self._passage.sentence(amount.start)[0]
        part = self._passage.sentence(start - 1) if text[start - 1 : start] == ";" else (start, start)
        sums = [a for a in within(self._passage.amounts, *part) if not is_count(self._passage, a)][-1:]
        if not sums or not sums[0].low / _ALIKE < amount.low < sums[0].low * _ALIKE:
            return []
        marks = within(self._passage.machines, part[0], sums[0].start)[-1:]
        return [mark for mark in marks if mark.count and mark.count > 1]

    def _of_whole(self, marks: list[Machine], over: list[Machine]) -> list[Machine]:
        """Without the 单价 of machines told before it, or over its line: 服务器42台,单价158.6万元."""
        machines = [mark for mark in (*over, *marks) if mark.count is None]
        unit_price = marks and self._passage.text[marks[-1].start : marks[-1].end] == "单价"
        return machines if unit_price and machines else marks

    def _ends_of_others(self, start: int, amount: Amount, chip: ChipSpan) -> Iterator[int]:
        """How far the words before an amount are about other chips: to the clause of its own."""
        chips = within(self._passage.chips, start, amount.start)
        others = [c.end for c in chips if c.chip != chip.chip]
        yield from others
        if others:
            yield from (self._passage.clause(c.start)[0] for c in chips if c.chip == chip.chip)

    def _beside(self, chip: ChipSpan) -> list[Machine]:
        """The machine that a chip was named with: "the DGX H100", H100(8卡整机)."""
        marks = within(self._passage.machines, chip.start - _SHORT, chip.end + _SHORT)
        return [mark for mark in marks if mark.end + 2 >= chip.start]

    def _prices_another(self, mark: Machine, amount: Amount) -> bool:
        """A mark behind in brackets that have a figure of their own: $6.9(8卡整台 ~$55); or one that another
        verb takes: "costs $2,500 and fits any server".
        """
        text = self._passage.text
        if " and " in text[amount.tail : mark.start] or self._passage.has_money(amount.tail, mark.start):
            return True
        end = text.find(")", mark.end, mark.end + _SAME)
        return "(" in text[amount.tail : mark.start] and self._passage.has_money(mark.end, end)

    def _spoken_for(self, mark: Machine, amount: Amount, chip: ChipSpan) -> bool:
        """A mark whose own price stands before the chip: "the n1 machine is $0.57 an hour and a Tesla P4"."""
        priced = within(self._passage.amounts, mark.end, min(chip.start, amount.start))
        named = within(self._passage.chips, mark.start, priced[0].start) if priced else []
        return bool(priced) and not named and priced[0].currency is not None

    def _worked_out(self, mark: Machine, _amount: Amount, _chip: ChipSpan) -> bool:
        """A machine by which the price of one chip is worked out: 以一台8卡服务器换算."""
        return bool(_SHARED.match(self._passage.text, mark.end))

    def _of_kinds(self, mark: Machine, _amount: Amount, _chip: ChipSpan) -> bool:
        """A number of kinds that a list then names: "Our two GPUs: A100 at $2, H100 at $3"."""
        end = self._passage.sentence(mark.start)[1]
        if (mark.count or 1) == 1 or ":" not in self._passage.text[mark.end : end]:
            return False
        return len({chip.chip for chip in within(self._passage.chips, mark.end, end)}) == mark.count

    def _of_unit(self, mark: Machine, _amount: Amount, _chip: ChipSpan) -> bool:
        """A mark in the unit of a sum before: "$2.235 per chip-hour, or $35.76 for the instance"."""
        sums = within(self._passage.amounts, mark.start - _UNIT, mark.start)
        return any(each.currency and each.end <= mark.start < each.tail for each in sums)

    def _bracketed(self, mark: Machine, amount: Amount, _chip: ChipSpan) -> bool:
        """A mark in brackets closed before the amount speaks of what the brackets hold:
        $6.9(8卡整台 ~$55).
        """
        between = self._passage.text[mark.end : amount.start]
        opened = self._passage.text[max(0, mark.start - 12) : mark.start]
        closing = mark.end + between.find(")")
        inside = [a for a in within(self._passage.amounts, mark.end, closing) if a.currency]
        return ")" in between and "(" in opened and bool(inside)
