"""The spellings of a name, where one may stand, and which of several stays."""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from crawlers.names.fold import fold

T = TypeVar("T")
# Between the parts of a name: a space, or the seam of Chinese and Latin (昇腾 910B, 昇腾910B).
_JOINT = re.compile(r" +|(?<=[^\x00-\x7f])(?=[a-z0-9])")
_ASCII_WORD = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
# How far before its end the name in the shape of a machine may begin, BM.GPU.H100.8, in characters.
_SHAPE = 10
# More joints than this in one name would make too many spellings of it.
_MAX_JOINTS = 5


class Found(NamedTuple, Generic[T]):
    """A name's place in the folded text and what it names."""

    start: int
    end: int
    value: T


def spellings(alias: str) -> Iterator[str]:
    """An alias with each of its joints open or closed: "rtx 6000 ada" is also "rtx6000ada"."""
    parts = _JOINT.split(fold(alias).strip())
    if len(parts) > _MAX_JOINTS + 1:
        yield " ".join(parts)
        return
    for joints in itertools.product((" ", ""), repeat=len(parts) - 1):
        yield parts[0] + "".join(joint + part for joint, part in zip(joints, parts[1:], strict=True))


def opens(text: str, start: int) -> bool:
    """Whether a Latin name may begin here: not inside a word, but "8xH100" and "x2 H100" are fine."""
    if start == 0 or text[start] not in _ASCII_WORD or text[start - 1] not in _ASCII_WORD:
        return not (start > 1 and _goes_on(text, start))
    return text[start - 1] == "x" and start > 1 and text[start - 2].isdigit()


def _goes_on(text: str, start: int) -> bool:
    """Whether digits go on a number: the 910 of "1,910", but not the 4090 of 送10,4090只要1.98元."""
    joined = text[start].isdigit() and text[start - 1] in ".," and text[start - 2].isdigit()
    return joined and not (text[start - 1] == "," and text[start : start + 4].isdigit())


def closes(text: str, end: int) -> bool:
    """Whether a Latin name may end here: not inside a word, but "H100s", "H100x8" and "BM.GPU.H100.8" are
    fine.
    """
    if end >= len(text) or text[end] not in _ASCII_WORD or text[end - 1] not in _ASCII_WORD:
        decimal = text[end : end + 1] == "." and text[end + 1 : end + 2].isdigit()
        return not (decimal and text[end - 1].isdigit()) or "gpu." in text[max(0, end - _SHAPE) : end]
    after = text[end + 1 : end + 2]
    if text[end] == "s":
        return after not in _ASCII_WORD or not after
    return text[end] == "x" and after.isdigit()


def longest(hits: Sequence[Found[T]]) -> list[Found[T]]:
    """Those that no longer or earlier one overlaps."""
    if len(hits) < 2:
        return [*hits]
    kept: list[Found[T]] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if kept and hit.start < kept[-1].end:
            if hit.end - hit.start > kept[-1].end - kept[-1].start:
                kept[-1] = hit
            continue
        kept.append(hit)
    return kept
