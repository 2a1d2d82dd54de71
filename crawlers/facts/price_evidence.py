"""What speaks for and against an amount being a price: its unit and size, and what stands around it.

Each kind of evidence, such as "before:money_other:near", has its weight in `price_evidence.csv`, learnt by
`python -m crawlers.facts.train` from annotated amounts. The weights of all that is found are added up.
"""

import math
import re
from collections.abc import Iterator
from itertools import chain

from crawlers.facts import objects
from crawlers.facts.nearness import distance, nearest
from crawlers.facts.passage import Passage
from crawlers.facts.plausible import dollars
from crawlers.facts.spans import Amount, Cue, within

# The senses of cue words that bear on money.
_SENSES = frozenset({
    "price", "rental", "purchase", "money_other", "memory", "token", "difference", "compare", "future",
    "performance", "up", "down",
    "part", "making", "sum", "odds", "wealth", "now", "was", "each",
})  # fmt: skip
# How far before and behind an amount a cue may stand, in characters.
_BEFORE, _BEHIND = 60, 30
# How far before an amount its unit may begin: 每小时55美元.
_TOUCH = 6
# Words straight before a figure and straight behind it that say what it is there for.
_WORD_BEFORE = re.compile(
    r"(?:(?<![a-z])(?P<en>at|for|of|to|from|by|with|is|was|are|in|than|over|the|a|and|or|just|only|another"
    r"|per|its|adds?|additional|another|extra)|(?P<zh>[价卖售格是为要到手新幅达至仅只每的共省加月年租出报超在花付收掏按以给挂开版费额投赚亏奖补税入资计值才就需])"
    r"|(?P<sign>[(:=,|、/×x*+-]))[ “\"]?$"
)
_WORD_BEHIND = re.compile(
    r" ?(?:(?P<en>for|of|in|to|on|per|more|less|and|or|with|from|by|at|if|each|total|cheaper|off|worth"
    r"|through|versus|vs)(?![a-z])|(?P<zh>[的买起一每/拿租就])|(?P<sign>[(),.;:=|、/×x*+-]))"
)
# Behind a sum with which the sentence opens: "$2.25 is what they charge for", "$300,000 buys a server".
CLEFT = re.compile(
    r"(?:\. (?=that|this))?[^.;\n]{0,40}?(?<![a-z])(?:(?:is|was|'s|are|were|be)"
    r" (?:now |currently |today |roughly |about )?(?:what|how much|all (?:it|you|they)"
    r"|the (?:[a-z-]+ ){0,2}(?:price|rate|tag|fee|figure|cost|quote))"
    r"|(?:buys?|bought|rents?|secures?|gets?|got|lands?|fetches|pays for|covers|would buy|will buy|will get)"
    r"(?: you| me| us)? (?:an?|one|the|each|your|exactly))(?![a-z])"
)
# Before a part that comes with a card, and how far before it that may begin.
_WITH = re.compile(
    r"(?:(?<![a-z])(?:with|incl\.?|including|w/) ?(?:an? |the |its )?(?:[a-z\d-]+ )?|[含带送附])$"
)
_NAMED_WITH = 24
# How far before its sentence the chip that it speaks of may be named, in characters.
_TOPIC, _STEP = 320, 8
_SCALE = re.compile(r"亿|billion|bn(?![a-z])|万|million|(?<=\d)m(?![a-z])|(?<=\d)k(?![a-z])|lakh|crore")


def evidence(passage: Passage, amount: Amount) -> Iterator[str]:
    """The kinds of evidence that stand around an amount; no name has a blank."""
    parts = (_of_figure, _of_cues, _of_chips, _of_place)
    return chain.from_iterable([part(passage, amount) for part in parts])


def _of_figure(passage: Passage, amount: Amount) -> Iterator[str]:
    """Its unit, size, currency and bound."""
    unit = amount.unit
    before = within(passage.units, amount.lead - _TOUCH, amount.lead)
    if unit and not amount.owns_unit:
        yield "unit:lent"
    elif told := unit or (before[-1] if before and not before[-1].other else None):
        yield f"unit:{told.per or ''}-{told.term or ''}"
    else:
        yield "unit:none"
    if amount.currency:
        size = int(2 * math.log10(max(dollars(amount.low, amount.currency), 0.001)))
        yield f"size:{unit.term if unit else None}:{size}"
    else:
        yield "bare"
    yield f"bound:{amount.bound}"
    if amount.is_range:
        yield "range"
    if CLEFT.match(passage.text, amount.tail):
        yield "cleft"
    scale = _SCALE.search(passage.text, amount.start, amount.end)
    if scale:
        yield f"scale:{scale.group(0)}"


def _of_cues(passage: Passage, amount: Amount) -> Iterator[str]:
    """The nearest cue of each sense before and behind, by how near it is and whether in the clause."""
    start, end = passage.clause(amount.start)
    first, last = passage.sentence(amount.start)
    before = _cues(passage, max(first, amount.start - _BEFORE), amount.start)
    behind = _cues(passage, amount.tail, min(last, amount.tail + _BEHIND))
    for cue in nearest(reversed(before)):
        yield f"before:{cue.sense}:{distance(amount.start - cue.end)}" + (
            "" if cue.start >= start else ":clause"
        )
    for cue in nearest(behind):
        yield f"behind:{cue.sense}:{distance(cue.start - amount.tail)}" + (
            "" if cue.start < end else ":clause"
        )
    if before:
        last_told = max(before, key=lambda cue: (cue.end, cue.end - cue.start))
        yield from {f"last:{cue.sense}" for cue in before if cue.end == last_told.end}


def _cues(passage: Passage, start: int, end: int) -> list[Cue]:
    told = [cue for cue in within(passage.cues, start, end) if cue.sense in _SENSES]
    return [cue for cue in told if cue.sense != "part" or not _is_included(passage, cue)]


def _is_included(passage: Passage, cue: Cue) -> bool:
    """Whether a part comes with what is priced: "Tesla P40 with fan shroud: $190"."""
    return bool(_WITH.search(passage.text, max(0, cue.start - _NAMED_WITH), cue.start))


def _of_chips(passage: Passage, amount: Amount) -> Iterator[str]:
    """How near the next chips stand."""
    start, end = passage.clause(amount.start)
    first, last = passage.sentence(amount.start)
    before = within(passage.chips, first, amount.start)
    behind = within(passage.chips, amount.end, last)  # also in its unit: "$2 per H800 GPU-hour"
    if before:
        parts = passage.cues_in(before[-1].end, amount.start, "part", "memory", "making")
        parts = [cue for cue in parts if cue.sense != "part" or not _is_included(passage, cue)]
        yield from {f"between:{cue.sense}" for cue in parts}
        near = "" if before[-1].start >= start else ":clause"
        yield f"chip-before:{distance(amount.start - before[-1].end)}{near}"
    if behind:
        near = "" if behind[0].start < end else ":clause"
        yield f"chip-behind:{distance(max(0, behind[0].start - amount.tail))}{near}"
    if not before and not behind:
        yield "chip:none"
        yield f"topic:{_topic(passage, amount)}"
        if not amount.owns_unit and passage.has(first, amount.start, "part", "memory"):
            yield "good:alone"
        if any(within(passage.chips, *head) for head in passage.heads(amount.start)):
            yield "chip:head"


def _topic(passage: Passage, amount: Amount) -> str:
    """How far before a sentence that names no chip the last one stands, or the only one behind the line of a
    card; the steps are those of a sentence.
    """
    first, last = passage.sentence(amount.start)
    told = within(passage.chips, max(0, first - _TOPIC), first)
    if told or not (passage.names_one_chip and _is_of_card(passage, amount)):
        return distance((first - told[-1].end) // _STEP) if told else "none"
    return distance((passage.chips[0].start - last) // _STEP)


def _is_of_card(passage: Passage, amount: Amount) -> bool:
    """Whether its line names a price, or stands under an instance type: what is priced may be told behind."""
    heads = passage.heads(amount.start)[:1] if passage.instances else ()
    typed = any(within(passage.instances, *head) for head in heads)
    return typed or objects.labelled(passage.text, amount)


def _of_place(passage: Passage, amount: Amount) -> Iterator[str]:
    """The word on either side, the item of a list, brackets, other money around."""
    text = passage.text
    for side, match in (
        ("left", _WORD_BEFORE.search(text[max(0, amount.lead - 12) : amount.lead])),
        ("right", _WORD_BEHIND.match(text, amount.tail)),
    ):
        word = match.group(match.lastgroup) if match and match.lastgroup else "other"
        yield f"{side}:{'comma' if word == ',' else word}"
    start, end = passage.line(amount.start)
    if text[start : start + 2].strip()[:1] in tuple("-*•·#"):
        yield "item"
    if not text[amount.tail : end].strip():
        yield "line-end"
    if text.rfind("(", start, amount.start) > text.rfind(")", start, amount.start):
        yield "bracket"
    first, last = passage.sentence(amount.start)
    others = [a for a in within(passage.amounts, first, last) if a.currency and a.start != amount.start]
    yield f"money:{min(len(others), 3)}"
    clause, clause_end = passage.clause(amount.start)
    if within(passage.percents, clause, clause_end):
        yield "percent"
    marks = within(passage.machines, max(clause, amount.lead - _BEHIND), amount.lead)
    if marks and marks[-1].count != 1:
        yield f"machine:{distance(amount.lead - marks[-1].end)}"
