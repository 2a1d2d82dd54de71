"""What speaks for and against a price having moved: the words around two figures, or around a verb of change.

Each kind of evidence has its weight in `move_evidence.csv`, learnt by `python -m crawlers.facts.train` from
annotated passages. The weights of all that is found are added up.
"""

import re
from collections.abc import Iterator

from crawlers.facts import move_words as words
from crawlers.facts.passage import Passage
from crawlers.facts.spans import Span
from crawlers.facts.subjects import Subject

# How far from a verb or a pair of figures its words may stand, in characters.
BEFORE, BEHIND = 72, 32


# Above which weight a move is told: set where, over passages not learnt from, most are read rightly.
BAR_OF_PAIR, BAR_OF_FIGURE, BAR_OF_VERB = 0.1, 0.4, 0.1


def meant(passage: Passage, subject: Subject, span: Span) -> Iterator[str]:
    """Whether the words are near their chip, or name a price, and none other is meant: 这两款芯片."""
    start, end = passage.sentence(span.start)
    if subject.near:
        yield "subject:near"
        return
    alone = passage.names_one_chip or bool(words.POINTS_BACK.search(passage.text, start, end))
    named = "price" if passage.has(start, end, *words.GOOD) else "none"
    yield f"subject:{'meant' if alone else 'far'}:{named}"


def word_of(found: re.Match[str] | None) -> str:
    """The word that a closed list knows beside a figure or a verb, "none" where nothing stands there."""
    word = next((value for value in found.groups() if value), "none") if found else "other"
    return "comma" if word == "," else word.replace(" ", "-")
