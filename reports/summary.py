"""The summary: what an analyst would say of the week, by rules from its numbers."""

import math
from collections.abc import Callable, Sequence

from reports import grouping
from reports.escape import Markdown, text
from reports.figures import points, size
from reports.footnotes import Item
from reports.language import Language
from reports.names import chip_name, full_name
from reports.phrases import move_phrase, price_phrase
from reports.report import Announcement, Line, Report, Reported, ReportedMove, ReportedPrice

Cite = Callable[[Item], Markdown]

STILL = 0.5
"""A matched change below half a percent is no news."""
SHIFT = 1.0
"""A composition effect below one percent is none either."""
_NEWS = (
    *("open-sourced", "released", "announced", "export-restricted", "launched", "shipping", "updated"),
    *("deprecated", "discontinued"),
)
"""The events, the weightiest first."""


def summary(report: Report, say: Language, cite: Cite) -> list[Markdown]:
    """Three to five sentences: the largest moves, how many moved, composition, the press, the news."""
    said = (_market, _breadth, _composition, _press, _news)
    clauses = [part(report, say, cite) for part in said]
    if not clauses[-1] and not clauses[-2]:
        clauses[-1] = [say.say("summary.nothing_told")]
    return [say.sentence(*clause) for clause in clauses if clause]


def _market(report: Report, say: Language, cite: Cite) -> list[Markdown]:
    lines = [line for line in report.lines if line.usd is not None]
    if moved := _movers(lines):
        return _moves(report, moved, say, cite)
    if not report.lines:
        return [say.say("summary.no_offers")]
    if not lines:
        seen = sum(line.listings for line in report.lines)
        bases = sorted({line.basis for line in report.lines}, reverse=True)
        notes = Markdown("".join(cite(report.thin(basis)) for basis in bases))
        key = "summary.few_one" if seen == 1 else "summary.few"
        return [say.say(key, offers=say.count(seen, "offer"), notes=notes)]
    return [_standstill(lines, say, cite)]


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


def _moves(report: Report, moved: Sequence[Line], say: Language, cite: Cite) -> list[Markdown]:
    first, *others = moved
    change = first.change_1 or 0
    way = "more" if change > 0 else "less"
    lead = say.say(f"summary.{way}", lead=_price(first, say), size=size(change), cite=cite(first))
    clauses = [lead, *_bearer(report, first, say)]
    return [*clauses, say.clauses([_also(line, say, cite) for line in others])] if others else clauses


def _bearer(report: Report, line: Line, say: Language) -> list[Markdown]:
    """The seller that more than half of the move rests on, where several moved."""
    parts = report.parts_of(line)
    if len(parts) < 3 or abs(parts[0].contribution_pct) < abs(line.change_1 or 0) / 2:
        return []
    first = parts[0]
    told = {"seller": text(first.seller, 40), "points": points(first.contribution_pct).lstrip("+−")}
    return [say.say("summary.most_of_it", **told)]


def _price(line: Line, say: Language) -> Markdown:
    return say.say(f"summary.{line.basis}", name=full_name(say, line), amount=say.money(line.usd or 0))


def _also(line: Line, say: Language, cite: Cite) -> Markdown:
    way = "up" if (line.change_1 or 0) > 0 else "down"
    key = f"summary.{way}{'_purchase' if line.basis == 'purchase' else ''}"
    return say.say(key, name=full_name(say, line), size=size(line.change_1 or 0), cite=cite(line))


def _standstill(lines: Sequence[Line], say: Language, cite: Cite) -> Markdown:
    known = sum(line.change_1 is not None for line in lines)
    lead = {"lead": _price(lines[0], say), "cite": cite(lines[0])}
    if not known:
        return say.say("summary.incomparable", **lead)
    return say.say("summary.still", **lead, series=say.count(known, "series"))


def _breadth(report: Report, say: Language, cite: Cite) -> list[Markdown]:
    """How many series moved, where enough can be compared for that to tell anything."""
    known = [line.change_1 for line in report.lines if line.usd is not None and line.change_1 is not None]
    rose, fell = (sum(sign * change >= STILL for change in known) for sign in (1, -1))
    if len(known) < 5 or not rose + fell:
        return []
    numbers = {"rose": rose, "fell": fell, "stood": len(known) - rose - fell}
    told = {key: say.number(number) for key, number in numbers.items()}
    breadth = say.say("summary.breadth", series=say.count(len(known), "series"), **told)
    return [Markdown(breadth + _leaders(report, say, cite))]


def _leaders(report: Report, say: Language, cite: Cite) -> Markdown:
    """What the chips with most sellers rent for, if they stood still: no news, but what readers ask first."""
    first: dict[str, Line] = {}
    for line in report.market("rental"):
        first.setdefault(line.chip, line)
    leaders = [line for line in list(first.values())[:2] if _stood(line)]
    if not leaders:
        return Markdown("")
    told = [_leader(line, say) + cite(line) for line in leaders]
    return say.say("summary.leaders", leaders=say.clauses(told))


def _leader(line: Line, say: Language) -> Markdown:
    return say.say("summary.leader", name=full_name(say, line), amount=say.money(line.usd or 0))


def _stood(line: Line) -> bool:
    return line.change_1 is not None and abs(line.change_1) < STILL


def _composition(report: Report, say: Language, cite: Cite) -> list[Markdown]:
    known = [line for line in report.lines if line.composition_pct is not None and line.change_1 is not None]
    if not known:
        return []
    shifted = [line for line in known if abs(line.composition_pct or 0) >= SHIFT]
    if not shifted:
        return [say.say("summary.none_shifted")]
    line = max(shifted, key=lambda line: _weight(line, line.composition_pct))
    change, level = line.change_1 or 0, line.level_pct or 0
    told = {"size": size(level), "name": full_name(say, line), "cause": _cause(line, say), "cite": cite(line)}
    way = "rise" if level > 0 else "fall"
    if _stood(line):
        return [say.say(f"summary.only_{way}", **told), *_broad(shifted, line, say, cite)]
    same = say.say(f"summary.same_{'rose' if change > 0 else 'fell'}", size=size(change))
    key = f"summary.partly_{way}" if abs(level) >= STILL else "summary.hidden"
    return [say.say(key, **told, same=same)]


def _broad(shifted: Sequence[Line], but: Line, say: Language, cite: Cite) -> list[Markdown]:
    """Another that only composition moved: of those with half the sellers of the broadest, the farthest."""
    most = max(line.sellers for line in shifted)
    broad = [line for line in shifted if line != but and 2 * line.sellers >= most and _stood(line)]
    line = max(broad, key=lambda line: abs(line.level_pct or 0), default=but)
    if abs(line.level_pct or 0) < SHIFT or line == but:
        return []
    way = "rise" if (line.level_pct or 0) > 0 else "fall"
    told = {"name": full_name(say, line), "size": size(line.level_pct or 0), "cite": cite(line)}
    return [say.say(f"summary.also_{way}", **told)]


def _cause(line: Line, say: Language) -> Markdown:
    joined = line.sellers - (line.sellers_before or line.sellers)
    if joined == 0:
        same = line.matched_listings == line.listings == line.listings_before
        return say.say(f"summary.{'passed' if same else 'other_offers'}")
    return say.say(f"summary.{'joined' if joined > 0 else 'left'}", sellers=say.count(abs(joined), "seller"))


def _press(report: Report, say: Language, cite: Cite) -> list[Markdown]:
    """What outlets tell most often of: a chip's move, and a price other than where it ends, of one page."""
    chips = grouping.press(report)
    if not chips:
        return []
    lead = chips[0].statements[0][0]
    told = [one for one in chips[0].figures if (one.url, one.witnesses) == (lead.url, lead.witnesses)]
    move = next((one for one in told if isinstance(one, ReportedMove)), None)
    same = move.end if move else None
    price = next((one for one in told if isinstance(one, ReportedPrice) and one.high != same), None)
    parts = [move_phrase(say, move) + cite(move)] if move else []
    parts += [say.say("summary.at", price=price_phrase(say, price)) + cite(price)] if price else []
    return [_by(lead, {"chip": chips[0].name, "told": say.clauses(parts)}, say)]


def _by(lead: Reported, told: dict[str, str], say: Language) -> Markdown:
    outlet, others = text(lead.outlet, 60), lead.witnesses - 1
    if not others:
        return say.say("summary.press", outlet=outlet, **told)
    also = say.say("summary.other") if others == 1 else say.say("summary.others", count=say.number(others))
    return say.say("summary.press_many", outlet=outlet, others=also, **told)


def _news(report: Report, say: Language, cite: Cite) -> list[Markdown]:
    told: dict[tuple[str, str], Announcement] = {}
    for announcement in sorted((*report.news("model"), *report.news("chip")), key=_rank):
        told.setdefault((announcement.kind, announcement.subject), announcement)
    if not told:
        return [say.say("summary.no_news")] if report.reported else []
    return [_event(announcement, say, cite) for announcement in list(told.values())[:3]]


def _rank(told: Announcement) -> tuple[bool, int, float, str]:
    return told.maker is None, _NEWS.index(told.event), -(told.parameters or 0), told.subject


def _event(told: Announcement, say: Language, cite: Cite) -> Markdown:
    subject = chip_name(told.subject) if told.kind == "chip" else told.subject
    name = text(subject, 60)
    if told.maker and told.maker.casefold() not in subject.casefold():
        name = say.say("summary.possessive", maker=text(told.maker, 40), name=name)
    if told.parameters:
        name = say.say("summary.sized", name=name, size=say.parameters(told.parameters))
    return Markdown(say.say(f"summary.{told.event}", name=name) + cite(told))
