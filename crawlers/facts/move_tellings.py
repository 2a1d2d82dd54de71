"""Verbs of change with what they change by: 涨幅超过50%, went up by $200, doubled; or only a direction."""

from collections.abc import Iterator

from crawlers.facts import move_evidence as evidence
from crawlers.facts import move_words as words
from crawlers.facts.drafts import Draft
from crawlers.facts.move_evidence import Telling
from crawlers.facts.passage import Passage
from crawlers.facts.spans import Amount, ChipSpan, Cue, Multiple, Percent, Span, within
from crawlers.facts.subjects import Subjects

# How far before a figure its verb may stand, and how far behind.
_BEFORE, _BEHIND = 110, 24
# How far behind a change the figure that it led to may stand, in characters.
_LED = 48
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
        figured = [telling for telling in self.candidates() if telling.kind != "bare"]
        told = [telling for telling in figured if self._is_told(telling)]
        for telling in told:
            yield self._draft(telling)
        places = {telling.verb.start for telling in told}
        for telling in self._bare():
            start, end = self._passage.clause(telling.verb.start)
            figures = within(self._passage.amounts, start, end)
            spoken = any(start <= place < end for place in places) or any(
                a.start in self.taken for a in figures
            )
            if not spoken and self._is_told(telling):
                yield self._draft(telling)

    def _is_told(self, telling: Telling) -> bool:
        return evidence.weigh(evidence.of_telling(self._passage, telling)) > 0

    def candidates(self) -> Iterator[Telling]:
        """Every verb of change that has a chip, with its figure."""
        yield from self._percents()
        yield from self._sums()
        for multiple in self._passage.multiples:
            subject = self._subjects.of(multiple)
            if subject:
                verb = Cue(multiple.start, multiple.end, multiple.direction)
                yield Telling("multiple", multiple, verb, subject)
        yield from self._bare()

    def _percents(self) -> Iterator[Telling]:
        for percent in self._passage.percents:
            verb = self._verb_of(percent) if percent.start not in self._closed else None
            subject = self._subjects.of(percent) if verb else None
            if verb and subject:
                chips = self._one_each(percent) or subject.chips
                yield Telling("percent", percent, verb, subject._replace(chips=chips))

    def _sums(self) -> Iterator[Telling]:
        for amount in self._passage.amounts:
            if amount.start in self._closed | self.taken or not amount.currency:
                continue
            verb = self._verb_before(amount) or self._verb_behind(amount)
            subject = self._subjects.of(verb) if verb else None
            if verb and subject:
                yield Telling("sum", amount, verb, subject)

    def _bare(self) -> Iterator[Telling]:
        for verb in self._passage.cues:
            if verb.sense in ("up", "down") and self._speaks_of_price(verb):
                subject = self._subjects.of(verb)
                if subject:
                    yield Telling("bare", verb, verb, subject)

    def _speaks_of_price(self, verb: Cue) -> bool:
        """Whether a price is named near, and no figure of the clause is what the verb tells."""
        end = self._passage.sentence(verb.start)[1]
        start, stop = self._passage.clause(verb.start)
        figures = within(self._passage.percents, start, stop)
        return not any(p.value is not None for p in figures) and self._passage.has(
            max(0, verb.start - _TOPIC), end, *words.GOOD
        )

    # Which verb a figure belongs to.

    def _verb_before(self, span: Amount) -> Cue | None:
        """The verb of change straight before a sum, only "by" or "nearly" between."""
        text = self._passage.text
        verbs = self._passage.cues_in(max(0, span.start - 28), span.start, "up", "down")
        for verb in reversed(verbs):
            ends = words.ENDS_AT.search(text[verb.start : verb.end])
            if verb.end <= span.start and not ends and words.BY.fullmatch(text[verb.end : span.start]):
                return verb
        return None

    def _verb_behind(self, span: Span) -> Cue | None:
        """ "$500 off", "$200 more than in May", "a $500 cut", 500元的降幅."""
        particle = words.PARTICLE_BEHIND.match(self._passage.text, span.end)
        if particle:
            return Cue(particle.start(1), particle.end(1), words.WAY[particle[1]])
        behind = self._passage.cues_in(span.end, span.end + 8, "up", "down")
        return (
            behind[0]
            if behind and words.OF.fullmatch(self._passage.text[span.end : behind[0].start])
            else None
        )

    def _verb_of(self, percent: Percent) -> Cue | None:
        """The nearest verb of change: a particle beside the figure, the sign, a verb before it rather than
        behind, in its clause rather than the one before.
        """
        text, span = self._passage.text, percent
        start, end = self._passage.clause(span.start)
        before = words.PARTICLE_BEFORE.search(text[max(0, span.start - 24) : span.start])
        behind = words.PARTICLE_BEHIND.match(text, span.end)
        if before:
            place = span.start - len(before[0])
            return Cue(place, place + len(before[1]), words.WAY[before[1]])
        if behind:
            return Cue(behind.start(1), behind.end(1), words.WAY[behind[1]])
        if span.sign and span.value:
            return Cue(span.start, span.end, "up" if span.sign == "+" else "down")
        dearer = words.DEARER.search(text[max(start, span.start - 48) : span.start])
        if dearer:
            return Cue(span.start, span.end, "up" if dearer["word"] in "高贵" else "down")
        verbs = self._passage.cues_in(max(start, span.start - _BEFORE), span.start, "up", "down")
        verbs = verbs[-1:] or self._passage.cues_in(span.end, min(end, span.end + _BEHIND), "up", "down")[:1]
        if verbs:
            return verbs[0]
        sentence = self._passage.sentence(span.start)[0]
        return next(
            iter(self._passage.cues_in(max(sentence, start - _BEHIND), start, "up", "down")[-1:]), None
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
        if percent not in percents:
            return ()
        chips = within(self._passage.chips, start, percents[0].start if behind else told[-1].start)
        return (chips[percents.index(percent)],) if len(chips) == len(percents) else ()

    # What the move becomes.

    def _draft(self, telling: Telling) -> Draft:
        verb, span = telling.verb, telling.span
        place, end = min(verb.start, span.start), max(verb.end, span.end)
        draft = Draft(place, end, telling.subject.chips, verb.sense)
        if isinstance(span, Amount):
            self.taken.add(span.start)
            draft = draft.with_(Draft(place, span.tail, draft.chips, verb.sense, change=span))
        elif isinstance(span, Percent):
            draft = draft.with_(Draft(place, end, draft.chips, verb.sense, percent=span.value))
        elif isinstance(span, Multiple):
            draft = draft.with_(Draft(place, end, draft.chips, verb.sense, percent=span.percent))
        return draft.with_(Draft(place, end, draft.chips, verb.sense, end_amount=self._end_behind(span)))

    def _end_behind(self, span: Span) -> Amount | None:
        """The figure that a change led to: climbed 15% last month to $3.80, 上调了2000元,至2.3万元."""
        end = min(self._passage.sentence(span.start)[1], span.end + _LED)
        for amount in within(self._passage.amounts, span.end, end):
            led = words.LED_TO.search(self._passage.text[span.end : amount.lead])
            if led and amount.currency and amount.start not in self.taken:
                self.taken.add(amount.start)
                return amount
        return None
