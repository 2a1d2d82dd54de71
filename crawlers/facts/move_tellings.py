"""Verbs of change with what they change by: 涨幅超过50%, went up by $200, doubled; or only a direction."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from crawlers.facts import move_verbs as verbs
from crawlers.facts import move_words as words
from crawlers.facts.counts import is_count
from crawlers.facts.currencies import currency_of
from crawlers.facts.drafts import Draft
from crawlers.facts.move_evidence import BAR_OF_FIGURE, BAR_OF_VERB
from crawlers.facts.pair_evidence import linking_words
from crawlers.facts.passage import Passage
from crawlers.facts.plausible import dollars
from crawlers.facts.roles import role
from crawlers.facts.spans import Amount, ChipSpan, Cue, Multiple, Percent, Span, Spans, within
from crawlers.facts.subjects import Subject, Subjects
from crawlers.facts.telling_evidence import Telling, of_telling
from crawlers.facts.weights import weigh

_F = TypeVar("_F", Percent, Amount)
# How far behind a change the figure that it led to may stand, in characters.
_LED = 48
# How far before a change the price that it led to may stand, and how exactly it then fits, as a share.
_LED_FROM, _EXACT = 320, 0.006
# More dollars than any rack costs: a firm raises them, no price rises by them.
_FUNDS = 8e6
# How far before a verb the price that it moves may be named, in characters.
_TOPIC = 140


class MoveTellings:
    """Finds the verbs of a passage that move a price; `taken` are the amounts that moves have spoken for."""

    def __init__(self, passage: Passage, subjects: Subjects, closed: set[int], taken: set[int]) -> None:
        self._passage = passage
        self._subjects = subjects
        self._closed = closed
        self.taken = taken

    def read(self) -> Iterator[Draft]:
        """The moves by a percentage, a sum or a multiple, then those of which only the direction is told."""
        told = [telling for telling in list(self._figured()) if self._is_told(telling)]
        for telling in told:
            yield self._draft(telling)
        places = Spans(telling.verb for telling in told)
        for telling in self._bare():
            start, end = self._passage.clause(telling.verb.start)
            figures = within(self._passage.amounts, start, end)
            spoken = bool(within(places, start, end)) or any(amount.start in self.taken for amount in figures)
            if not spoken and self._is_told(telling):
                yield self._draft(telling)

    def _is_told(self, telling: Telling) -> bool:
        bar = BAR_OF_VERB if telling.kind == "bare" else BAR_OF_FIGURE
        return weigh("move", of_telling(self._passage, telling)) > bar

    def candidates(self) -> Iterator[Telling]:
        """Every verb of change that has a chip, with its figure."""
        yield from self._figured()
        yield from self._bare()

    def _figured(self) -> Iterator[Telling]:
        yield from self._percents()
        yield from self._sums()
        yield from self._led()
        for multiple in self._passage.multiples:
            subject = None if self._is_of_others(multiple) else self._subjects.of(multiple)
            if subject:
                verb = Cue(multiple.start, multiple.end, multiple.direction)
                yield Telling("multiple", multiple, verb, subject)

    def _is_of_others(self, multiple: Multiple) -> bool:
        """Set against what others ask, or the half that one wins by."""
        text, start = self._passage.text, self._passage.clause(multiple.start)[0]
        by = text.startswith("by ", multiple.start) and not self._passage.has(
            start, multiple.start, "up", "down"
        )
        return by or bool(words.OF_OTHERS.match(text, multiple.end)) or self._is_of_anothers_price(multiple)

    def _is_of_anothers_price(self, multiple: Multiple) -> bool:
        """ "An H100 costs $30,000; Gaudi 3 is half of that"."""
        before = within(self._passage.amounts, multiple.start - _TOPIC, multiple.start)[-1:]
        points = self._passage.text.startswith("that", multiple.end - 4)
        return bool(points and before and within(self._passage.chips, before[0].end, multiple.start))

    def _percents(self) -> Iterator[Telling]:
        for percent in self._passage.percents:
            apart = percent.start in self._closed or self._is_on_terms(percent)
            verb = None if apart else verbs.of_percent(self._passage, percent)
            subject = self._subjects.of(percent) if verb else None
            if verb and subject and not self._is_measured(percent, subject):
                chips = self._one_each(percent, self._passage.percents) or subject.chips
                yield Telling("percent", percent, verb, subject._replace(chips=chips))

    def _is_measured(self, percent: Percent, subject: Subject) -> bool:
        """Set against another chip: "sold at a discount of 12% to Huawei's Ascend 910B"."""
        others = within(self._passage.chips, percent.end, percent.end + _LED)[:1]
        return any(
            chip.chip not in {mine.chip for mine in subject.chips}
            and words.MEASURED.fullmatch(self._passage.text, percent.end, chip.start)
            for chip in others
        )

    def _sums(self) -> Iterator[Telling]:
        for amount in self._passage.amounts:
            if not self._is_sum(amount) or amount.start in self._closed or amount.start in self.taken:
                continue
            signed = verbs.sign_of(self._passage, amount)
            verb = signed or verbs.of_sum(self._passage, amount) or self._shared(amount)
            subject = self._subjects.of(verb) if verb else None
            if verb and subject:
                chips = self._one_each(amount, self._passage.amounts) or subject.chips
                yield Telling("sum", amount, verb, subject._replace(chips=chips))

    def _shared(self, amount: Amount) -> Cue | None:
        """The verb of the sum told together with one: 分别上涨5000元和7000元."""
        before = within(self._passage.amounts, self._passage.clause(amount.start)[0], amount.start)[-1:]
        if not before or not words.TOGETHER.fullmatch(self._passage.text, before[0].tail, amount.lead):
            return None
        return verbs.of_sum(self._passage, before[0]) if self._is_sum(before[0]) else None

    def _is_sum(self, amount: Amount) -> bool:
        """Money, also bare in tens of thousands or in Chinese characters: 贵了50万, 便宜了将近两千."""
        figure = self._passage.text[amount.start : amount.end]
        led = self._passage.text[max(0, amount.start - 2) : amount.start]
        bare = words.OF_HAN.search(figure) and not is_count(self._passage, amount)
        funds = dollars(amount.low, currency_of(self._passage, amount) or "") > _FUNDS
        return not funds and bool(amount.currency or bare or words.STEP.fullmatch(led))

    def _led(self) -> Iterator[Telling]:
        """Verbs that lead to a figure, with none that it came from: have fallen to $2, 跌至90万元."""
        for amount in self._passage.amounts:
            if not self._is_sum(amount) or amount.start in self._closed or amount.start in self.taken:
                continue
            verb = None if self._is_on_terms(amount) else verbs.leading_to(self._passage, amount)
            subject = self._subjects.of(verb) if verb else None
            if verb and subject:
                yield Telling("led", amount, verb, subject)

    def _is_on_terms(self, span: Span) -> bool:
        """Asked of those who sign for longer: "commit to a year and it drops to", 包年再降一成."""
        start = self._passage.sentence(span.start)[0]
        if isinstance(span, Percent):
            start = max(start, self._passage.clause(span.start)[0])
        return bool(words.COMMITS.search(self._passage.text, max(start, span.start - _LED), span.start))

    def _bare(self) -> Iterator[Telling]:
        for verb in self._passage.cues:
            if verb.sense in ("up", "down") and not self._is_denied(verb) and self._speaks_of_price(verb):
                subject = self._subjects.of(verb)
                if subject:
                    yield Telling("bare", verb, verb, subject)

    def _is_denied(self, verb: Cue) -> bool:
        """No move: 未见下跌, 涨不动, "has not fallen"."""
        text = self._passage.text
        before = text[max(0, verb.start - words.DENIAL) : verb.start]
        return bool(words.UNABLE.match(text, verb.end) or words.NEGATED.search(before))

    def _speaks_of_price(self, verb: Cue) -> bool:
        """Whether a price is named near, and no figure of the clause is what the verb tells."""
        end = self._passage.sentence(verb.start)[1]
        start, stop = self._aside(verb) or self._passage.clause(verb.start)
        money = self._passage.has_money(start, stop)
        first = max(self._passage.paragraph(verb.start)[0], verb.start - _TOPIC)
        named = self._passage.has(first, end, *words.GOOD)
        named = named or bool(words.PRICED.search(self._passage.text, verb.start, verb.end))
        return named and not money and not within(self._passage.percents, start, stop)

    def _aside(self, verb: Cue) -> tuple[int, int] | None:
        """The brackets around a verb: "$4.97 an hour on p5e (the rate was raised in January)"."""
        start, end = self._passage.sentence(verb.start)
        opens = self._passage.text.rfind("(", start, verb.start)
        closes = self._passage.text.find(")", verb.end, end)
        inside = opens >= 0 and closes >= 0 and ")" not in self._passage.text[opens : verb.start]
        return (opens, closes) if inside else None

    def _one_each(self, figure: _F, figures: Spans[_F]) -> tuple[ChipSpan, ...]:
        """Chips and what each moved by told in the same order: A100、A30…分别下调25%和30%."""
        start, end = self._passage.sentence(figure.start)
        told = self._passage.cues_in(start, end, "respectively")
        if not told:
            return ()
        # English may tell it behind: "down 29 per cent and 22 per cent respectively".
        behind = told[-1].start > figure.start
        each = [span for span in within(figures, start if behind else told[-1].end, end) if _has_unit(span)]
        if figure not in each:
            return ()
        chips = within(self._passage.chips, start, each[0].start if behind else told[-1].start)
        return (chips[each.index(figure)],) if len(chips) == len(each) else ()

    # What the move becomes.

    def _draft(self, telling: Telling) -> Draft:
        verb, span = telling.verb, telling.span
        place, end = min(verb.start, span.start), max(verb.end, span.end)
        draft = Draft(place, end, telling.subject.chips, verb.sense)
        if telling.kind == "led" and isinstance(span, Amount):
            return draft.with_(Draft(place, span.tail, draft.chips, verb.sense, end_amount=span))
        if isinstance(span, Amount):
            self.taken.add(span.start)
            draft = draft.with_(Draft(place, span.tail, draft.chips, verb.sense, change=span))
        elif isinstance(span, Percent):
            draft = draft.with_(Draft(place, end, draft.chips, verb.sense, percent=span.value))
            draft = draft.with_(self._from_former(span, draft))
        elif isinstance(span, Multiple):
            than = self._than(span)
            draft = draft.with_(Draft(place, end, draft.chips, verb.sense, than, percent=span.percent))
        led_to = self._end_behind(span) or self._end_before(place, draft.chips)
        return draft.with_(Draft(place, end, draft.chips, verb.sense, end_amount=led_to))

    def _from_former(self, percent: Percent, draft: Draft) -> Draft:
        """With the former price that a percentage starts from, and the one told before that it led to:
        $2.35 has "climbed 38% from its trough of $1.70".
        """
        sentence = self._passage.sentence(percent.start)[1]
        behind = within(self._passage.amounts, percent.end, min(sentence, percent.end + _LED))
        for amount in [amount for amount in behind if amount.currency][:1]:
            led = words.FROM_FORMER.fullmatch(linking_words(self._passage, percent.end, amount.start))
            if led and not amount.is_range and amount.start not in self.taken:
                self.taken.add(amount.start)
                end = self._fitting_end(percent, amount, draft)
                return replace(draft, start_amount=amount, end_amount=end)
        return draft

    def _fitting_end(self, percent: Percent, start: Amount, draft: Draft) -> Amount | None:
        """The price of the same chip told before that is so much above or below a former one."""
        change = (percent.value or 0) / 100 * (1 if draft.direction == "up" else -1)
        first = max(self._passage.paragraph(percent.start)[0], percent.start - _LED_FROM)
        for amount in within(self._passage.amounts, first, percent.start)[::-1]:
            off = abs(amount.low / start.low - 1 - change) if amount.currency == start.currency else 1
            subject = self._subjects.of(amount) if off <= _EXACT else None
            if subject and {c.chip for c in subject.chips} == {c.chip for c in draft.chips}:
                return amount
        return None

    def _than(self, multiple: Multiple) -> Amount | None:
        """The former price that a multiple points back to: "for $10,000 last year now fetch twice that"."""
        text, start = self._passage.text, self._passage.sentence(multiple.start)[0]
        before = within(self._passage.amounts, start, multiple.start)[-1:]
        if not before or not text.startswith("that", multiple.end - 4) or not before[0].currency:
            return None
        self.taken.add(before[0].start)
        return before[0]

    def _end_before(self, place: int, chips: tuple[ChipSpan, ...]) -> Amount | None:
        """The price that a change beside it led to, which stays a price: "$2.31, down 1.7%"."""
        start = self._passage.sentence(place)[0]
        for amount in within(self._passage.amounts, start, place)[-1:]:
            beside = words.BESIDE.fullmatch(self._passage.text, amount.tail, place)
            is_price = role(self._passage, amount) == "price" and not verbs.of_sum(self._passage, amount)
            if beside and amount.currency and is_price:
                subject = self._subjects.of(amount, amount.tail)
                same = subject and {c.chip for c in subject.chips} == {c.chip for c in chips}
                return amount if same and amount.start not in self.taken else None
        return None

    def _end_behind(self, span: Span) -> Amount | None:
        """The figure that a change led to: climbed 15% last month to $3.80, 上调了2000元,至2.3万元."""
        end = min(self._passage.sentence(span.start)[1], span.end + _LED)
        for amount in within(self._passage.amounts, span.end, end):
            led = words.LED_TO.search(self._passage.text[span.end : amount.lead])
            apart = within(self._passage.percents, span.end, amount.start)
            if led and amount.currency and not apart and amount.start not in self.taken:
                self.taken.add(amount.start)
                return amount
        return None


def _has_unit(figure: Percent | Amount) -> bool:
    return isinstance(figure, Percent) or bool(figure.currency)
