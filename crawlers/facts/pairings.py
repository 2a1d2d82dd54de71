"""Chips and figures told in the same order: each figure is of the chip of its place."""

import itertools
import re
from collections.abc import Iterator

from crawlers.facts.chip_groups import parallel, versus
from crawlers.facts.counts import is_count
from crawlers.facts.passage import Passage
from crawlers.facts.spans import ChipSpan, within
from crawlers.facts.subjects import Subjects

_AND = re.compile(r" ?(?:和|与|及|and) ?")


def paired(passage: Passage, subjects: Subjects) -> dict[int, ChipSpan]:
    """Chips and figures told in the same order: "RTX 4090 vs A100: $0.34 vs $1.19", 分别为3万和5万."""
    pairs: dict[int, ChipSpan] = {}
    pairs.update(_coordinated(passage, subjects))
    pairs.update(_listed_again(passage, subjects))
    runs = [*versus(passage, subjects.groups), *(g for g in subjects.groups if len(g) > 1)]
    for run in runs:
        end = passage.sentence(run[0].start)[1]
        told = within(passage.amounts, run[-1].end, end)
        amounts = [a for a in told if a.currency or not is_count(passage, a)][: len(run)]
        if len(amounts) == len(run) and parallel(passage, amounts):
            pairs.update((amount.start, chip) for amount, chip in zip(amounts, run, strict=True))
    return pairs


def _coordinated(passage: Passage, subjects: Subjects) -> Iterator[tuple[int, ChipSpan]]:
    """Figures joined by "and" in a clause without a chip, as many as the chips told one by one before it in
    the sentence: A100开价2.25万美元,H100开价3.24万美元,平常则是1万美元与2.5万美元.
    """
    money = [amount for amount in passage.amounts if amount.currency or not is_count(passage, amount)]
    for first, second in itertools.pairwise(money):
        start, end = passage.clause(first.start)
        joined = first.end <= second.start < end and _AND.fullmatch(passage.text[first.tail : second.start])
        if joined and not within(passage.chips, start, end):
            opening = passage.sentence(start)[0]
            if subjects.both(first) or passage.has(start, first.start, "respectively"):
                opening = passage.sentence(opening - 1)[0]
            groups = subjects.groups.plain(opening, start)
            if len(groups) == 2 and all(len(group) == 1 for group in groups):
                yield first.start, groups[0][0]
                yield second.start, groups[1][0]


def _listed_again(passage: Passage, subjects: Subjects) -> Iterator[tuple[int, ChipSpan]]:
    """Figures in a row, as many as the chips of the sentence before: "H100 $3.36, H200 $4.99, B200 $7.49.
    Reserved: $2.49, $3.19 and $5.50."
    """
    money = (amount for amount in passage.amounts if amount.currency)
    for (start, end), figures in itertools.groupby(money, lambda amount: passage.sentence(amount.start)):
        row = list(figures)
        if start and len(row) > 2 and parallel(passage, row) and not within(passage.chips, start, end):
            opening = passage.sentence(start - 1)[0]
            if passage.text[opening:start].rstrip().endswith("?"):  # "Buying? $7,500, $12,000 and $27,000"
                opening = passage.sentence(opening - 1)[0]
            groups = subjects.groups.plain(opening, start)
            if len(groups) == len(row) and all(len(group) == 1 for group in groups):
                yield from ((amount.start, group[0]) for amount, group in zip(row, groups, strict=True))
