"""Regular expressions that are tried only where a match of theirs can begin.

Most places of a text begin no span of any kind; to find that out with one expression after the other is
what reading would spend its time on. Here one Aho-Corasick pass finds where the first words of all of
them stand, and one look for figures where the rest may begin.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

import ahocorasick

_FIGURE = re.compile(r"\d+")
_known: list["Anchored"] = []
_automata: list[ahocorasick.Automaton] = []


class Anchored:
    """A regular expression of which every match begins with one of `words`, or, with `figures`, where a
    run of digits begins; and which matches in no text without one of the words that it `needs`.
    """

    def __init__(self, pattern: str, words: str = "", *, figures: bool = False, needs: str = "") -> None:
        """`words` and `needs` are parted by bars."""
        self.pattern = re.compile(pattern)
        self.words = words
        self.figures = figures
        self.needs = needs
        self.told_by = needs or words
        """The words of which one is in every match, but for what a figure alone may begin."""
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
        self._seen: dict[str, list[int]] = defaultdict(list)
        """Where words of each set stand, the sets by their spelling."""
        for last, (length, sets) in _automaton().iter(text):
            for words in sets:
                self._seen[words].append(last + 1 - length)

    def has_any(self, sets: frozenset[str]) -> bool:
        """Whether a word of one of these sets stands in the text."""
        return not self._seen.keys().isdisjoint(sets)

    def likely(self, several: Iterable[Anchored]) -> list[Anchored]:
        """Those of several expressions of which a word stands in the text."""
        return [each for each in several if each.told_by in self._seen]

    def matches(self, anchored: Anchored) -> list[re.Match[str]]:
        """The matches, in order of place, none inside another."""
        found: list[re.Match[str]] = []
        if anchored.needs and anchored.needs not in self._seen:
            return found
        places = sorted({*self._seen.get(anchored.words, ())})
        if anchored.figures:
            places = sorted({*places, *self._figures}) if places else self._figures
        text, reached, tried = self.text, 0, anchored.pattern.match
        for place in places:
            match = tried(text, place) if place >= reached else None
            if match:
                reached = match.end()
                found.append(match)
        return found


def _automaton() -> ahocorasick.Automaton:
    """The words of all expressions known by now, each with the sets that it is of."""
    if not _automata:
        sets: dict[str, list[str]] = defaultdict(list)
        for words in dict.fromkeys(words for each in _known for words in (each.words, each.needs) if words):
            for word in set(words.split("|")):
                sets[word].append(words)
        automaton = ahocorasick.Automaton()
        for word, several in sets.items():
            automaton.add_word(word, (len(word), several))
        automaton.make_automaton()
        _automata.append(automaton)
    return _automata[0]
