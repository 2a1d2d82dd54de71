"""A line of figures as a word of block characters."""

from collections.abc import Sequence

_BLOCKS = "▁▂▃▄▅▆▇█"
_GAP = "·"
_STILL = 0.005
"""A spread below half a percent is drawn level, so that noise does not look like a crash."""


def sparkline(values: Sequence[float | None]) -> str:
    """A block a value, lowest to highest; a dot where there is none. Fewer than two values make no line."""
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return ""
    low, high = min(known), max(known)
    if high - low <= _STILL * abs(high):
        return "".join(_GAP if value is None else _BLOCKS[3] for value in values)
    step = (high - low) / (len(_BLOCKS) - 1)
    return "".join(_GAP if value is None else _BLOCKS[round((value - low) / step)] for value in values)
