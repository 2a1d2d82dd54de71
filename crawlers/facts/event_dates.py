"""When what is told of a name took place: the date of its clause, of its verb's, of its list."""

import re
from collections.abc import Sequence

from crawlers.facts.passage import Passage
from crawlers.facts.spans import Cue, DateSpan, Span, within

# 发布1个月后: told of a day that is not the event's.
LATER = re.compile(
    r"(?:之后|后,|[^,。;\d]{0,4}(?:\d{1,3}|[一二两三四五六七八九十半])个?多?(?:月|周|天|年"
    r"|小时)多?(?:后|以来|之后))"
)
# "Two days after it had released X", 距X上线不足一个月: told of another day.
_DAYS_FROM = re.compile(
    r"(?<![a-z])(?:hours?|days?|weeks?|months?) (?:after|before) [^,.;]{0,30}$|(?:距离?|离)[^,。;]{0,6}$"
    r"|(?:(?!一天之?内)[一两三四五六七八九十半\d]{1,2}(?:天|周|个?月|年)(?:之?[内后]|不到)|隔[天日]|次日|翌日|[几数][天日]后)[^,。;]{0,10}$"
)
# The day that a model is retired: 12月15日下线.
_RETIRED = re.compile(r"[^,。;]{0,8}(?:下线|停用|停服|退役|停止服务|retire|deprecat|shut ?down|sunset)")
# Behind a date that opens a line.
_APART = re.compile(r" ?[\]|):—–-]|$|\n")
_TOGETHER = re.compile(r"同[时步天场]|当[天日]|一并|一同")
# Who or where goes on about a show told of before.
_THERE = re.compile(r"\s?(?:it|there|they|on stage|the (?:company|lab|firm|start-?up|maker|group))(?![a-z])")
_SHOW = re.compile(
    r" (?:[a-z]+ )?(?:event|launch|conference|keynote|briefing|show(?:case)?|livestream)(?![a-z])"
)
# How far a date in a line of its own speaks, in characters.
_LOG_REACH = 300


def date_of(
    passage: Passage, span: Span, cue: Cue | None, others: frozenset[int] = frozenset()
) -> str | None:
    """The date told with a name: of its clause, else of the verb's clause, else the nearest in the
    sentence; `others` are the places of dates of those that it is compared with.
    """
    if not passage.dates or (cue and _is_other_day(passage.text, span, cue)):
        return None
    places = sorted([span.start, *([cue.start] if cue else [])], reverse=True)
    for place in places:
        near = (day for day in within(passage.dates, *passage.clause(place)) if day.start not in others)
        found = [day for day in near if not _is_measure(passage, day)]
        if found:
            return min(found, key=lambda d: max(d.start - place, place - d.end)).iso
    told = within(passage.dates, *passage.sentence(span.start)) or at_line_start(passage, span)
    if cue and not told:
        told = within(passage.dates, *passage.sentence(cue.start))
    found = [day for day in told if not (passage.is_ahead(day) or _is_measure(passage, day))]
    found = [day for day in found if day.start not in others]
    found = [day for day in found if not _RETIRED.match(passage.text, day.end)]
    before = [d for d in found if d.start < span.start]
    if cue and not found and _TOGETHER.search(passage.text, passage.clause(cue.start)[0], cue.start):
        return _told_last(passage, span.start)
    if cue and not found and passage.text[passage.sentence(cue.start)[1] - 1] == "!":
        return _told_next(passage, passage.sentence(cue.start)[1])
    if cue and not found:
        return _headed(passage, span) or _over(passage, span) or _at_show(passage, cue.start)
    return before[-1].iso if before else (found[0].iso if found else None)


def _told_last(passage: Passage, place: int) -> str | None:
    """The day told last before a place, of the sentence before: 14日揭晓A。轻量版B同时登场。"""
    start = passage.sentence(max(0, passage.sentence(place)[0] - 1))[0]
    told = within(passage.dates, start, place)
    return told[-1].iso if told else None


def _told_next(passage: Passage, place: int) -> str | None:
    """The day told in the sentence behind an exclamation: X来了!18日,Meta放出..."""
    told = within(passage.dates, place, passage.sentence(place)[1]) if place < len(passage.text) else ()
    return (
        told[0].iso
        if told and passage.has(told[0].end, passage.sentence(place)[1], "release", "opensource")
        else None
    )


def _is_measure(passage: Passage, day: DateSpan) -> bool:
    """Whether something is only measured by what was then: 较5月提升32%."""
    since = passage.text[day.start : day.end + 2] in ("去年以来", "前年以来")
    ahead = passage.text.startswith(("并于", "并将"), passage.clause(day.start)[0])
    return since or ahead or passage.text[max(0, day.start - 1) : day.start] in ("较", "比")


def _is_other_day(text: str, span: Span, cue: Cue) -> bool:
    """Whether the day told is so and so long after the event, or before."""
    return bool(LATER.match(text, cue.end) or _DAYS_FROM.search(text, max(0, span.start - 60), span.start))


def _headed(passage: Passage, span: Span) -> str | None:
    """The date that is all of a line above, as in a log: "2025年12月10日\n- 推出了X"."""
    start = passage.line(span.start)[0]
    for day in within(passage.dates, max(0, start - _LOG_REACH), start)[-1:]:
        line = passage.text[slice(*passage.line(day.start))].strip(" #*:-[]")
        return day.iso if line == passage.text[day.start : day.end] else None
    return None


def _over(passage: Passage, span: Span) -> str | None:
    """The only date in the opening of a list: "On July 3, three labs moved:"."""
    for head in passage.heads(span.start)[:1]:
        told = within(passage.dates, *head)
        if len(told) == 1 and passage.text[slice(*head)].rstrip().endswith(":"):
            return told[0].iso
    return None


def _at_show(passage: Passage, place: int) -> str | None:
    """The day of the show that the sentence before told of: "its January 15 event. There it released X"."""
    start = passage.sentence(place)[0]
    if not _THERE.match(passage.text, start):
        return None
    told = within(passage.dates, passage.sentence(max(0, start - 1))[0], start)
    return next((day.iso for day in told if _SHOW.match(passage.text, day.end)), None)


def at_line_start(passage: Passage, span: Span) -> Sequence[DateSpan]:
    """The date that opens the line or the row of a table: "[2024/06] ...", "| 2023年3月 | ..."."""
    start = passage.line(span.start)[0]
    found = within(passage.dates, start, start + 5)[:1]
    return [day for day in found if _APART.match(passage.text, day.end)]
