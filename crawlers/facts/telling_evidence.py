"""What speaks for and against a verb of change being that of a chip's price."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from crawlers.facts import move_words as words
from crawlers.facts.move_evidence import BEFORE, BEHIND, meant, word_of
from crawlers.facts.nearness import NEAR, TOUCH, distance, nearest
from crawlers.facts.passage import Passage
from crawlers.facts.roles import role
from crawlers.facts.spans import Cue, Percent, Span, within
from crawlers.facts.subjects import Subject

Kind = Literal["percent", "sum", "multiple", "led", "bare"]
# The senses of cue words that bear on a verb of change.
_NOUNS = (
    "price", "rental", "purchase", "priceverb", "money_other", "memory", "token", "performance", "difference",
    "compare", "part", "making", "sum", "odds", "wealth", "future", "seller", "model", "size", "now", "was",
)  # fmt: skip


class Telling(NamedTuple):
    """What may tell of a move: a verb of change, with the figure that it moves by if there is one."""

    kind: Kind
    span: Span
    verb: Cue
    subject: Subject


def of_telling(passage: Passage, telling: Telling) -> set[str]:
    """The kinds of evidence for a verb of change being that of a price."""
    found = {
        f"as:{telling.kind}",
        *_figure(passage, telling),
        *_chips(passage, telling),
        *_sense(passage, telling),
    }
    group = "bare" if telling.kind == "bare" else "told"
    return found | {f"{group}:{kind}" for kind in _nouns(passage, telling)}


def _figure(passage: Passage, telling: Telling) -> Iterator[str]:
    """How verb and figure stand to one another, and the words straight beside the figure."""
    verb, span, text = telling.verb, telling.span, passage.text
    word = text[verb.start : verb.end]
    yield f"verb:word:{word.replace(' ', '-') if word in words.WAY else 'verb'}"
    if words.OF_PRICES.search(word):
        yield "verb:of-prices"
    if words.NEGATED.search(text[max(0, verb.start - words.DENIAL) : verb.start]):
        yield "verb:negated"
    if passage.text[passage.sentence(verb.start)[1] - 1 : passage.sentence(verb.start)[1]].strip() == "?":
        yield "asked"
    if telling.kind == "bare":
        behind = words.RIGHT.match(text, verb.end)
        yield f"verb:right:{word_of(behind)}"
        return
    if verb.start < span.start:
        yield f"verb:before:{distance(span.start - verb.end)}"
    elif verb.start > span.end - 1:
        yield f"verb:behind:{distance(verb.start - span.end)}"
    if verb.end < span.start:
        figures = within(passage.percents, verb.end, span.start)
        chips = within(passage.chips, figures[-1].end, span.start) if figures else ()
        yield "figures:between:" + ("none" if not figures else "chip" if chips else "same")
        if passage.has(verb.end, span.start, "compare"):
            yield "compare:between"
    if isinstance(span, Percent):
        yield "signed" if span.sign else "unsigned"
        yield "figure:range" if span.value is None else "figure:one"
    if telling.kind == "multiple":
        yield f"times:{word.split()[0] if word.isascii() else word[-1]}"
    yield f"left:{word_of(words.LEFT.search(text[max(0, span.start - 12) : span.start]))}"
    yield f"right:{word_of(words.RIGHT.match(text, span.end))}"


def _sense(passage: Passage, telling: Telling) -> Iterator[str]:
    """Whether it has happened, is planned by the seller or only foreseen, and than what it is dearer."""
    verb, text = telling.verb, passage.text
    start, end = passage.sentence(verb.start)
    start = max(start, verb.start - BEFORE)
    told = passage.cues_in(start, verb.end, "future", "odds")
    if told:
        makers = within(passage.makers, start, told[-1].end)
        planned = passage.has(start, verb.end, "seller")
        near = "near" if told[-1].start >= passage.clause(verb.start)[0] else "far"
        group = "bare" if telling.kind == "bare" else "told"
        yield f"{group}:" + ("planned" if planned else "forecast") + f":{near}"
        if makers and not planned:
            yield f"foreseen-of-maker:{near}"
    tail = max(verb.end, telling.span.end)
    if passage.has(start, min(end, tail + BEHIND), "lapse"):
        yield "lapse"
    behind = words.THAN.search(text, tail, min(end, tail + BEHIND))
    before = words.THAN_ZH.search(text, _opening(passage, verb), min(verb.start, telling.span.start))
    thans = [
        _compared_with(passage, than, place) for than, place in ((behind, end), (before, verb.start)) if than
    ]
    yield from (f"than:{than}" for than in thans)
    yield from _conditions(passage, telling, (start, tail, end))
    if words.STATE.search(text, verb.start, tail):
        yield f"state:than-{thans[0] if thans else 'none'}"


def _conditions(passage: Passage, telling: Telling, stretch: tuple[int, int, int]) -> Iterator[str]:
    """Whether it is so on other terms, as a rule, or beside another good or way of selling."""
    verb, text, (start, tail, end) = telling.verb, passage.text, stretch
    kind = telling.kind
    if words.ON_TERMS.search(text, max(start, verb.start - BEHIND), verb.start):
        yield f"on-terms:{kind}"
    if words.HABIT.search(text, start, min(end, tail + BEHIND)):
        yield "habit"
    if words.OFF_TIER.match(text, telling.span.end):
        yield f"off-tier:{kind}"
    if words.ASKED.match(text[verb.start : verb.end]):
        yield f"asked-up:{kind}"


def _opening(passage: Passage, verb: Cue) -> int:
    """Where the clause of a verb begins; the clause before is part of it where that compares: 和上周相比,."""
    start = passage.clause(verb.start)[0]
    before = passage.clause(max(passage.sentence(start)[0], start - 1))[0]
    return before if words.SET_AGAINST.search(passage.text, before, start) else start


def _compared_with(passage: Passage, than: re.Match[str], end: int) -> str:
    """What it was then, or something else: 比去年, 比去年的H20."""
    is_chip = within(passage.chips, than.end(), min(end, than.end() + TOUCH))
    then = than["then"] or than.groupdict().get("with")
    rivals = words.OF_RIVALS.search(passage.text, than.start(), min(end, than.end() + NEAR))
    return "rival" if rivals else "then" if then and not is_chip else "other"


def _nouns(passage: Passage, telling: Telling) -> Iterator[str]:
    """The nearest cue of each sense before the verb and behind it, and whether in its clause."""
    place = min(telling.verb.start, telling.span.start)
    tail = max(telling.verb.end, telling.span.end)
    clause, sentence = passage.clause(place), passage.sentence(place)
    before = passage.cues_in(max(sentence[0], place - BEFORE), tail, *_NOUNS)
    before = [cue for cue in before if cue.start != telling.verb.start or cue.sense not in words.BAD]
    good = max((cue.start for cue in before if cue.sense in words.GOOD), default=-1)
    for cue in nearest(reversed(before)):
        hidden = cue.sense in words.BAD and cue.start < good
        yield f"before:{cue.sense}" + (":hidden" if hidden else "" if cue.start >= clause[0] else ":clause")
    for cue in nearest(passage.cues_in(tail, min(sentence[1], tail + BEHIND), *_NOUNS)):
        yield f"behind:{cue.sense}" + ("" if cue.start < clause[1] else ":clause")
    yield from {cue.sense for cue in within(passage.cues, *clause) if cue.sense.startswith("tier:")}
    yield from _noun(passage, telling)
    if passage.has(tail, tail + TOUCH, *words.BAD):
        yield "other:touch"
    yield from _money_before(passage, telling)


def _noun(passage: Passage, telling: Telling) -> Iterator[str]:
    """The noun that the verb is most likely said of, and where it stands: before it in the clause, behind it,
    before the clause, before the sentence.
    """
    verb, tail = telling.verb, max(telling.verb.end, telling.span.end)
    place = min(verb.start, telling.span.start)
    clause, start = passage.clause(place), passage.sentence(place)[0]
    for name, stretch in (
        ("clause", (clause[0], tail)),
        ("behind", (tail, clause[1])),
        ("sentence", (start, clause[0])),
        ("before", (max(passage.paragraph(start)[0], start - BEFORE), start)),
    ):
        nouns = [cue for cue in passage.cues_in(*stretch, *words.GOOD, *words.BAD) if cue.start != verb.start]
        if nouns:
            noun = nouns[0] if name == "behind" else nouns[-1]
            other = noun.sense in words.BAD or _is_of_other(passage, noun, stretch[0])
            yield f"noun:{'other' if other else 'price'}"
            yield f"noun:{name}:{'other' if other else 'price'}"
            return
    yield "noun:none"


def _is_of_other(passage: Passage, noun: Cue, start: int) -> bool:
    """Whether a price is of another good: 内存价格, "memory prices", "the price of electricity"."""
    bad = passage.cues_in(max(start, noun.start - NEAR), noun.start, *words.BAD)
    behind = passage.cues_in(noun.end, noun.end + NEAR, *words.BAD)
    before = bad and words.MODIFIES.fullmatch(passage.text[bad[-1].end : noun.start])
    return bool(before) or bool(behind and words.OF_GOOD.fullmatch(passage.text[noun.end : behind[0].start]))


def _money_before(passage: Passage, telling: Telling) -> Iterator[str]:
    """What the amount told before, "$2.68/GPU-hour, +14%", and the one told behind say of it."""
    start, end = passage.sentence(telling.span.start)
    before = within(passage.amounts, max(start, telling.span.start - BEFORE), telling.span.start)
    behind = within(passage.amounts, telling.span.end, min(end, telling.span.end + BEHIND))
    for side, amounts in (("before", before[-1:]), ("behind", behind[:1])):
        for amount in amounts:
            if amount.currency:
                yield f"money:{side}:{role(passage, amount)}"


def _chips(passage: Passage, telling: Telling) -> Iterator[str]:
    """Where the chip stands, and whether another is set against it."""
    verb, subject = telling.verb, telling.subject
    clause, sentence = passage.clause(verb.start), passage.sentence(verb.start)
    yield from meant(passage, subject, verb)
    makers = within(passage.makers, verb.start - NEAR, verb.start)
    if makers and verb.start - makers[-1].end <= TOUCH + 1 and subject.end < makers[-1].start:
        yield "said-of-maker"
    if subject.start >= verb.end:
        yield f"chip:behind:{distance(subject.start - verb.end)}"
    elif subject.end > clause[0]:
        yield f"chip:before:{distance(verb.start - subject.end)}"
    else:
        yield "chip:sentence" if subject.end > sentence[0] else "chip:earlier"
    if subject.end < verb.start:
        between = within(passage.cues, subject.end, verb.start)
        yield f"verbs:between:{min(2, sum(cue.sense in ('up', 'down') for cue in between))}"
        sellers = any(cue.sense.startswith("seller:") for cue in between)
        others = within(passage.makers, subject.end, verb.start)
        if sellers or others:
            yield "other-maker:" + ("near" if subject.near else "far")
    compared = passage.cues_in(
        max(sentence[0], verb.start - BEFORE), min(sentence[1], verb.end + BEHIND), "compare"
    )
    for cue in compared:
        against = within(passage.chips, cue.end, cue.end + NEAR)
        if against:
            yield "against:before" if cue.start < verb.start else "against:behind"
