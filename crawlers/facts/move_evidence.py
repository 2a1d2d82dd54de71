"""What speaks for and against a price having moved: the words around two figures, or around a verb of change.

Each kind of evidence has its weight in `move_evidence.csv`, learnt by `python -m crawlers.facts.train` from
annotated passages. The weights of all that is found are added up: above nought a move is told.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import Literal, NamedTuple

from crawlers.facts import move_words as words
from crawlers.facts.passage import Passage
from crawlers.facts.roles import role
from crawlers.facts.spans import Amount, ChipSpan, Cue, Percent, Span, within
from crawlers.facts.subjects import Subject

Kind = Literal["percent", "sum", "multiple", "bare"]
# The senses of cue words that bear on a verb of change.
_NOUNS = (
    "price", "rental", "purchase", "priceverb", "money_other", "memory", "token", "performance", "difference",
    "compare", "part", "making", "sum", "odds", "wealth", "future", "seller", "model", "size", "now", "was",
)  # fmt: skip
# How far from a verb or a pair of figures its words may stand, in characters.
_BEFORE, _BEHIND = 72, 32
_TOUCH, _NEAR = 3, 14


class Telling(NamedTuple):
    """What may tell of a move: a verb of change, with the figure that it moves by if there is one."""

    kind: Kind
    span: Span
    verb: Cue
    subject: Subject


class Pair(NamedTuple):
    """Two figures in order of place that may be the ends of a move; `turned` if the second is its start."""

    first: Amount
    second: Amount
    subject: Subject
    turned: bool

    @property
    def ends(self) -> tuple[Amount, Amount]:
        """From and to."""
        return (self.second, self.first) if self.turned else (self.first, self.second)


def weigh(kinds: Iterable[str]) -> float:
    """The sum of the evidence, in log odds."""
    return weights()["bias"] + sum(weights().get(kind, 0.0) for kind in kinds)


@cache
def weights() -> dict[str, float]:
    """The weight of each kind of evidence."""
    table = resources.files("crawlers.facts").joinpath("move_evidence.csv").read_text(encoding="utf-8")
    return {row["kind"]: float(row["weight"]) for row in csv.DictReader(table.splitlines())}


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
    if words.OF_PRICES.search(word):
        yield "verb:of-prices"
    if words.NEGATED.search(text[max(0, verb.start - 8) : verb.start]):
        yield "verb:negated"
    if passage.text[passage.sentence(verb.start)[1] - 1 : passage.sentence(verb.start)[1]].strip() == "?":
        yield "asked"
    if telling.kind == "bare":
        behind = words.RIGHT.match(text, verb.end)
        yield f"verb:right:{_group(behind)}"
        return
    if verb.start < span.start:
        yield f"verb:before:{_bin(span.start - verb.end)}"
    elif verb.start > span.end - 1:
        yield f"verb:behind:{_bin(verb.start - span.end)}"
    if isinstance(span, Percent):
        yield "signed" if span.sign else "unsigned"
        yield "figure:range" if span.value is None else "figure:one"
    if telling.kind == "multiple":
        yield f"times:{word.split()[0] if word.isascii() else word[-1]}"
    yield f"left:{_group(words.LEFT.search(text[max(0, span.start - 12) : span.start]))}"
    yield f"right:{_group(words.RIGHT.match(text, span.end))}"


def _sense(passage: Passage, telling: Telling) -> Iterator[str]:
    """Whether it has happened, is planned by the seller or only foreseen, and than what it is dearer."""
    verb, text = telling.verb, passage.text
    start, end = passage.sentence(verb.start)
    start = max(start, verb.start - _BEFORE)
    if passage.has(start, verb.end, "future", "odds"):
        yield "planned" if passage.has(start, verb.end, "seller") else "forecast"
    tail = max(verb.end, telling.span.end)
    behind = words.THAN.search(text, tail, min(end, tail + _BEHIND))
    before = words.THAN_ZH.search(text, start, min(verb.start, telling.span.start))
    for than in (behind, before):
        if than:
            yield "than:then" if than["then"] else "than:other"


def _nouns(passage: Passage, telling: Telling) -> Iterator[str]:
    """The nearest cue of each sense before the verb and behind it, and whether in its clause."""
    place = min(telling.verb.start, telling.span.start)
    tail = max(telling.verb.end, telling.span.end)
    clause, sentence = passage.clause(place), passage.sentence(place)
    before = passage.cues_in(max(sentence[0], place - _BEFORE), tail, *_NOUNS)
    for cue in _nearest(reversed(before)):
        yield f"before:{cue.sense}" + ("" if cue.start >= clause[0] else ":clause")
    for cue in _nearest(passage.cues_in(tail, min(sentence[1], tail + _BEHIND), *_NOUNS)):
        yield f"behind:{cue.sense}" + ("" if cue.start < clause[1] else ":clause")
    if any(cue.sense.startswith("tier:") for cue in within(passage.cues, clause[0], clause[1])):
        yield "tier"
    yield from _noun(passage, telling)
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
        ("before", (max(passage.paragraph(start)[0], start - _BEFORE), start)),
    ):
        nouns = passage.cues_in(*stretch, *words.GOOD, *words.BAD)
        if nouns:
            noun = nouns[0] if name == "behind" else nouns[-1]
            other = noun.sense in words.BAD or _is_of_other(passage, noun, stretch[0])
            yield f"noun:{'other' if other else 'price'}"
            yield f"noun:{name}:{'other' if other else 'price'}"
            return
    yield "noun:none"


def _is_of_other(passage: Passage, noun: Cue, start: int) -> bool:
    """Whether a price is of another good: 内存价格, "memory prices", "the price of electricity"."""
    bad = passage.cues_in(max(start, noun.start - _NEAR), noun.start, *words.BAD)
    behind = passage.cues_in(noun.end, noun.end + _NEAR, *words.BAD)
    before = bad and words.MODIFIES.fullmatch(passage.text[bad[-1].end : noun.start])
    return bool(before) or bool(behind and words.OF_GOOD.fullmatch(passage.text[noun.end : behind[0].start]))


def _money_before(passage: Passage, telling: Telling) -> Iterator[str]:
    """What the amount told before, "$2.68/GPU-hour, +14%", and the one told behind say of it."""
    start, end = passage.sentence(telling.span.start)
    before = within(passage.amounts, max(start, telling.span.start - _BEFORE), telling.span.start)
    behind = within(passage.amounts, telling.span.end, min(end, telling.span.end + _BEHIND))
    for side, amounts in (("before", before[-1:]), ("behind", behind[:1])):
        for amount in amounts:
            if amount.currency:
                yield f"money:{side}:{role(passage, amount)}"


def _chips(passage: Passage, telling: Telling) -> Iterator[str]:
    """Where the chip stands, and whether another is set against it."""
    verb, subject = telling.verb, telling.subject
    clause, sentence = passage.clause(verb.start), passage.sentence(verb.start)
    yield from _meant(passage, subject, verb)
    makers = within(passage.makers, verb.start - _NEAR, verb.start)
    if makers and verb.start - makers[-1].end <= _TOUCH + 1 and subject.end < makers[-1].start:
        yield "said-of-maker"
    if subject.start >= verb.end:
        yield f"chip:behind:{_bin(subject.start - verb.end)}"
    elif subject.end > clause[0]:
        yield f"chip:before:{_bin(verb.start - subject.end)}"
    else:
        yield "chip:sentence" if subject.end > sentence[0] else "chip:earlier"
    compared = passage.cues_in(
        max(sentence[0], verb.start - _BEFORE), min(sentence[1], verb.end + _BEHIND), "compare"
    )
    for cue in compared:
        against = within(passage.chips, cue.end, cue.end + _NEAR)
        if against:
            yield "against:before" if cue.start < verb.start else "against:behind"


def _meant(passage: Passage, subject: Subject, span: Span) -> Iterator[str]:
    """Whether the words are near their chip, or its price is named and none other can be meant: 这两款芯片."""
    start, end = passage.sentence(span.start)
    if subject.near:
        yield "subject:near"
        return
    alone = len({chip.chip for chip in passage.chips}) == 1 or words.POINTS_BACK.search(
        passage.text, start, end
    )
    yield f"subject:{'meant' if alone else 'far'}:{'price' if passage.has(start, end, *words.GOOD) else 'none'}"


def of_pair(passage: Passage, pair: Pair) -> set[str]:
    """The kinds of evidence for two figures being the ends of a move, in this order."""
    order = "turned" if pair.turned else "on"
    found = {
        kind for part in (_link, _verbs, _times, _fits, _between, _amounts) for kind in part(passage, pair)
    }
    return {f"{order}:{kind}" for kind in (found | set(_story(found)))}


def _story(found: set[str]) -> Iterator[str]:
    """The ways of telling a move that take more than one word."""
    verbs = found & {"verb:before:way", "verb:between:way"}
    if "link:to" in found and (verbs or "head:from" in found):
        yield "story:from-to"
    if "link:from" in found and verbs:
        yield "story:up-from"
    if "leads" in found and "verb:between:way" in found:
        yield "story:went-to"
    if found & {"was:before", "was-at:before", "dates:later"} and found & {
        "now:between",
        "now:behind",
        "is-at:between",
    }:
        yield "story:was-is"
    if found & {"was:between", "was-at:between"} and found & {"now:before", "is-at:before"}:
        yield "story:is-was"
    if verbs and found & {"dates:later", "later", "was:before", "was-at:before"}:
        yield "story:then-verb"
    if found & {"future:before", "future:between", "odds:before"} and not found & {"seller"}:
        yield "forecast"


def _link(passage: Passage, pair: Pair) -> Iterator[str]:
    """The words between the figures and before the first, dates and brackets left out."""
    first, second = pair.first, pair.second
    start = max(passage.sentence(first.start)[0], first.start - 40)
    link = without_dates(passage, first.tail, second.start)
    head = without_dates(passage, start, first.start)
    yield f"link:{next((name for name, words_ in words.LINKS.items() if words_.fullmatch(link)), 'other')}"
    yield f"head:{next((name for name, words_ in words.HEADS.items() if words_.search(head)), 'other')}"
    yield f"length:{_bin(second.start - first.tail)}"
    text = passage.text
    if words.LATER.search(text, first.tail, second.start):
        yield "later"
    if words.LEADS.search(text[first.tail : second.start]):
        yield "leads"
    clause = max(passage.clause(first.start)[0], first.start - 40)
    for side, place, end in (("before", clause, first.start), ("between", first.tail, second.start)):
        if words.WAS.search(text, place, end):
            yield f"was-at:{side}"
        if words.IS.search(text, place, end):
            yield f"is-at:{side}"


def without_dates(passage: Passage, start: int, end: int) -> str:
    """The words of a stretch, dates and brackets left out."""
    text, place = "", start
    for day in within(passage.dates, start, end):
        text, place = text + passage.text[place : day.start], day.end
    return words.WHEN.sub("", words.BRACKETS.sub("", text + passage.text[place:end]))


def _verbs(passage: Passage, pair: Pair) -> Iterator[str]:
    """The verbs of change around the figures, and whether they go the way of the figures."""
    start, end = pair.ends
    way = "up" if end.low >= start.low else "down"
    first, second = pair.first, pair.second
    sentence = passage.sentence(first.start)[0], passage.sentence(second.start)[1]
    for side, stretch in (
        ("before", (max(sentence[0], first.start - _BEFORE), first.start)),
        ("between", (first.end, second.start)),
        ("behind", (second.end, min(sentence[1], second.end + _BEHIND))),
    ):
        senses = {verb.sense for verb in passage.cues_in(*stretch, "up", "down")}
        if senses:
            yield f"verb:{side}:{'way' if way in senses else 'against'}"


def _times(passage: Passage, pair: Pair) -> Iterator[str]:
    """What was and what is now, by words and dates."""
    first, second = pair.first, pair.second
    start = max(passage.sentence(first.start)[0], first.start - _BEFORE)
    end = min(passage.sentence(second.start)[1], second.end + _BEHIND)
    for side, stretch in (
        ("before", (start, first.start)),
        ("between", (first.end, second.start)),
        ("behind", (second.end, end)),
    ):
        yield from {
            f"{cue.sense}:{side}" for cue in passage.cues_in(*stretch, "now", "was", "future", "odds")
        }
    if passage.has(passage.sentence(first.start)[0], second.start, "seller"):
        yield "seller"
    told = [
        within(passage.dates, start, first.start)[-1:],
        within(passage.dates, first.end, second.start)[-1:],
    ]
    told.append(within(passage.dates, second.end, end)[:1])
    before, between, behind = (found[0].iso if found else "" for found in told)
    if before and between:
        yield f"dates:{_compared(before, between)}"
    elif between and behind:
        yield f"dates-behind:{_compared(between, behind)}"
    else:
        yield "dated:" + "".join("x" if iso else "-" for iso in (before, between, behind))


def _compared(one: str, other: str) -> str:
    length = min(len(one), len(other))
    one, other = one[:length], other[:length]
    return "same" if one == other else "later" if one < other else "earlier"


def _fits(passage: Passage, pair: Pair) -> Iterator[str]:
    """Whether a percentage or a sum told near is the difference of the figures."""
    start, end = pair.ends
    stretch = max(0, pair.first.start - _BEFORE), pair.second.end + _BEFORE
    share = abs(end.low - start.low) / max(start.low, 1e-9) * 100
    percents = [p.value for p in within(passage.percents, *stretch) if p.value is not None]
    if percents:
        yield "percent:fits" if any(abs(p - share) <= 0.1 * share + 1 for p in percents) else "percent:other"
    sums = within(passage.amounts, *stretch)
    change = abs(end.low - start.low)
    if any(abs(a.low - change) <= 0.02 * change for a in sums if a not in (start, end)):
        yield "sum:fits"
    ratio = max(start.low, end.low) / max(min(start.low, end.low), 1e-9)
    yield "ratio:" + ("small" if ratio <= 3 else "large")


def _between(passage: Passage, pair: Pair) -> Iterator[str]:
    """What stands between the figures: another seller or way of selling, a comparison, a joint."""
    first, second = pair.first, pair.second
    cues = within(passage.cues, first.end, second.start)
    for sense in {cue.sense.partition(":")[0] for cue in cues}:
        if sense in ("tier", "seller", "condition", "compare", "difference", "each"):
            yield f"between:{sense}"
    if any(cue.sense.startswith("seller:") for cue in cues):
        yield "between:another-seller"
    if within(passage.chips, first.end, second.start):
        yield "between:chip"
    start = max(passage.clause(first.start)[0], first.start - _BEFORE)
    for side, stretch in (("before", (start, first.start)), ("between", (first.end, second.start))):
        if passage.has(*stretch, *words.BAD):
            yield f"other:{side}"
    if within(passage.machines, first.tail, second.start):
        yield "between:machine"
    yield "one-clause" if passage.clause(first.start) == passage.clause(second.start) else "two-clauses"
    if passage.sentence(first.start) != passage.sentence(second.start):
        yield "two-sentences"


def _amounts(passage: Passage, pair: Pair) -> Iterator[str]:
    """What the figures are by themselves, and whose."""
    first, second = pair.first, pair.second
    roles = {role(passage, first), role(passage, second)}
    yield "roles:" + ("other" if "other" in roles else "price")
    yield f"ranges:{first.is_range:d}{second.is_range:d}"
    if first.unit and second.unit:
        yield "units:" + (
            "same" if (first.unit.per, first.unit.term) == (second.unit.per, second.unit.term) else "other"
        )
    yield from _meant(passage, pair.subject, first)


def _nearest(cues: Iterable[Cue]) -> Iterator[Cue]:
    """The first of each sense."""
    seen: set[str] = set()
    for cue in cues:
        if cue.sense not in seen:
            seen.add(cue.sense)
            yield cue


def _bin(gap: int) -> str:
    return "touch" if gap <= _TOUCH else "near" if gap <= _NEAR else "far"


def _group(match: re.Match[str] | None) -> str:
    word = next((value for value in match.groups() if value), "none") if match else "other"
    return "comma" if word == "," else word.replace(" ", "-")
