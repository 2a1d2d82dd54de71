"""Events told once of several models: in the head of their list, behind it, in the sentence before."""

import re

from crawlers.facts.event_verbs import describes
from crawlers.facts.events import Event, Events
from crawlers.facts.passage import Passage
from crawlers.facts.spans import Span, Spans, within

_ITEM = re.compile(r"\s*(?:[-•·*]|\d{1,2}[.)]) ?")
# The items of a list behind the first, and the blank lines behind it.
_ITEMS = re.compile(r"(?:\n[^\S\n]*(?:[-•·*]|\d{1,2}[.)]) ?[^\n]*){0,12}\s*")
# What opens a sentence on all the models named in the one before.
ALL = re.compile(
    r"(?:(?:weights (?:for|of) )?(?:both|all)(?![a-z])|all (?:of (?:them|these)|two|three|four"
    r"|five|six|the)|(?:these|the) (?:two|three|four|five|\w+ models)|both|they|these"
    r"|[两三四五六\d][款个]?(?:大?模型|者|版本)?|它们|这[些两三四五六几][款个]?)"
)
_FIRST = re.compile(
    r"\s?(?:[一二三]是|其[一二三]|第[一二三][个款]?[是为]?|[一另]一?个是|(?:the first|one|first)(?: is|:|,))"
)
# What may stand before the first model of a sentence; a sentence that speaks of models and names none.
_LEADING = re.compile(
    r"[\s•·*“\"「-]+|a: |(?:the |its )?(?:first|larger|largest|smaller|bigger"
    r"|flagship)[^,.]{0,20},|其中,?|分别[是为]"
    r"|(?:the model,? )?(?:it is |it's )?(?:called|named|dubbed|known as)|(?:该?模型)?(?:名为"
    r"|叫做?|取名)|[^,.。:\n]{3,60}:(?= )"
)
_MODELS = re.compile(
    r"(?<![a-z])(?:(?:models|llms|checkpoints|versions|variants|series|family)(?![a-z])|(?:new(?:est)?"
    r"|first|own|latest)(?: [a-z-]+){0,3} model(?![a-z])|model[.:]? ?$"
    r"|what(?:'s| is| has)? (?:new|shipped|came out|launched|dropped|out|landed))|[款个]|模型"
)
# An entry of a list in one paragraph: "Olive 4 (Acme): fast.", and how many are looked at.
_ENTRY, _NEXT = re.compile(r" ?(?:\([^()\n]{1,24}\)|,[^.,;:\n]{1,24})? ?[:–—-]"), 6


class ModelLists:
    """Finds the events told of lists of models in a passage."""

    def __init__(self, passage: Passage, events: Events, names: Spans[Span]) -> None:
        """`names` are those of models and chips that an event may be told of."""
        self._passage = passage
        self._events = events
        self._names = names

    def of(self, span: Span) -> Event | None:
        """What is told over the list that a model stands in, or behind it, or before its first."""
        return self._over(span) or self._under(span) or self._enumerated(span)

    def _over(self, span: Span) -> Event | None:
        """The verb in the head of a list: "Two sizes are released today:"."""
        start, end = self._passage.line(span.start)
        item = _ITEM.match(self._passage.text, start, end)
        for head in self._passage.heads(span.start) if item else ():
            words = self._passage.text[slice(*head)]
            if words.startswith("#") or (_ITEM.match(words) and not words.endswith(":")):
                continue
            cues = [cue for cue in within(self._events.cues, *head) if not describes(self._passage.text, cue)]
            if cues:
                return Event(cues[-1], True)
        return None

    def _under(self, span: Span) -> Event | None:
        """The verb of the line behind a list, told of all of it: "All four are released today"."""
        start, end = self._passage.line(span.start)
        if not _ITEM.match(self._passage.text, start, end):
            return None
        rest = _ITEMS.match(self._passage.text, end)
        place = rest.end() if rest else end
        cues = within(self._events.cues, *self._passage.sentence(min(place, len(self._passage.text) - 1)))
        told = cues and ALL.match(self._passage.text, place) and not self._events.is_future(cues[0])
        return Event(cues[0], False) if told else None

    def _enumerated(self, span: Span) -> Event | None:
        """The verb of the sentence before, whose objects are told one by one: 开源了两样东西。一是..."""
        start = self._passage.sentence(span.start)[0]
        if not _FIRST.match(self._passage.text, start, span.start):
            return None
        cues = within(self._events.cues, self._passage.sentence(max(0, start - 1))[0], start)
        return Event(cues[-1], True) if cues and self._events.holds(cues[-1]) else None

    def presented(self, span: Span) -> Event | None:
        """The verb of the sentence before, which only speaks of models: "Two models are out. A, with ..."; of
        the one before a list of them: "What shipped: A (Acme): fast. B (Acme): cheap."
        """
        start = self._passage.sentence(span.start)[0]
        if _LEADING.sub("", self._passage.text[start : span.start]):
            return None
        earlier = self._presenting(start)
        words = self._passage.text[earlier : self._passage.sentence(earlier)[1]]
        if earlier >= start or not _MODELS.search(words):
            return None
        cues = within(self._events.cues, earlier, earlier + len(words))
        cues = [cue for cue in cues if not describes(self._passage.text, cue)]
        return Event(cues[-1], True) if cues and self._events.holds(cues[-1]) else None

    def _presenting(self, start: int) -> int:
        """Where the sentence begins that names no model, before those that each open with one."""
        for _ in range(_NEXT):
            earlier = self._passage.sentence(max(0, start - 1))[0]
            named = within(self._names, earlier, start)[:1]
            if not named and self._passage.text[earlier:start].strip():
                return earlier
            if not named:
                start = earlier
                continue
            opens = _LEADING.sub("", self._passage.text[earlier : named[0].start]) == ""
            if not (opens and _ENTRY.match(self._passage.text, named[0].end)):
                break
            start = earlier
        return start
