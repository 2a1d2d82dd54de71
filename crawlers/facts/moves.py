"""Moves of prices: from and to, a change, a percentage, a multiple, or only a direction, each with
its chip.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from crawlers.facts import table_heads
from crawlers.facts.currencies import currency_of
from crawlers.facts.drafts import Draft
from crawlers.facts.move_pairs import MovePairs, label
from crawlers.facts.move_tellings import MoveTellings
from crawlers.facts.move_terms import MoveTerms
from crawlers.facts.passage import Passage
from crawlers.facts.plausible import plausible
from crawlers.facts.price_terms import Terms
from crawlers.facts.prices import Prices, quote
from crawlers.facts.spans import Amount, ChipSpan, within
from crawlers.facts.subjects import Subjects
from crawlers.records import Price, PriceMove

# How far on the next part of one story may stand in another sentence, in characters.
_ON = 60
# How near to the day of the news its verb stands, in characters.
_NEWS = 6


class Moves:
    """Reads the moves of a passage; `taken` tells which amounts a move has spoken for."""

    def __init__(self, passage: Passage, subjects: Subjects, prices: Prices, closed: set[int]) -> None:
        self._passage = passage
        self._subjects = subjects
        self._prices = prices
        self._closed = closed
        self._terms = MoveTerms(passage)
        self._drafts: list[Draft] = []
        self.taken: set[int] = set()

    def read(self) -> list[tuple[int, PriceMove]]:
        """Each move with its place."""
        pairs = MovePairs(self._passage, self._prices, self._closed).read()
        self.taken |= {amount.start for pair in pairs for amount in pair.amounts}
        tellings = list(MoveTellings(self._passage, self._subjects, self._closed, self.taken).read())
        for draft in sorted([*pairs, *tellings], key=_place):
            self._add(draft)
        return [(draft.place, move) for draft in self._untold() for move in self._moves(draft)]

    def _add(self, draft: Draft) -> None:
        """Join what tells of the move before."""
        if self._drafts and self._one_story(self._drafts[-1], draft):
            self._drafts[-1] = self._drafts[-1].with_(draft)
        else:
            self._drafts.append(draft)

    def _untold(self) -> Iterator[Draft]:
        """The moves; a direction alone adds nothing to one of the same chip that figures tell."""
        told = {(chip.chip, d.direction) for d in self._drafts if not d.is_bare for chip in d.chips}
        shares = {(chip.chip, d.direction, d.percent) for d in self._drafts if d.amounts for chip in d.chips}
        for draft in self._drafts:
            if (
                not draft.amounts
                and {(c.chip, draft.direction, draft.percent) for c in draft.chips} <= shares
            ):
                continue  # the percentage of a move whose figures are told elsewhere
            chips = tuple(c for c in draft.chips if (c.chip, draft.direction) not in told)
            if draft.is_bare:
                told |= {(chip.chip, draft.direction) for chip in chips}
            if chips or not draft.is_bare:
                yield replace(draft, chips=chips) if draft.is_bare else draft

    def ends(self) -> Iterator[tuple[int, Price]]:
        """The ends of moves that are told as today's price: prices of their own."""
        for draft in self._drafts:
            amount = draft.end_amount
            if amount and self._is_todays(amount):
                yield from self._prices.price(amount, draft.chips)

    def _is_todays(self, amount: Amount) -> bool:
        start = self._passage.sentence(amount.start)[0]
        end = self._passage.clause(amount.end - 1)[1]
        alone = not within(self._passage.amounts, amount.tail, end)  # "$2.76 is what an H200 costs today"
        told = self._passage.cues_in(start, end if alone else min(end, amount.tail + 12), "now", "seller")
        # "Lambda today announced": the day of the news, not of the price.
        days = {a for a, b in pairwise(told) if b.sense == "seller" and b.start - a.end < _NEWS}
        now = any(cue.sense == "now" and cue not in days for cue in told)
        return now or table_heads.is_now(label(self._passage.text, amount))

    def _one_story(self, last: Draft, draft: Draft) -> bool:
        """Told in one sentence, or in the next without another chip: "... to $8,200. That's 20% more"."""
        if not last.joins(draft):
            return False
        end = self._passage.sentence(last.end)[1]
        on = draft.place < self._passage.sentence(min(end, len(self._passage.text) - 1))[1]
        return draft.place < end or (
            on and draft.place - last.end < _ON and not within(self._passage.chips, last.end, draft.place)
        )

    # The record.

    def _moves(self, draft: Draft) -> Iterator[PriceMove]:
        for chip in draft.chips:
            amount = draft.end_amount or draft.change or draft.start_amount
            terms = self._priced(draft, amount, chip) if amount else None
            basis = terms.basis if terms else self._terms.basis(draft)
            currency = currency_of(self._passage, amount) if amount else None
            yield PriceMove(
                chip=chip.chip,
                basis=basis,
                direction=draft.direction,  # type: ignore[arg-type]
                per=terms.per if terms else self._terms.per(draft),
                term=(terms.term if terms else self._terms.term(draft)),  # type: ignore[arg-type]
                start=_figure(draft.start_amount),
                end=_figure(draft.end_amount),
                change=_figure(draft.change),
                change_pct=draft.percent,
                currency=currency if any(_figure(a) is not None for a in draft.amounts) else None,
                period=self._terms.period(draft),
                quote=quote(self._passage, draft.place),
            )

    def _priced(self, draft: Draft, amount: Amount, chip: ChipSpan) -> Terms | None:
        """What a figure is the price of; so small that no chip is sold for it, it is an hour's."""
        terms = self._prices.terms(amount, chip)
        if terms and amount is draft.change:
            basis = self._terms.basis(draft)
            return terms if terms.basis == basis else Terms(basis, terms.per, None)
        currency = currency_of(self._passage, amount)
        if not terms or not currency or plausible(*terms, amount.low, currency):
            return terms
        hourly = Terms("rental", terms.per, "hour")
        return hourly if plausible(*hourly, amount.low, currency) else terms


def _place(draft: Draft) -> int:
    return draft.place


def _figure(amount: Amount | None) -> float | None:
    """The one figure of an end; a range has none."""
    return None if amount is None or amount.is_range else amount.low
