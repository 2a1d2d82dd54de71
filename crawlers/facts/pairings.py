"""Chips and figures told in the same order: each figure is of the chip of its place."""

import itertools
import re
from collections.abc import Iterator

from crawlers.facts.chip_groups import parallel, versus
from crawlers.facts.counts import is_count
from crawlers.facts.passage import Passage
from crawlers.facts.roles import is_weighed
from crawlers.facts.spans import Amount, ChipSpan, within
from crawlers.facts.subjects import Subjects

_AND = re.compile(r" ?(?:和|与|及|and) ?")
# Between the names that head the columns of a table whose bars were lost, and between the sums of its rows.
_NAMES, _CELLS = (
    re.compile(r"[^,.;:!?。、|=\n]{0,40}"),
    re.compile(r" *(?:\([^()\d]{0,24}\))? *(?:vs\.?|/)? *"),
)
# The cell of a row without a figure.
_EMPTY = re.compile(r"(?<=\S )(?:n/?a|tbd|[-–—]|无|暂无|未知)(?=\s|$)")
# How many rows such a head speaks for.
_ROWS = 24


def paired(passage: Passage, subjects: Subjects) -> dict[int, ChipSpan]:
    """Chips and figures told in the same order: "RTX 4090 vs A100: $0.34 vs $1.19", 分别为3万和5万."""
    pairs: dict[int, ChipSpan] = {}
    pairs.update(_coordinated(passage, subjects))
    pairs.update(_listed_again(passage, subjects))
    pairs.update(_under_columns(passage))
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


def _under_columns(passage: Passage) -> Iterator[tuple[int, ChipSpan]]:
    """Sums in a row under as many chips, of a table that lost its bars: "Spec H100 A100", "Price $30,000
    $12,000".
    """
    if "\n" not in passage.text:
        return
    for line, named in itertools.groupby(passage.chips, lambda chip: passage.line(chip.start)):
        heads = list(named)
        closed = passage.text[slice(*line)].rstrip().endswith((".", "?", "!", "。"))
        if len(heads) == 1 or closed or passage.has_money(*line):
            continue
        if _are_parted(passage, heads, _NAMES):
            yield from _rows(passage, heads, line[1])


def _rows(passage: Passage, heads: list[ChipSpan], end: int) -> Iterator[tuple[int, ChipSpan]]:
    """The sums of the rows under a head, each with the chip of its place."""
    for _ in range(_ROWS):
        start, end = passage.line(end + 1) if end < len(passage.text) else (end, end)
        if start == end or within(passage.chips, start, end):
            return
        sums = [amount for amount in within(passage.amounts, start, end) if is_weighed(passage, amount)]
        empty = [match.start() for match in _EMPTY.finditer(passage.text, start, end)]
        places = sorted([*(amount.start for amount in sums), *empty])
        if sums and len(places) == len(heads) and (empty or _are_parted(passage, sums, _CELLS)):
            chips = dict(zip(places, heads, strict=True))
            yield from ((amount.start, chips[amount.start]) for amount in sums)


def _are_parted(passage: Passage, spans: list[ChipSpan] | list[Amount], by: re.Pattern[str]) -> bool:
    """Whether between each two spans stands nothing but what parts the cells of a row."""
    ends = ((getattr(a, "tail", a.end), getattr(b, "lead", b.start)) for a, b in itertools.pairwise(spans))
    return all(by.fullmatch(passage.text, *gap) for gap in ends)
