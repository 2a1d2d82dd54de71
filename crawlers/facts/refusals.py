"""What was seen and not taken: a price beside an accelerator that no name is known for.

There is one place to add it: a line of crawlers/names/chips.csv, or a pattern of crawlers/names/families.py.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from crawlers.facts.anchors import Anchored
from crawlers.facts.other_money import no_price
from crawlers.facts.passage import Passage
from crawlers.facts.prices import quote
from crawlers.facts.roles import by_words
from crawlers.facts.spans import Amount, within
from crawlers.records import Refusal

# A name like a product's beside the word for what it is: "XG900 accelerator", 加速卡QX500, "Zeta 900 GPU".
_NAME = r"(?:[A-Z][A-Za-z]{0,7}-?\d{1,4}[A-Za-z]{0,2}|[A-Z][a-z]{2,9} [A-Z]?\d{1,4}[A-Z]{0,2})"
_KIND = Anchored(
    r"gpu(?![a-z])|npu(?![a-z])|accelerator(?![a-z])|(?:加速|训练|推理|算力)卡|芯片|显卡",
    "gpu|npu|accelerator|加速卡|训练卡|推理卡|算力卡|芯片|显卡",
)
_BEFORE = re.compile(rf"(?<![A-Za-z0-9-])({_NAME})[”\"」]? ?(?:AI )?(?:训练|推理)?$")
_CALLED = r"[ “\"「]{0,2}(?:called |named |the |[\u4e00-\u9fff]{2,3}(?=[A-Z])){0,3}"
_BEHIND = re.compile(rf"{_CALLED}({_NAME})(?![A-Za-z0-9])(?! ?(?:GB|TB|W|%))")
# Memories, buses and the like have such names too.
_NO_CHIP = re.compile(
    r"(?i:hbm|l?p?g?ddr|pcie|nand|cuda|nvlink|sxm|wi-?fi|with|about|every|each|these|all|the)[ -]?\d"
)
_LONGEST = 20


class Unknown(NamedTuple):
    """An accelerator that no name is known for, where it stands, and the prices told of it."""

    place: int
    refusal: Refusal
    prices: list[Amount]


def unknown(passage: Passage) -> Iterator[Unknown]:
    """The unknown accelerators that a price is told of."""
    for kind in passage.anchors.matches(_KIND):
        place = _named(passage, kind)
        prices = list(_prices(passage, *place)) if place else []
        if place and prices:
            words = quote(passage, place[0])
            name = passage.page.plain[slice(*place)]
            yield Unknown(place[0], Refusal(reason="unknown-chip", value=name, quote=words), prices)


def _named(passage: Passage, kind: re.Match[str]) -> tuple[int, int] | None:
    """Where the name stands that a word for accelerators has beside it, if it is none we know."""
    plain = passage.page.plain
    low = max(0, kind.start() - _LONGEST)
    found = _BEFORE.search(plain, low, kind.start()) or _BEHIND.match(plain, kind.end())
    if not found or _NO_CHIP.match(found[1]):
        return None
    near = within(passage.chips, found.start(1) - _LONGEST, found.end(1))
    return None if any(chip.end > found.start(1) for chip in near) else found.span(1)


def _prices(passage: Passage, start: int, end: int) -> Iterator[Amount]:
    """The prices behind a name in its sentence or row, up to the next chip; else those before it in its
    clause.
    """
    first, last = passage.line(start)
    if not any(bar in passage.text[first:last] for bar in "|\t"):
        last = passage.sentence(start)[1]
    chips = within(passage.chips, end, last)
    behind = [*_money(passage, end, chips[0].start if chips else last)]
    clause = passage.clause(start)[0]
    yield from behind or (() if within(passage.chips, clause, start) else _money(passage, clause, start))


def _money(passage: Passage, start: int, end: int) -> Iterator[Amount]:
    amounts = (amount for amount in within(passage.amounts, start, end) if amount.currency)
    # By words alone: evidence counts how near known chips stand, and this one is not known.
    return (a for a in amounts if not no_price(passage, a) and by_words(passage, a) != "other")
