"""All that a text may be about, sighted in one pass: chips, makers, models, and hints of unknown ones."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

import ahocorasick

from crawlers.names import chips, families, tables
from crawlers.names.chips import Named
from crawlers.names.finder import Found, closes, longest, opens, spellings
from crawlers.names.fold import fold

# A text that tells of a model or an accelerator whose name nobody knows has one of these, wherever it stands.
_HINTS = {
    "model": (
        "模型", "参数", "model", "param", "llm", "language", "image generator", "text to", "moe", "weight",
        "transformer", "open sourc",
    ),
    "accelerator": ("gpu", "npu", "accelerator", "加速卡", "训练卡", "推理卡", "算力卡", "芯片", "显卡"),
}  # fmt: skip


# A shorter text is looked through at once.
_SHORT = 400


class Sight(NamedTuple):
    """The names in a folded text in order of place, and the hints that it gives of others."""

    chips: list[Found[chips.Named]]
    makers: list[Found[tables.Maker]]
    stems: list[Found[tables.Family]]
    """Names of families of models, to be completed by what follows them."""
    hints: frozenset[str]


def sight(folded: str) -> Sight:
    """What a folded text (`fold`) names or hints at; linear in its length."""
    if len(folded) > _SHORT and not may_name(folded):
        return Sight([], [], [], frozenset())
    found: dict[str, list[Found[Any]]] = defaultdict(list)
    hints: set[str] = set()
    patterns: set[int] = set()
    for last, (length, uses) in _automaton().iter(folded):
        start, end = last + 1 - length, last + 1
        for kind, value in uses:
            if kind == "hint":
                hints.add(value)
            elif kind == "pattern":
                patterns.update(value)
            elif opens(folded, start) and (kind == "stem" or closes(folded, end)):
                found[kind].append(Found(start, end, value))
    makers = longest(found["maker"])
    named = longest(found["chip"])
    if patterns:
        named = longest([*named, *families.by_pattern(folded, patterns)])
    settled = _whole(folded, chips.settle(named, makers, folded, families.member)) if named else []
    return Sight(settled, makers, longest(found["stem"]), frozenset(hints))


def _whole(folded: str, named: list[Found[Named]]) -> list[Found[Named]]:
    """Without the families that only open the name of a member: "Tenstorrent Blackhole p100a"."""
    kept = [
        chip
        for chip, behind in pairwise(named)
        if not behind.value.chip.startswith(f"{chip.value.chip}-")
        or folded[chip.end : behind.start] not in ("", " ")
    ]
    return [*kept, *named[-1:]]


def may_name(folded: str) -> bool:
    """Whether a text may hold any spelling at all, found much faster than which: spellings in ASCII are
    looked for in what the text has of it, the others by how they begin outside it.
    """
    latin, pairs, places, odd = _gates()
    if next(latin.iter(folded.encode("ascii", "ignore").decode("ascii")), None) or odd.search(folded):
        return True
    starts = (match.start() for match in places.finditer(folded))
    return any(folded[start : start + 2] in pairs for start in starts)


@cache
def _gates() -> tuple[ahocorasick.Automaton, frozenset[str], re.Pattern[str], re.Pattern[str]]:
    """The spellings in ASCII; the first two characters of the others, and where such a pair may stand; and
    those with only one character outside ASCII: B站.
    """
    latin, pairs, odd = ahocorasick.Automaton(ahocorasick.STORE_LENGTH), set(), set()
    for spelling in {spelling for spelling, _kind, _value in vocabulary()}:
        place = next((place for place, char in enumerate(spelling) if not char.isascii()), None)
        if place is None:
            latin.add_word(spelling)
        elif place + 1 < len(spelling):
            pairs.add(spelling[place : place + 2])
        else:
            odd.add(spelling[max(0, place - 1) :])
    latin.make_automaton()
    firsts, seconds = (re.escape("".join({pair[side] for pair in pairs})) for side in (0, 1))
    ends = "".join({word[-1] for word in odd})
    behind = "|".join(f"(?<={re.escape(word)})" for word in odd)
    return (
        latin,
        frozenset(pairs),
        re.compile(f"[{firsts}](?=[{seconds}])"),
        re.compile(f"[{ends}](?:{behind})"),
    )


@cache
def _automaton() -> ahocorasick.Automaton:
    """Every spelling with its length and all that it may be: a maker may bear its chip's name."""
    uses: dict[str, dict[str, object]] = defaultdict(dict)
    for spelling, kind, value in vocabulary():
        uses[spelling][kind] = value
    automaton = ahocorasick.Automaton()
    for spelling, kinds in uses.items():
        automaton.add_word(spelling, (len(spelling), tuple(kinds.items())))
    automaton.make_automaton()
    return automaton


def vocabulary() -> Iterator[tuple[str, str, object]]:
    """Every spelling that is looked for, as what, and what it names."""
    for alias, named in chips.vocabulary():
        yield from ((spelling, "chip", named) for spelling in spellings(alias))
    for maker in tables.makers():
        yield from ((s, "maker", maker) for alias in maker.aliases for s in spellings(alias))
    yield from ((stem, "stem", family) for stem, family in tables.families().items())
    yield from ((fold(word), "hint", hint) for hint, words in _HINTS.items() for word in words)
    yield from ((fold(anchor), "pattern", places) for anchor, places in families.ANCHORS.items())
