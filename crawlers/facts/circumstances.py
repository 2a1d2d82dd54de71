"""How a price is asked, where the words beside it say so: form factor and memory of the chip, condition,
tier, length of contract, seller. What no word tells is left open.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

from crawlers.facts.passage import Passage
from crawlers.facts.spans import Amount, ChipSpan, Cue, within
from crawlers.names.identify import Identified, identify
from crawlers.names.sellers import seller_of, spoken

# The fields of a price that it fills.
CIRCUMSTANCES = ("form_factor", "memory_gb", "tier", "condition", "commitment", "seller", "segment")
# The tiers that a price of each basis can have.
_TIERS = {
    "rental": frozenset({"tier:spot", "tier:on-demand", "tier:reserved", "tier:community", "tier:list"}),
    "purchase": frozenset({"tier:list", "tier:street"}),
}
_SELLERS = frozenset(f"seller:{name}" for name in spoken().values())
_CONDITIONS = frozenset({"condition:used", "condition:refurbished", "condition:new"})
# How far from its figure such a word may stand, in characters.
_REACH = 60


Around = Sequence[tuple[int, int]]


def circumstances(
    passage: Passage, amount: Amount, chip: ChipSpan, basis: str, around: Around
) -> dict[str, Any]:
    """The fields of a price that its own clause tells, else the nearest of the stretches that speak for it:
    the head of its list, or of its column and row.
    """
    told: dict[str, Any] = {}
    if named := _identified(passage.text[chip.start : chip.end]):
        told |= {"form_factor": named.form_factor, "memory_gb": named.memory_gb}
    told["tier"] = _word(passage, amount, _TIERS[basis], around)
    if basis == "purchase":
        return told | {"condition": _word(passage, amount, _CONDITIONS, around)}
    if told["tier"] == "reserved":
        told["commitment"] = _commitment(passage, amount)
    if seller := _word(passage, amount, _SELLERS, around):
        told |= {"seller": seller, "segment": seller_of(seller).segment}
    return told


@cache
def _identified(name: str) -> Identified | None:
    return identify(name)


def _word(passage: Passage, amount: Amount, senses: frozenset[str], around: Around) -> str | None:
    """What a word of these senses says in the clause, else in a stretch around, if that says one thing."""
    if senses.isdisjoint(passage.senses):
        return None
    start, end = passage.clause(amount.start)
    if passage.text[start - 1 : start] == ":":
        start = passage.clause(start - 1)[0]
    near = passage.cues_in(max(start, amount.start - _REACH), min(end, amount.tail + _REACH), *senses)
    if beside := _beside(near, passage, amount):
        return beside.sense.partition(":")[2]
    for stretch in around:
        said = {cue.sense for cue in passage.cues_in(*stretch, *senses)}
        if said:
            return said.pop().partition(":")[2] if len(said) == 1 else None
    return None


def _beside(cues: list[Cue], passage: Passage, amount: Amount) -> Cue | None:
    """The nearest cue that no other sum parts from the amount: the last before it, else the first behind."""
    before = [cue for cue in cues if cue.end <= amount.start and not passage.has_money(cue.end, amount.lead)]
    behind = [cue for cue in cues if cue.start >= amount.end and not passage.has_money(amount.end, cue.start)]
    return next(iter([*before[-1:], *behind[:1]]), None)


def _commitment(passage: Passage, amount: Amount) -> str | None:
    """The one length of time that is told with a contract in the clause."""
    start, end = passage.clause(amount.start)
    told = {period.iso for period in within(passage.periods, start, end)}
    return told.pop() if len(told) == 1 else None
