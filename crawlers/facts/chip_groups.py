"""Which chips are told together, as a list or set against each other."""

import itertools
import re
from bisect import bisect_left

from crawlers.facts.compared_chips import is_compared
from crawlers.facts.passage import Passage
from crawlers.facts.spans import Amount, ChipSpan, within

# Between chips that are told together: "A100、A800", "A800 and H800", "RTX 5090与5090D".
_JOIN = re.compile(
    r"s?(?: for [a-z]{2,12})?(?: ?(?:、|,|/|和|与|及|以及|跟|或|还有|连同|,? and|,? or|&|以及"
    r"|,? as well as)(?: the)? ?"
    r"(?:nvidia'?s? |英伟达的?|its |both |rtx |nvidia geforce |geforce )?)+$"
)
_VERSUS = re.compile(
    r"(?: ?(?:vs\.?|versus|对比?)| (?:than|against|compared (?:to|with))(?: (?:an?|the))?) ?$"
)
# What is told of one name of a list in passing: "the MI350X, which air can cool, and the MI355X".
_ASIDE = re.compile(r", which [^,.;$€£¥\d]{2,60}(?=,? and )")
# Behind "X, and the Y" a verb in the singular is of Y alone: "the 5090, and the 4090 has been discontinued".
_NEXT_CLAUSE = re.compile(r" (?:has|is|was|costs|sells|goes|gets|went|fell|rose)(?![a-z])")
# The verb of a chip that a comma only parts from the one before it.
_SAYS = re.compile(
    r" (?:looks?|is|was|has|costs?|sells?|goes|rents?|runs?|comes?|starts?|seems?|offers?|sits?|lists?"
    r"|remains?|delivers?|gives?|fetches|can|will|undercuts?)(?![a-z])"
)
# The longest link between two names, in characters.
_SHORT = 40


class ChipGroups(list[list[ChipSpan]]):
    """The chips of a passage in order of place, those told together in one list."""

    def __init__(self, passage: Passage) -> None:
        super().__init__()
        self._text = passage.text
        for chip in passage.chips:
            if self and joined(passage, self[-1][-1].end, chip):
                self[-1].append(chip)
            else:
                self.append([chip])
        self._starts = [group[0].start for group in self]
        self._compared: dict[tuple[int, int], bool] = {}

    def between(self, start: int, end: int) -> list[list[ChipSpan]]:
        """The groups that begin in a stretch."""
        return self[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def first(self, start: int, end: int) -> list[ChipSpan] | None:
        """The first group of a stretch."""
        return next(iter(self.between(start, end)), None)

    def last(self, start: int, end: int) -> list[ChipSpan] | None:
        """The last group of a stretch."""
        return next(reversed(self.between(start, end)), None)

    def plain(self, start: int, end: int) -> list[list[ChipSpan]]:
        """The groups of a stretch that nothing is measured by."""
        return [group for group in self.between(start, end) if not self.is_compared(group)]

    def is_compared(self, group: list[ChipSpan]) -> bool:
        """Whether the group is what another is measured by: "than an H100", "H100的六成"."""
        place = group[0].start, group[-1].end
        if place not in self._compared:
            self._compared[place] = is_compared(self._text, *place)
        return self._compared[place]


def joined(passage: Passage, end: int, chip: ChipSpan) -> bool:
    """Whether a chip goes on a list; a Chinese comma may as well end the clause of the chip before."""
    text = passage.text
    makers = within(passage.makers, end, chip.start)
    joint = text[end : makers[0].start if makers and makers[-1].end >= chip.start - 3 else chip.start]
    joint = _ASIDE.sub("", joint)
    if _NEXT_CLAUSE.match(text, chip.end) and ", and" in joint:
        return False
    if joint == ", " and _SAYS.match(text, chip.end):
        return False  # "Versus $25,000 for an H100, Intel's Gaudi 3 looks"
    if joint == "," and text[chip.end : chip.end + 1] not in ",、和等。":
        return False
    return len(joint) <= _SHORT and bool(_JOIN.fullmatch(joint))


def versus(passage: Passage, groups: list[list[ChipSpan]]) -> list[list[ChipSpan]]:
    """Runs of chips set against each other, "RTX 4090 vs A100", whose figures follow in the same order."""
    runs: list[list[ChipSpan]] = []
    for first, second in itertools.pairwise(groups):
        if _VERSUS.search(passage.text[first[-1].end : second[0].start]):
            runs.append([first[-1], second[0]])
    return runs


def parallel(passage: Passage, amounts: list[Amount]) -> bool:
    """Whether amounts stand in one run: "$0.34 vs $1.19", "3万、5万和8万元"."""
    gaps = [passage.text[a.end : b.start].strip() for a, b in itertools.pairwise(amounts)]
    return all(re.fullmatch(r"(?:vs\.?|versus|against|、|,|/|和|与|and|, and|对)", gap) for gap in gaps)
