"""What a move without an amount is of: rent or purchase, chip or machine, over which time."""

from crawlers.facts import move_words as words
from crawlers.facts.drafts import Draft
from crawlers.facts.passage import Passage
from crawlers.facts.price_terms import Basis
from crawlers.facts.spans import ChipSpan, Cue, Per, Period, within

# How far before a move its basis may be told, in characters.
_REACH = 400
# How far before a length of time may stand that it is a contract's, in characters.
_SIGNED = 40


class MoveTerms:
    """Reads the terms of a move from the words around it."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage

    def basis(self, draft: Draft) -> Basis:
        """Rented or bought by the words of the clause, else of its sentence, else of what is told before, or
        behind of the same chip.
        """
        start, end = self._passage.sentence(draft.place)
        told = self._told(*self._passage.clause(draft.place)) or self._last(start, draft)
        told = told or self._told(start, end)
        if told:
            return told
        behind = self._passage.sentence(min(end, len(self._passage.text) - 1))
        before = self._passage.cues_in(max(0, start - _REACH), start, "rental", "purchase")
        bought = bool(before) and before[-1].sense == "purchase" and not self._is_new(before[-1])
        if not bought and (before or self._has_term(max(0, start - _REACH), end + _REACH)):
            return "rental"
        return "purchase" if bought or self._of_others(*behind, draft) else self._told(*behind) or "purchase"

    def _told(self, start: int, end: int) -> Basis | None:
        """What the first word of a stretch says; a price by the hour says it too."""
        rental = self._passage.cues_in(start, end, "rental", "cloud")
        bought = self._passage.cues_in(start, end, "purchase")
        bought = [cue for cue in bought if not self._is_new(cue)]
        rated = words.RATE.search(self._passage.text, start, end)
        if self._has_term(start, end) or (rated and not bought):
            return "rental"
        if rental and (not bought or rental[0].start <= bought[0].start):
            return "rental"
        return "purchase" if bought else None

    def _last(self, start: int, draft: Draft) -> Basis | None:
        """What the last word says that is told behind another chip and before the move."""
        others = self._other_chips(start, draft)
        return self._told(others[-1].end, draft.place) if others else None

    def _is_new(self, cue: Cue) -> bool:
        """A word of rented things as well."""
        return self._passage.text[cue.start : cue.end] == "new"

    def _of_others(self, start: int, end: int, draft: Draft) -> bool:
        """Whether a stretch names chips, and none of the move's."""
        named = {chip.chip for chip in within(self._passage.chips, start, end)}
        return bool(named) and not named & {chip.chip for chip in draft.chips}

    def _has_term(self, start: int, end: int) -> bool:
        """Whether a price in a stretch is per length of time."""
        amounts = within(self._passage.amounts, start, end)
        hourly = any(unit.term == "hour" for unit in within(self._passage.units, start, end))
        return hourly or any(a.currency and a.unit and a.unit.term and not a.unit.other for a in amounts)

    def per(self, draft: Draft) -> Per | None:
        """A machine or a single chip, where the clause names one."""
        marks = within(self._passage.machines, *self._passage.clause(draft.place))
        if not marks:
            return None
        return "chip" if marks[-1].count == 1 else "server"

    def term(self, draft: Draft) -> str | None:
        """The unit of time, where the clause names one."""
        units = [
            u
            for u in within(self._passage.units, *self._passage.clause(draft.place))
            if u.term and u.term != "day"
        ]
        return units[0].term if units else None

    def period(self, draft: Draft) -> str | None:
        """A length of time told in the clause of the move, else the nearest one in its sentence."""
        start, end = self._passage.sentence(draft.place)
        left = max([start, *(c.end for c in self._other_chips(start, draft))])
        periods = within(self._passage.periods, left, end)
        # 一个月2.8万元 is a rent, no length of time.
        rents = {unit.start for unit in within(self._passage.units, left, end)}
        lengths = [p for p in periods if p.start not in rents]
        clause = self._passage.clause(draft.place)
        found = [p for p in lengths if not self._is_contract(p) and not self._is_other_lapse(p, clause)]
        return min(found, key=lambda p: abs(p.start - draft.place)).iso if found else self._told_ahead(start)

    def _told_ahead(self, start: int) -> str | None:
        """A length of time that the sentence before tells of all that follows: 过去一周租金普跌。H100…"""
        ahead = self._passage.sentence(max(0, start - 1))
        if ahead[0] < self._passage.paragraph(start)[0] or within(self._passage.chips, *ahead):
            return None
        periods = within(self._passage.periods, *ahead)
        figures = self._passage.has_money(*ahead) or within(self._passage.percents, *ahead)
        moved = self._passage.has(*ahead, "up", "down") and not figures and len(periods) == 1
        return periods[0].iso if moved and not self._is_contract(periods[0]) else None

    def _is_contract(self, period: Period) -> bool:
        text, start = self._passage.text, max(0, period.start - _SIGNED)
        return bool(
            words.CONTRACT.match(text, period.end) or words.FOR_TERM.search(text, start, period.start)
        )

    def _is_other_lapse(self, period: Period, clause: tuple[int, int]) -> bool:
        """Year over year is said of the figure beside it: 环比上涨8.3%,同比下跌12%."""
        lapse = self._passage.has(period.start, period.end, "lapse")
        return lapse and not clause[0] <= period.start < clause[1]

    def _other_chips(self, start: int, draft: Draft) -> list[ChipSpan]:
        mine = {chip.chip for chip in draft.chips}
        return [c for c in within(self._passage.chips, start, draft.place) if c.chip not in mine]
