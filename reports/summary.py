"""The summary: what an analyst would say of the week, by rules from its numbers."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from reports import wording
from reports.escape import Markdown, text
from reports.footnotes import Item
from reports.names import chip_name, full_name
from reports.phrases import move_phrase, price_phrase
from reports.report import Announcement, Line, Report

Cite = Callable[[Item], Markdown]

STILL = 0.5
"""A matched change below half a percent is no news."""
SHIFT = 1.0
"""A composition effect below one percent is none either."""
_NEWS = {
    "open-sourced": "was open-sourced",
    "released": "was released",
    "announced": "was announced",
    "launched": "was launched",
    "shipping": "began to ship",
    "export-restricted": "came under export restrictions",
    "updated": "was updated",
    "deprecated": "was retired",
    "discontinued": "was discontinued",
}


def summary(report: Report, cite: Cite) -> list[Markdown]:
    """One sentence each on the market, on composition, and on what pages told of."""
    said = (_market(report, cite), _composition(report, cite), _told(report, cite))
    return [Markdown(wording.sentence(words)) for words in said if words]


def _market(report: Report, cite: Cite) -> str:
    lines = [line for line in report.lines if line.usd is not None]
    moved = _movers(lines)
    if moved:
        return _moves(moved, cite)
    if not report.lines:
        return "no offers were seen this week."
    if not lines:
        offers = wording.count(sum(line.listings for line in report.lines), "offer")
        thin = " and ".join(cite(report.thin(basis)) for basis in _bases(report.lines))
        return f"{offers} were seen, but no chip had the three sellers that a price level needs{thin}."
    return _standstill(lines, cite)


def _movers(lines: Sequence[Line]) -> list[Line]:
    """Of each chip the broadest series that moved (`lines` are in that order); the weightiest first."""
    moved: dict[str, Line] = {}
    for line in lines:
        if abs(line.change_1 or 0) >= STILL:
            moved.setdefault(line.chip, line)
    return sorted(moved.values(), key=lambda line: -_weight(line, line.change_1))[:3]


def _weight(line: Line, change: float | None) -> float:
    """A move counts by its size and, as the error of a mean does, by the root of how many sellers bear it."""
    return abs(change or 0) * math.sqrt(line.sellers)


def _moves(moved: Sequence[Line], cite: Cite) -> str:
    first, *others = moved
    assert first.change_1 is not None
    more = "more" if first.change_1 > 0 else "less"
    lead = (
        f"the {text(full_name(first))} {_price(first)}, {wording.size(first.change_1)} {more} "
        f"than a week ago for the same offers{cite(first)}"
    )
    if not others:
        return f"{lead}."
    return f"{lead}; {wording.listed([_also(line, cite) for line in others])}."


def _price(line: Line) -> str:
    amount = wording.money(line.usd or 0)
    return f"rents for {amount} an hour" if line.basis == "rental" else f"sells for {amount}"


def _also(line: Line, cite: Cite) -> str:
    way = "up" if (line.change_1 or 0) > 0 else "down"
    sold = " to buy" if line.basis == "purchase" else ""
    return f"the {text(full_name(line))}{sold} is {way} {wording.size(line.change_1 or 0)}{cite(line)}"


def _standstill(lines: Sequence[Line], cite: Cite) -> str:
    first = lines[0]
    known = sum(line.change_1 is not None for line in lines)
    level = f"the {text(full_name(first))} {_price(first)}{cite(first)}"
    if not known:
        return f"{level}; how prices moved cannot be told, as no chip has three sellers from a week ago."
    number = wording.count(known, "series", "series")
    return (
        f"{level}, and prices stood still: none of the {number} that can be compared moved by half a percent."
    )


def _composition(report: Report, cite: Cite) -> str:
    known = [line for line in report.lines if line.composition_pct is not None and line.change_1 is not None]
    if not known:
        return ""
    shifted = [line for line in known if abs(line.composition_pct or 0) >= SHIFT]
    if not shifted:
        return "no median moved by a percent through a change of sellers alone."
    line = max(shifted, key=lambda line: _weight(line, line.composition_pct))
    name, way = text(full_name(line)), "rise" if (line.level_pct or 0) > 0 else "fall"
    size = wording.size(line.level_pct or 0)
    if abs(line.change_1 or 0) < STILL:
        return (
            f"the {size} {way} in the median of the {name} is composition{_cause(line)}: "
            f"the same offers did not move{cite(line)}."
        )
    return (
        f"the median of the {name} shows a {way} of {size}, but the same offers "
        f"{'rose' if (line.change_1 or 0) > 0 else 'fell'} {wording.size(line.change_1 or 0)}: "
        f"the rest is composition{_cause(line)}{cite(line)}."
    )


def _cause(line: Line) -> str:
    joined = line.sellers - (line.sellers_before or line.sellers)
    if joined == 0 and line.matched_listings == line.listings:
        return ", the median passing from one seller to another"
    if joined == 0:
        return ", a change of offers"
    who = wording.count(abs(joined), "seller")
    return f", as {who} {'joined' if joined > 0 else 'left'} the sample"


def _told(report: Report, cite: Cite) -> str:
    clauses = [*_press(report, cite), *_news(report, cite)]
    return "; ".join(clauses) + "." if clauses else "the pages read told of no price and no announcement."


def _press(report: Report, cite: Cite) -> list[str]:
    chips = Counter([told.chip for told in report.moves] + [told.chip for told in report.prices])
    if not chips:
        return []
    chip = min(chips, key=lambda chip: (-chips[chip], chip))
    move = next((told for told in report.moves if told.chip == chip), None)
    same = move.end if move else None
    price = next((told for told in report.prices if told.chip == chip and told.high != same), None)
    parts = [text(move_phrase(move)) + cite(move)] if move else []
    parts += [f"at {text(price_phrase(price))}{cite(price)}"] if price else []
    told = move or price
    assert told is not None
    return [f"in the press, {text(told.outlet, 60)} has the {text(chip_name(chip))} {' and '.join(parts)}"]


def _news(report: Report, cite: Cite) -> list[str]:
    told: dict[tuple[str, str], Announcement] = {}
    for announcement in sorted((*report.news("model"), *report.news("chip")), key=_rank):
        told.setdefault((announcement.kind, announcement.subject), announcement)
    return [_event(announcement, cite) for announcement in list(told.values())[:2]]


def _rank(told: Announcement) -> tuple[bool, int, float, str]:
    return told.maker is None, list(_NEWS).index(told.event), -(told.parameters or 0), told.subject


def _event(told: Announcement, cite: Cite) -> str:
    name = chip_name(told.subject) if told.kind == "chip" else told.subject
    maker = (
        f"{text(told.maker, 40)}'s " if told.maker and told.maker.casefold() not in name.casefold() else ""
    )
    size = f" ({wording.parameters(told.parameters)} parameters)" if told.parameters else ""
    return f"{maker}{text(name, 60)}{size} {_NEWS[told.event]}{cite(told)}"


def _bases(lines: Iterable[Line]) -> list[str]:
    return sorted({line.basis for line in lines}, reverse=True)
