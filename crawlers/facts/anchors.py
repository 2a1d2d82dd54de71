"""Regular expressions that are tried only where a match of theirs can begin.

Most places of a text begin no span of any kind; to find that out with one expression after the other is
what reading would spend its time on. Here one Aho-Corasick pass finds where the first words of all of
them stand, and one look for figures where the rest may begin.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

import ahocorasick

_FIGURE = re.compile(r"\d+")
_known: list["Anchored"] = []
_automata: list[ahocorasick.Automaton] = []


class Anchored:
    """A regular expression of which every match begins with one of `words`, or, with `figures`, where a
    run of digits begins.
    """

    def __init__(self, pattern: str, words: str = "", *, figures: bool = False) -> None:
        """`words` are parted by bars."""
        self.pattern = re.compile(pattern)
        self.words = words.split("|") if words else []
        self.figures = figures
        _known.append(self)
        _automata.clear()


def known() -> list[Anchored]:
    """Every expression made so far."""
    return _known


class Anchors:
    """A clean text and where in it which expression may match."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._figures = [match.start() for match in _FIGURE.finditer(text)]
        self._words: dict[Anchored, set[int]] = defaultdict(set)
        for last, (length, uses) in _automaton().iter(text):
            for use in uses:
                self._words[use].add(last + 1 - length)

    def matches(self, anchored: Anchored) -> Iterator[re.Match[str]]:
        """The matches, in order of place, none inside another."""
        reached = 0
        for place in self._places(anchored):
            match = anchored.pattern.match(self.text, place) if place >= reached else None
            if match:
                reached = match.end()
                yield match

    def _places(self, anchored: Anchored) -> list[int]:
        words = self._words.get(anchored)
        if not anchored.figures:
            return sorted(words) if words else []
        return sorted(words.union(self._figures)) if words else self._figures


def _automaton() -> ahocorasick.Automaton:
    """The first words of all expressions known by now."""
    if not _automata:
        uses: dict[str, list[Anchored]] = defaultdict(list)
        for anchored in _known:
            for word in anchored.words:
                uses[word].append(anchored)
        automaton = ahocorasick.Automaton()
        for word, several in uses.items():
            automaton.add_word(word, (len(word), several))
        automaton.make_automaton()
        _automata.append(automaton)
    return _automata[0]
