"""How near the words around a place stand to it, as evidence speaks of it."""

from collections.abc import Iterable, Iterator

from crawlers.facts.spans import Cue

# What is next to a word, and what is near it, in characters.
TOUCH, NEAR = 3, 14


def nearest(cues: Iterable[Cue]) -> Iterator[Cue]:
    """The first of each sense."""
    seen: set[str] = set()
    for cue in cues:
        if cue.sense not in seen:
            seen.add(cue.sense)
            yield cue


def distance(gap: int) -> str:
    """How far apart, in three steps."""
    return "touch" if gap <= TOUCH else "near" if gap <= NEAR else "far"
