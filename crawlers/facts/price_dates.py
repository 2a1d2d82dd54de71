"""The date that the text gives a price."""

import re
from collections.abc import Iterator

from crawlers.facts.heads import foot
from crawlers.facts.money_heads import UNIT_OF_MONEY
from crawlers.facts.passage import Passage
from crawlers.facts.spans import Amount, DateSpan, within

# How far into a line the colon may stand behind what is so of all of it: "Prices in November 2025: ".
_OPENING = 90
# Straight before a date with which something is compared.
_THAN = re.compile(
    r"(?:[比较]|相比于?|(?<![a-z])(?:than|compared (?:to|with)|versus|vs\.?)"
    r"(?: (?:its|the|their) (?:price|rate|level)s?)?)(?: in| on| of| at)? ?$"
)
# Straight before what something cost before.
_FORMER = re.compile(
    r"(?:(?<![a-z])(?:from|was|were|than|against|versus|compared (?:to|with))|[从由比较])"
    r" ?(?:above|over|about|around|some)? ?$"
)
_BASE_REACH = 20
# Behind what is so of all of a line, or the first cell of its row.
_OPENS = re.compile(r":|(?<=\w) ?[|\t]")
# A line of a card for what is so today, whatever day its other lines tell.
_CURRENT = re.compile(r"[\s•·*-]*(?:current|today'?s?|now|street|现价|目前|当前)(?![a-z])")
_AS_PUBLISHED = re.compile(r"今[天日]|to|本周(?![一二三四五六日天])")
# How far behind a date the sum begins that it is told of alone.
_TOUCH = 2


def valid_on(passage: Passage, amount: Amount) -> str | None:
    """The date that the text gives the price: of its clause, else its sentence, else of the head of
    its list.
    """
    if passage.settled and (day := _of_column(passage, amount)):
        return day.iso
    for start, end in _dating(passage, amount) if passage.settled else ():
        before = [
            d
            for d in within(passage.settled, start, min(end, amount.start))
            if not (_is_base(passage, d) or _touches_another(passage, d, amount))
        ]
        behind = [d for d in within(passage.settled, amount.end, end) if not _is_anothers(passage, d, amount)]
        found = before[-1:] or behind[:1]
        if before and passage.has(before[-1].end, amount.start, "now"):
            return None  # "Last year it was $8 per hour, but now"
        if found:
            return _unless_relative(found[0].iso, passage, found[0].start)
    return passage.dated_all


def _of_column(passage: Passage, amount: Amount) -> DateSpan | None:
    """The date over a sum in a row under as many dates, of a table that lost its bars: "Card 2023 2024"."""
    head = next(iter(passage.heads(amount.start)), None)
    days = within(passage.settled, *head) if head else []
    if len(days) < 2:
        return None
    row = [each.start for each in within(passage.amounts, *passage.line(amount.start)) if each.currency]
    return days[row.index(amount.start)] if len(row) == len(days) and amount.start in row else None


def _is_base(passage: Passage, day: DateSpan) -> bool:
    """A date that a price is compared with: 比今年6月上涨超40%, "higher than in May"."""
    return bool(_THAN.search(passage.text[max(0, day.start - _BASE_REACH) : day.start]))


def _touches_another(passage: Passage, day: DateSpan, amount: Amount) -> bool:
    """A date that is told of one sum alone: 从去年的2.5元打到1.6元."""
    return any(
        a.currency and a.start != amount.start for a in within(passage.amounts, day.end, day.end + _TOUCH)
    )


def _is_anothers(passage: Passage, day: DateSpan, amount: Amount) -> bool:
    """A date behind a price that only compares, or dates the sum behind it, "now $2, in May it was $3", or
    the one before it: "now $2, down from $3 in May".
    """
    owned = passage.has_money(day.end, passage.clause(day.start)[1])
    between = [a for a in within(passage.amounts, amount.end, day.start) if a.currency][-1:]
    former = any(_FORMER.search(passage.text[max(0, a.start - _BASE_REACH) : a.start]) for a in between)
    return owned or former or _is_base(passage, day)


def _dating(passage: Passage, amount: Amount) -> Iterator[tuple[int, int]]:
    """The stretches that may date an amount, the nearest first."""
    sentence = passage.sentence(amount.start)
    yield passage.clause(amount.start)
    yield sentence
    if passage.text[sentence[0] - 1 : sentence[0]] == ";":
        yield _first_part(passage, sentence[0], amount)
    line = passage.line(amount.start)
    opens = _OPENS.search(passage.text, line[0], min(amount.start, line[0] + _OPENING))
    yield line[0], opens.start() if opens else line[0]
    if _CURRENT.match(passage.text, *line):
        return
    yield from passage.heads(amount.start)
    yield from (line for line in foot(passage.text, line[1]) if UNIT_OF_MONEY.search(passage.text, *line))


def _first_part(passage: Passage, place: int, amount: Amount) -> tuple[int, int]:
    """The part before a semicolon, if the next has no chip of its own; else what opens it: "In May 2026"."""
    start, end = passage.sentence(place - 1)
    if within(passage.chips, place, amount.start):
        chips = within(passage.chips, start, end)
        end = chips[0].start if chips else start
    return start, end


def _unless_relative(iso: str, passage: Passage, place: int) -> str | None:
    """今天 and "today" date a price to publication, which is what no date says."""
    return None if _AS_PUBLISHED.match(passage.text, place) else iso
