"""Moves of prices: from and to, a change, a percentage, a multiple, or only a direction, each with
its chip.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from crawlers.facts import move_words as words
from crawlers.facts.currencies import currency_of
from crawlers.facts.drafts import Draft
from crawlers.facts.move_terms import MoveTerms
from crawlers.facts.other_money import is_conversion, is_count
from crawlers.facts.passage import Passage
from crawlers.facts.price_sense import PriceSense
from crawlers.facts.prices import Prices, quote
from crawlers.facts.spans import Amount, ChipSpan, Cue, Percent, Span, within
from crawlers.facts.subjects import Subject, Subjects
from crawlers.records import Price, PriceMove


class Moves:
    """Reads the moves of a passage; `taken` tells which amounts a move has spoken for."""

    def __init__(self, passage: Passage, subjects: Subjects, prices: Prices, closed: set[int]) -> None:
        self._passage = passage
        self._subjects = subjects
        self._prices = prices
        self._closed = closed
        self._sense = PriceSense(passage)
        self._terms = MoveTerms(passage)
        self._drafts: list[Draft] = []
        self._directions: set[tuple[str, str]] = set()
        self.taken: set[int] = set()

    def read(self) -> list[tuple[int, PriceMove]]:
        """Each move with its place."""
        parts = [*self._pairs(), *self._changes(), *self._percents(), *self._multiples(), *self._bare()]
        for draft in sorted(parts, key=_place):
            self._add(draft)
        return [(draft.place, move) for draft in self._drafts for move in self._moves(draft)]

    def _add(self, draft: Draft) -> None:
        """Join what tells of the move before; leave out what tells nothing new."""
        if self._drafts and self._one_story(self._drafts[-1], draft):
            self._drafts[-1] = self._drafts[-1].with_(draft)
        elif not self._is_told(draft):
            self._drafts.append(draft)
        self._directions |= {(chip.chip, draft.direction) for chip in draft.chips}

    def ends(self) -> Iterator[tuple[int, Price]]:
        """The ends of moves that are told as today's price: prices of their own."""
        for draft in self._drafts:
            amount = draft.end_amount
            if amount and self._is_todays(amount):
                yield from self._prices.price(amount, draft.chips)

    def _is_todays(self, amount: Amount) -> bool:
        start = self._passage.sentence(amount.start)[0]
        end = self._passage.clause(amount.start)[1]
        told = self._passage.cues_in(start, min(end, _tail(amount) + 12), "now", "was")
        return any(cue.sense == "now" for cue in told)

    def _one_story(self, last: Draft, draft: Draft) -> bool:
        same_sentence = self._passage.sentence(last.place) == self._passage.sentence(draft.place)
        return last.joins(draft) and (same_sentence or draft.place - last.end < 12)

    def _is_told(self, draft: Draft) -> bool:
        """A direction alone adds nothing to a move of the same chip already told."""
        bare = draft.percent is None and not draft.amounts
        return bare and any((chip.chip, draft.direction) in self._directions for chip in draft.chips)

    # What an amount tells of a move.

    def _pairs(self) -> Iterator[Draft]:
        """From one figure to another: 从6万元一路涨至9万元, $2.75 → $4.08, now 1,850, up from 1,700."""
        amounts = self._figures()
        yield from self._split_ranges(amounts)
        skip = -1
        for index, (first, second) in enumerate(pairwise(amounts)):
            if index == skip or first.start in self.taken or not self._comparable(first, second):
                continue
            ends = self._ends(first, second)
            subject = self._subjects.of(first, _tail(first)) if ends else None
            if (
                ends
                and subject
                and self._may_be_meant(subject, first)
                and not self._sense.is_other_money(first)
                and not self._sense.is_forecast(first.start)
            ):
                skip = index + 1
                yield self._pair(*ends, subject)

    def _split_ranges(self, amounts: list[Amount]) -> Iterator[Draft]:
        """A range that a verb of change makes a move: raised from $15,000 to $25,000."""
        for amount in amounts:
            start = self._passage.clause(amount.start)[0]
            if self._passage.text[start : amount.start].strip() in ("from", "从", "由"):
                start = max(self._passage.sentence(start)[0], start - words.WINDOW)
            verbs = self._passage.cues_in(start, amount.start, "up", "down")
            moved = amount.is_range and amount.joint in ("to", "到", "至") and verbs
            head = self._passage.text[start : amount.start]
            subject = (
                self._subjects.of(amount, _tail(amount)) if moved and words.FROM_BEFORE.search(head) else None
            )
            if subject and self._may_be_meant(subject, amount) and not self._sense.is_other_money(amount):
                low, high = replace(amount, high=amount.low), replace(amount, low=amount.high)
                yield self._pair(low, high, subject)

    def _figures(self) -> list[Amount]:
        """The amounts that can be ends of a move: money, no counts, no conversions in brackets."""
        return [
            a
            for a in self._passage.amounts
            if a.start not in self._closed
            and (a.currency or ((_big(a) or self._is_led_to(a)) and not is_count(self._passage, a)))
            and not is_conversion(self._passage, a)
        ]

    def _is_led_to(self, amount: Amount) -> bool:
        return bool(words.TO_FIGURE.search(self._passage.text[max(0, amount.lead - 4) : amount.lead]))

    def _pair(self, low: Amount, high: Amount, subject: Subject) -> Draft:
        self.taken |= {low.start, high.start}
        direction = "up" if high.low >= low.low else "down"
        place, end = min(low.start, high.start), max(_tail(low), _tail(high))
        return Draft(place, end, subject.chips, direction, low, high)

    def _may_be_meant(self, subject: Subject, span: Span) -> bool:
        """A chip of an earlier sentence is meant where the clause names the price, or points back:
        这两款芯片.
        """
        if subject.near:
            return True
        start, end = self._passage.sentence(span.start)
        named = span.start - subject.end < 200 and self._passage.has(start, end, "price", "rental")
        only = self._subjects.is_alone or bool(words.POINTS_BACK.search(self._passage.text, start, end))
        return named and only

    def _is_one_sentence(self, first: Amount, second: Amount) -> bool:
        """A semicolon parts no story: 基准价是1万美元;2024年供不应求,涨至1.5万美元."""
        start, end = self._passage.sentence(first.start)
        if second.start < end:
            return True
        return self._passage.text[max(start, end - 2) : end].rstrip().endswith(";") and bool(
            second.start < self._passage.sentence(end)[1]
            and self._passage.has(end, second.start, "up", "down")
        )

    def _comparable(self, first: Amount, second: Amount) -> bool:
        if (
            not self._is_one_sentence(first, second)
            or second.start - _tail(first) > words.WINDOW
            or not (first.currency or second.currency or _big(second))
        ):
            return False
        currencies = {first.currency, second.currency} - {None}
        between = _tail(first), second.start
        apart = bool(within(self._passage.chips, *between)) or bool(within(self._passage.machines, *between))
        return len(currencies) <= 1 and not apart and 1 / 30 < second.low / max(first.low, 1e-9) < 30

    def _ends(self, first: Amount, second: Amount) -> tuple[Amount, Amount] | None:
        """Which of two figures is the from and which the to; None if they are no move."""
        link = self._without_dates(_tail(first), second.start)
        clause = self._passage.clause(first.start)[0]
        if words.ARROW.fullmatch(link) or words.BECAME_LINK.fullmatch(link):
            return first, second
        head = self._without_dates(max(clause, first.start - 40), first.start)
        if words.SPANS.search(head) or self._passage.text.startswith("不等", _tail(second)):
            return None
        verb = self._passage.has(clause, second.start, "up", "down")
        if words.TO.fullmatch(link) and (
            words.FROM_BEFORE.search(head) or self._passage.has(_tail(first), second.start, "up", "down")
        ):
            return first, second
        if words.REVERSE.fullmatch(link) and (verb or "up from" in link or "down from" in link):
            return second, first
        became = self._passage.has(clause, first.start, "up", "down")
        if became and words.COMPARED_WITH.fullmatch(link):
            return second, first
        return self._then_and_now(first, second, link)

    def _without_dates(self, start: int, end: int) -> str:
        """The words between two figures, dates and brackets left out."""
        text, place = "", start
        for day in within(self._passage.dates, start, end):
            text, place = text + self._passage.text[place : day.start], day.end
        return words.WHEN.sub("", words.BRACKETS.sub("", text + self._passage.text[place:end]))

    def _then_and_now(self, first: Amount, second: Amount, link: str) -> tuple[Amount, Amount] | None:
        """去年…8美元,现在…不到2美元; 如今1.6万美元,比…8565美元的MSRP高87%."""
        passage = self._passage
        start = passage.sentence(first.start)[0]
        was_before = passage.has(start, first.start, "was") and passage.has(_tail(first), second.start, "now")
        if was_before:
            return first, second
        then = passage.has(_tail(first), second.start, "was") and passage.has(
            _tail(second), _tail(second) + 12, "now"
        )
        if then and not (first.is_range or second.is_range):
            return first, second
        now_before = passage.has(start, first.start, "now") and passage.has(_tail(first), second.start, "was")
        if now_before and not (first.is_range or second.is_range):
            return second, first
        higher = passage.text[_tail(second) : _tail(second) + 16]
        percents = within(passage.percents, _tail(second), _tail(second) + 16)
        if (
            percents
            and words.VERSUS_LIST.search(link)
            and words.FORMER.search(passage.text, _tail(first), second.start)
            and words.HIGHER.match(higher[: percents[0].start - _tail(second)])
        ):
            return second, first
        return None

    def _changes(self) -> Iterator[Draft]:
        """A verb of change with a sum: 涨价近7万元, went up by $200."""
        for amount in self._passage.amounts:
            if amount.start in self._closed | self.taken or not amount.currency:
                continue
            verb = self._verb_before(amount)
            subject = self._subjects.of(verb) if verb else None
            if verb and subject and self._sense.is_price_verb(verb, subject):
                self.taken.add(amount.start)
                ended = self._end_behind(amount)
                yield Draft(verb.start, _tail(amount), subject.chips, verb.sense, None, ended, amount)

    def _verb_before(self, span: Span) -> Cue | None:
        """The verb of change straight before a figure, only "by" or "nearly" between."""
        verbs = self._passage.cues_in(max(0, span.start - 28), span.start, "up", "down")
        verbs = [
            v
            for v in verbs
            if v.end <= span.start and words.BY.fullmatch(self._passage.text[v.end : span.start])
        ]
        verbs = [
            v
            for v in verbs
            if not re.search(r"[到至为破]$|(?<![a-z])to$", self._passage.text[v.start : v.end])
        ]
        return verbs[-1] if verbs else None

    def _percents(self) -> Iterator[Draft]:
        """A percentage with a verb of change in its clause: 涨幅超过50%, 降价 44%, up 136% over 30 days."""
        for percent in self._passage.percents:
            if percent.start in self._closed:
                continue
            verb = self._verb_of(percent)
            subject = self._subjects.of(percent) if verb else None
            if (
                verb
                and subject
                and self._may_be_meant(subject, percent)
                and self._sense.is_price_verb(verb, subject)
            ):
                chips = self._one_each(percent) or subject.chips
                ended = self._end_behind(percent)
                yield Draft(
                    percent.start, percent.end, chips, verb.sense, end_amount=ended, percent=percent.value
                )

    def _one_each(self, percent: Percent) -> tuple[ChipSpan, ...]:
        """Chips and percentages told in the same order: A100、A30…分别下调25%和30%."""
        start, end = self._passage.sentence(percent.start)
        told = self._passage.cues_in(start, end, "respectively")
        if not told:
            return ()
        # English may tell it behind: "down 29 per cent and 22 per cent respectively".
        behind = told[-1].start > percent.start
        percents = within(self._passage.percents, start if behind else told[-1].end, end)
        chips = within(self._passage.chips, start, percents[0].start if behind else told[-1].start)
        if percent not in percents:
            return ()
        place = [p.start for p in percents].index(percent.start)
        return (chips[place],) if len(chips) == len(percents) else ()

    def _end_behind(self, span: Span) -> Amount | None:
        """The figure that a change led to: climbed 15% last month to $3.80, 上调了2000元,至2.3万元."""
        end = min(self._passage.sentence(span.start)[1], span.end + words.LED_REACH)
        for amount in within(self._passage.amounts, span.end, end):
            led = words.LED_TO.search(self._passage.text[span.end : amount.start])
            if led and amount.currency and amount.start not in self.taken:
                self.taken.add(amount.start)
                return amount
        return None

    def _verb_of(self, span: Span) -> Cue | None:
        """The nearest verb of change in the clause, before the figure rather than behind it."""
        start, end = self._passage.clause(span.start)
        text = self._passage.text
        particle = words.PARTICLE_BEFORE.search(text[max(0, span.start - 24) : span.start])
        particle = particle or words.PARTICLE_BEHIND.match(text[span.end : span.end + 20])
        if particle is None and isinstance(span, Percent) and span.sign and span.value:
            return Cue(span.start, span.end, "up" if span.sign == "+" else "down")
        dearer = words.DEARER.search(text[max(start, span.start - 48) : span.start])
        if dearer:
            return Cue(span.start, span.end, "up" if dearer["word"] in "高贵" else "down")
        if particle:
            return Cue(span.start, span.end, "up" if particle[1] in ("up", "higher", "dearer") else "down")
        before = self._passage.cues_in(max(start, span.start - 72), span.start, "up", "down")
        behind = self._passage.cues_in(span.end, min(end, span.end + 24), "up", "down")
        return before[-1] if before else (self._unless_compared(behind[0]) if behind else None)

    def _unless_compared(self, verb: Cue) -> Cue | None:
        """ "30% cheaper than" compares; "became 15-20% cheaper" moves."""
        start, end = self._passage.clause(verb.start)
        if verb.sense and self._passage.text[verb.start : verb.end] in (
            "cheaper",
            "dearer",
            "more expensive",
        ):
            became = words.BECAME.search(self._passage.text[start : verb.start])
            return verb if became and "than" not in self._passage.text[verb.end : end] else None
        return verb

    def _multiples(self) -> Iterator[Draft]:
        """Doubled, tripled, halved: 价格一度炒到原价的3倍."""
        for multiple in self._passage.multiples:
            subject = self._subjects.of(multiple)
            verb = Cue(multiple.start, multiple.end, multiple.direction)
            if subject and self._sense.is_price_verb(verb, subject):
                ended = self._end_behind(multiple)
                yield Draft(
                    verb.start,
                    verb.end,
                    subject.chips,
                    verb.sense,
                    end_amount=ended,
                    percent=multiple.percent,
                )

    def _bare(self) -> Iterator[Draft]:
        """Only a direction: 租赁价格大幅下行, made dearer; the price must be named in the clause."""
        for verb in self._passage.cues:
            if verb.sense not in ("up", "down"):
                continue
            start, end = self._passage.clause(verb.start)
            money = any(a.currency for a in within(self._passage.amounts, start, end))
            if money or within(self._passage.percents, start, end):
                continue
            subject = self._subjects.of(verb)
            if subject and self._tells_price(verb, subject):
                yield Draft(verb.start, verb.end, subject.chips, verb.sense)

    def _tells_price(self, verb: Cue, subject: Subject) -> bool:
        """Whether a verb alone tells that a price of these chips moved."""
        named = self._names_price(verb, subject) and self._may_be_meant(subject, verb)
        return named and self._sense.is_price_verb(verb, subject)

    def _names_price(self, verb: Cue, subject: Subject) -> bool:
        """Whether the clause speaks of a price; straight behind a chip (A800涨了) its sentence may."""
        between = self._passage.text[subject.end : verb.start]
        adjacent = 0 <= verb.start - subject.end <= 6 and bool(words.ADVERB.fullmatch(between.strip()))
        stretch = self._passage.sentence(verb.start) if adjacent else self._passage.clause(verb.start)
        if self._sense.is_of_prices(verb, subject):
            stretch = (max(0, verb.start - words.TOPIC), self._passage.sentence(verb.start)[1])
        return self._passage.has(*stretch, "price", "rental", "priceverb")

    # The record.

    def _moves(self, draft: Draft) -> Iterator[PriceMove]:
        for chip in draft.chips:
            amount = draft.end_amount or draft.change or draft.start_amount
            terms = self._prices.terms(amount, chip) if amount else None
            basis = terms.basis if terms else self._terms.basis(draft)
            currency = currency_of(self._passage, amount) if amount else None
            yield PriceMove(
                chip=chip.chip,
                basis=basis,  # type: ignore[arg-type]
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


def _place(draft: Draft) -> int:
    return draft.place


def _tail(amount: Amount) -> int:
    return amount.unit.end if amount.unit else amount.end


def _big(amount: Amount) -> bool:
    return amount.low >= 10_000


def _figure(amount: Amount | None) -> float | None:
    """The one figure of an end; a range has none."""
    return None if amount is None or amount.is_range else amount.low
