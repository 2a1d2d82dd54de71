"""Where labels go when the things they name lie close together."""

from collections.abc import Sequence
from math import inf


def spread(wanted: Sequence[float], gap: float, low: float = -inf, high: float = inf) -> list[float]:
    """Positions at least `gap` apart, in the order of `wanted` and together as near to it as can be.

    Neighbours that would touch form a block, which is centred on what its members wanted (least squares). All
    lie from `low` to `high`, if there is room for them.
    """
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    blocks: list[tuple[float, int]] = []  # centre of the first label's wish, members
    for rank, place in enumerate(order):
        start, members = wanted[place] - rank * gap, 1
        while blocks and blocks[-1][0] > start:
            before, others = blocks.pop()
            start = (before * others + start * members) / (others + members)
            members += others
        blocks.append((start, members))
    last = high - (len(wanted) - 1) * gap
    starts = [max(low, min(last, start)) for start, members in blocks for _ in range(members)]
    placed = [0.0] * len(wanted)
    for rank, (place, start) in enumerate(zip(order, starts, strict=True)):
        placed[place] = start + rank * gap
    return placed
