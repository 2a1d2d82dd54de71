"""Folding of spelling, so that one name is written one way. Every fold keeps the length of its text."""

from functools import cache

import opencc

# Hyphens, underscores and the odd spaces that stand inside names become one plain space.
_JOINTS = "\u2010\u2011\u2012\u2013\u00a0\u2009\u202f\u3000"


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def simplify(text: str) -> str:
    """The same text in simplified characters, of the same length."""
    if text.isascii():
        return text
    converted: str = _converter().convert(text)
    if len(converted) == len(text):
        return converted
    return "".join(_same_length(char) for char in text)


def _same_length(char: str) -> str:
    converted: str = _converter().convert(char)
    return converted if len(converted) == 1 else char


def lower(text: str) -> str:
    """Lower case of the same length: `İ` has two characters in lower case and stays."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def fold(text: str) -> str:
    """The form in which names are compared: simplified, lower case, joints as spaces."""
    return join(lower(simplify(text)))


def join(text: str) -> str:
    """Joints as spaces."""
    text = text.replace("-", " ").replace("_", " ")
    for joint in "" if text.isascii() else _JOINTS:
        text = text.replace(joint, " ")
    return text
