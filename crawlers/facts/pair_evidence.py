"""What speaks for and against two figures being the ends of one move."""

from collections.abc import Iterator
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from crawlers.facts import move_verbs
from crawlers.facts import move_words as words
from crawlers.facts.move_evidence import BEFORE, BEHIND, meant, word_of
from crawlers.facts.nearness import NEAR, distance
from crawlers.facts.passage import Passage
from crawlers.facts.roles import role
from crawlers.facts.spans import Amount, Percent, within
from crawlers.facts.subjects import Subject
from crawlers.facts.tenses import tense

# How far before two figures what they differ by may be told, in characters, and how exactly then, in percent.
_AHEAD, _EXACT = 260, 0.5
# The spans that part the words of a link.
_LEFT_OUT = attrgetter("chips", "dates", "percents", "periods")
_START = attrgetter("start")


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


def of_pair(passage: Passage, pair: Pair, unordered: set[str] | None = None) -> set[str]:
    """The kinds of evidence for two figures being the ends of a move, in this order; `unordered` are those
    that say the same of either order, if already found.
    """
    order = "turned" if pair.turned else "on"
    found = of_either(passage, pair) if unordered is None else unordered
    found = {*found, *_verbs(passage, pair), *_fits(passage, pair)}
    return {f"{order}:{kind}" for kind in (found | set(_story(found)))}


def of_either(passage: Passage, pair: Pair) -> set[str]:
    """The kinds of evidence that say the same whichever of the figures is the start."""
    return {kind for part in (_link, _times, _tenses, _between, _amounts) for kind in part(passage, pair)}


def _story(found: set[str]) -> Iterator[str]:
    """The ways of telling a move that take more than one word."""
    verbs = found & {"verb:before:way", "verb:between:way"}
    if "link:to" in found and (verbs or "head:from" in found):
        yield "story:from-to"
        if verbs and "head:from" in found:
            yield "story:verb-from-to"
    then = found & {"was:behind", "ago:second", "dates-behind:earlier"}
    if then and found & {"link:versus", "link:from", "link:instead"}:
        yield "story:than-before"
    if found & {"link:arrow", "link:became"}:
        yield "story:became"
    if "link:from" in found and verbs:
        yield "story:up-from"
    if found & {"percent:fits", "sum:fits"} and found & {"link:to", "link:from", "link:arrow", "later"}:
        yield "story:by-as-much"
    if found & {"percent:fits", "sum:fits"} and found & {*verbs, "verb:behind:way"}:
        yield "story:way-by-as-much"
    if "leads" in found and "verb:between:way" in found:
        yield "story:went-to"
    if found & {"was:before", "was-at:before", "dates:later", "ago:first"} and found & {
        "now:between",
        "now:behind",
        "is-at:between",
    }:
        yield "story:was-is"
    if found & {"was:between", "was-at:between", "ago:second"} and found & {"now:before", "is-at:before"}:
        yield "story:is-was"
    if "verb:before:way" in found and found & {"was:between", "was-at:between"}:
        yield "story:verb-was"
    if verbs and found & {"dates:later", "later", "was:before", "was-at:before"}:
        yield "story:then-verb"
    if found & {"future:before", "future:between", "odds:before"} and not found & {"seller"}:
        yield "forecast"


def _link(passage: Passage, pair: Pair) -> Iterator[str]:
    """The words between the figures and before the first."""
    first, second = pair.first, pair.second
    start = max(passage.sentence(first.start)[0], first.start - 40)
    link = linking_words(passage, first.tail, second.start)
    head = linking_words(passage, start, first.start)
    yield f"link:{next((name for name, words_ in words.LINKS.items() if words_.fullmatch(link)), 'other')}"
    yield f"head:{next((name for name, words_ in words.HEADS.items() if words_.search(head)), 'other')}"
    yield f"length:{distance(second.start - first.tail)}"
    text = passage.text
    if words.SPANNED.match(text, second.tail):
        yield "spanned"
    if words.STATISTIC.search(text, first.tail, second.start):
        yield "another-statistic"
    for side, amount in (("first", first), ("second", second)):
        if words.AGO.match(text, amount.tail):
            yield f"ago:{side}"
    if words.LATER.search(text, first.tail, second.start):
        yield "later"
    if words.ON_TERMS.search(text, first.tail, second.start):
        yield "terms:between"
    if words.LISTED_ON.search(text, first.tail, second.start):
        yield "next-item"
    if words.LEADS.search(text[first.tail : second.start]):
        yield "leads"
    clause = max(passage.clause(first.start)[0], first.start - 40)
    for side, place, end in (("before", clause, first.start), ("between", first.tail, second.start)):
        if words.WAS.search(text, place, end):
            yield f"was-at:{side}"
        if words.IS.search(text, place, end):
            yield f"is-at:{side}"


def linking_words(passage: Passage, start: int, end: int) -> str:
    """The words of a stretch, with chips, dates, shares, lengths of time and brackets left out."""
    text, place = "", start
    spans = (within(kind, start, end) for kind in _LEFT_OUT(passage))
    for span in sorted(chain.from_iterable(spans), key=_START):
        if span.start >= place:
            text, place = text + passage.text[place : span.start], span.end
    return words.WHEN.sub("", words.BRACKETS.sub("", text + passage.text[place:end]))


def _verbs(passage: Passage, pair: Pair) -> Iterator[str]:
    """The verbs of change around the figures, and whether they go the way of the figures."""
    start, end = pair.ends
    way = "up" if end.low >= start.low else "down"
    first, second = pair.first, pair.second
    sentence = passage.sentence(first.start)[0], passage.sentence(second.start)[1]
    for side, stretch in (
        ("before", (max(sentence[0], first.start - BEFORE), first.start)),
        ("between", (first.end, second.start)),
        ("behind", (second.end, min(sentence[1], second.end + BEHIND))),
    ):
        senses = {verb.sense for verb in passage.cues_in(*stretch, "up", "down")}
        if senses:
            yield f"verb:{side}:{'way' if way in senses else 'against'}"


def _times(passage: Passage, pair: Pair) -> Iterator[str]:
    """What was and what is now, by words and dates."""
    first, second = pair.first, pair.second
    start = max(passage.sentence(first.start)[0], first.start - BEFORE)
    end = min(passage.sentence(second.start)[1], second.end + BEHIND)
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


def _tenses(passage: Passage, pair: Pair) -> Iterator[str]:
    """Of which time either figure is told."""
    first, second = pair.first, pair.second
    start, end = passage.sentence(first.start)[0], passage.sentence(second.start)[1]
    told = tense(passage, first, start, second.lead), tense(passage, second, first.tail, end)
    yield "tenses:" + "-".join(told)
    for side, amount in (("first", first), ("second", second)):
        left = words.EDGE_LEFT.search(passage.text[max(start, amount.lead - 24) : amount.lead])
        right = words.EDGE_RIGHT.match(passage.text, amount.tail)
        yield f"left:{side}:{word_of(left)}"
        yield f"right:{side}:{word_of(right)}"


def _compared(one: str, other: str) -> str:
    length = min(len(one), len(other))
    one, other = one[:length], other[:length]
    return "same" if one == other else "later" if one < other else "earlier"


def fitting(passage: Passage, pair: Pair) -> Percent | None:
    """The percentage told near that is the difference of the figures."""
    start, end = pair.ends
    share = abs(end.low - start.low) / max(start.low, 1e-9) * 100
    near = within(passage.percents, max(0, pair.first.start - BEFORE), _own_end(passage, pair))
    off = {p: abs(p.value - share) for p in near if p.value is not None}
    told = [p for p, by in off.items() if by <= 0.1 * share + 1]
    if start.low == end.low or start.is_range or end.is_range:
        return None
    return min(told, key=lambda p: off[p], default=None) or _fitting_before(passage, pair, share)


def _own_end(passage: Passage, pair: Pair) -> int:
    """Where what is told behind two figures ends, or another chip is named."""
    end = pair.second.end + BEFORE
    mine = {chip.chip for chip in pair.subject.chips}
    others = (chip for chip in within(passage.chips, pair.second.end, end) if chip.chip not in mine)
    return next((chip.start for chip in others), end)


def _fitting_before(passage: Passage, pair: Pair, share: float) -> Percent | None:
    """The percentage told farther before of all that follows: "by 15%. The p5e went from $34.61 to"."""
    start, end = max(passage.paragraph(pair.first.start)[0], pair.first.start - _AHEAD), pair.first.start
    way = "up" if pair.ends[1].low >= pair.ends[0].low else "down"
    for percent in within(passage.percents, start, end):
        exact = percent.value is not None and abs(percent.value - share) <= _EXACT
        if exact and passage.has(*passage.sentence(percent.start), way):
            return percent
    return None


def fitting_sum(passage: Passage, pair: Pair) -> Amount | None:
    """The sum told near that is the difference of the figures: 从71990元跳到99990元,贵了28000元."""
    start, end = pair.ends
    change = abs(end.low - start.low)
    near = within(passage.amounts, max(0, pair.first.start - BEFORE), _own_end(passage, pair))
    told = (a for a in near if a.currency and abs(a.low - change) <= 0.02 * change)
    return next((a for a in told if a not in pair.ends), None)


def _fits(passage: Passage, pair: Pair) -> Iterator[str]:
    """Whether a percentage or a sum told near is the difference of the figures."""
    start, end = pair.ends
    stretch = max(0, pair.first.start - BEFORE), pair.second.end + BEFORE
    if any(p.value is not None for p in within(passage.percents, *stretch)):
        yield "percent:fits" if fitting(passage, pair) else "percent:other"
    if fitting_sum(passage, pair):
        yield "sum:fits"
    for side, amount in (("first", pair.first), ("second", pair.second)):
        if move_verbs.of_sum(passage, amount):
            yield f"changed-by:{side}"
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
    if any(cue.sense.startswith("seller:") for cue in within(passage.cues, second.tail, second.tail + NEAR)):
        yield "behind:a-seller"  # "at $2.99, against $2.49 at RunPod"
    if within(passage.chips, first.end, second.start):
        yield "between:chip"
    start = max(passage.clause(first.start)[0], first.start - BEFORE)
    for side, stretch in (("before", (start, first.start)), ("between", (first.end, second.start))):
        verbs = {cue.start for cue in passage.cues_in(*stretch, "up", "down")}
        if any(cue.start not in verbs for cue in passage.cues_in(*stretch, *words.BAD)):
            yield f"other:{side}"
        listed = passage.cues_in(*stretch, "tier:list")[-1:]
        # "The list price goes up from": it is what moves.
        if listed and not (side == "before" and any(verb > listed[0].start for verb in verbs)):
            yield f"list-price:{side}"
    if passage.has(passage.sentence(first.start)[0], second.start, "tier:reserved"):
        yield "reserved"
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
    yield from meant(passage, pair.subject, first)
