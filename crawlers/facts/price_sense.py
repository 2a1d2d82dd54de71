"""Whether it is a price that moves: the nouns around a verb of change tell, or the verb itself."""

from crawlers.facts import move_words as words
from crawlers.facts.passage import Passage
from crawlers.facts.spans import Amount, Cue, within
from crawlers.facts.subjects import Subject

# How far before a sentence its noun may have been told, in characters.
_REACH = 140
# How far before a verb a word may make a forecast of it.
_FORECAST_REACH = 60
# How far behind "compared with" the other chip's name may begin.
_COMPARED = 14


class PriceSense:
    """Judges verbs and figures of a passage."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage

    def is_other_money(self, amount: Amount) -> bool:
        """Whether the nearest noun before a figure says that it is no price: shares, memory, tokens."""
        start = self._passage.clause(amount.start)[0]
        cues = self._passage.cues_in(
            start, amount.start, "price", "rental", "purchase", "money_other", "memory", "token"
        )
        return bool(cues) and cues[-1].sense in ("money_other", "memory", "token")

    def is_price_verb(self, verb: Cue, subject: Subject) -> bool:
        """Whether the verb moves a price: the noun nearest before it tells, else one behind it,
        else the verb.
        """
        passage = self._passage
        start = passage.sentence(verb.start)[0]
        clause_start, clause_end = passage.clause(verb.start)
        if (
            self.is_forecast(verb.start)
            or self._is_set_against(verb)
            or words.NEGATED.search(passage.text[max(0, verb.start - 6) : verb.start])
        ):
            return False
        if self._follows_price(start, verb.start):
            return True
        if self.is_of_prices(verb, subject) and not passage.has(start, clause_end, *words.BAD):
            return True
        for stretch in (
            (clause_start, verb.end),
            (verb.end, clause_end),
            (start, clause_start),
            (max(passage.paragraph(start)[0], verb.start - _REACH), start),
        ):
            nouns = passage.cues_in(*stretch, *words.GOOD, *words.BAD)
            if nouns:
                noun = nouns[0] if stretch[0] == verb.end else nouns[-1]
                return noun.sense in words.GOOD
        return subject.near

    def is_of_prices(self, verb: Cue, subject: Subject) -> bool:
        """Whether a verb that only prices take stands behind a chip in its sentence: A800涨了."""
        said = words.OF_PRICES.search(self._passage.text, verb.start, verb.end)
        return bool(said) and self._passage.sentence(verb.start)[0] <= subject.start < verb.start

    def is_forecast(self, place: int) -> bool:
        """A forecast or a hypothesis, unless the seller itself is said to plan it."""
        start = self._passage.sentence(place)[0]
        future = self._passage.cues_in(max(start, place - _FORECAST_REACH), place, "future")
        return bool(future) and not self._passage.has(start, place, "seller")

    def _follows_price(self, start: int, place: int) -> bool:
        """Whether the last thing told before a verb is a price per unit: "$2.68/GPU-hour, +14%"."""
        amounts = within(self._passage.amounts, max(start, place - _REACH), place)
        if not amounts or not amounts[-1].currency or not amounts[-1].unit or amounts[-1].unit.other:
            return False
        return not self._passage.has(amounts[-1].end, place, *words.BAD)

    def _is_set_against(self, verb: Cue) -> bool:
        """Dearer than another chip, not than before: 和H20比,单机贵了三成."""
        start = max(self._passage.sentence(verb.start)[0], verb.start - _FORECAST_REACH)
        against = words.SET_AGAINST.search(self._passage.text, start, verb.start)
        return bool(against and within(self._passage.chips, against.start(), against.end() + _COMPARED))
