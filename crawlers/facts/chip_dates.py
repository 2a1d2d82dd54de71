"""When an event of a chip took place: the date that its verb is told with."""

import re
from collections.abc import Sequence
from itertools import pairwise

from crawlers.facts.chip_events import BANS, EVENTS
from crawlers.facts.event_dates import LATER, at_line_start
from crawlers.facts.passage import HAN, Passage
from crawlers.facts.spans import ChipSpan, Cue, DateSpan, Span, Spans, within

# What tells a time that is not resolved: the sentence has a date of its own.
_WHEN = re.compile(
    r"(?<![a-z])(?:last|this|(?:years?|months?|weeks?) later|early|late|mid|now"
    r"|january|february|march|april|june|july|august|september"
    r"|october|november|december|spring|summer|autumn)(?![a-z])|[年月]"
)
# A date behind nothing but these opens its sentence or clause, and is of what follows.
_OPENS = re.compile(
    r"(?:[\s\"'“(\[*#>•·-]|(?:in|on|at|by|as of|since|back|early|mid|late|from|during|the|around|and|then|but"
    r"|again|now|it was)(?![a-z])|自|在|早在|从|到|直到|又|则|也|就|而|此后|随后|至)*"
)
_THAT = re.compile(r"(?<![a-z])that (?:back |late |early )?(?:in |on )?$")
_DUE = re.compile(
    r"(?<![a-z])(?:due|slated|planned|scheduled|expected|until) (?:back |late |early )?(?:in|for|on|by)? ?$"
    r"|(?<![a-z])for (?:the |late |early )?$"
    r"|(?:等到?|要到|得等?到)$"
)
# 发布于2023年: a Chinese date behind its verb.
_AT = re.compile(r"的?(?:时间)?(?:是|在|于|自)")
# What dates a ban is told of rules or trade.
_RULES = re.compile(
    r"规则|新规|禁令|管制|限制|出口|制裁|政府|商务部|(?<![a-z])(?:rules?|bans?|export\w*|restrict\w*|curbs|controls?"
    r"|sanctions?|licen[cs]\w*|directive|order\w*|commerce|government)(?![a-z])"
)
# A state that lasts has no date: 仍禁止, "remains banned".
_STILL = re.compile(r"(?:仍|至今|依旧|依然|(?<![a-z])(?:still|remains?|stays?))[^,。;]{0,6}$")
_BESIDE = re.compile(r"[^(,;。]{0,16}\((?:[^()]{0,24} )?|s? (?:in|on) (?:early |late |mid-?)?")
_SAME = re.compile(
    r"(?<![a-z])(?:(?:on|at) the same (?:day|time|event|keynote|show)|that (?:same )?day|likewise"
    r"|alongside)(?![a-z])"
    r"|同日|当天|同时|同场|同样|自此|一并|一同"
)
_SINCE_THEN = re.compile(r"[一二两三四五六数半\d]+(?:个?月|年|天|周)(?:之|以)?后|(?<![a-z])later(?![a-z])")
_IN_FORCE = re.compile(
    r"(?<![a-z])(?:rules?|restrictions?|ban|bans|measures?|curbs|controls|order|requirement|it)"
    r" (?:took effect|takes effect|went into|goes into|came into|is effective|became effective|in effect"
    r"|was imposed)"
    r"|(?<![a-z])(?:announced|issued|imposed|effective) (?:on|in) [^.;]{4,24}, (?:this|the)"
    r" (?:decision|move|rule|ban|order|restriction)"
    r"|(?:规则|禁令|新规|管制|限制|规定)[^,。;]{0,6}(?:生效|施行|实施)"
)
_EFFECT = re.compile(
    r"[)]?(?:起|正式|已|提前|就|也){0,3}(?:生效|施行|实施|上路)"
    r"|,? (?:took|takes|went into|came into|is in) (?:effect|force)"
)
# "launched the MI350X on June 12 and gave a preview of the MI400": both on that day.
_AND, _DAY = re.compile(r",? and (?:also )?"), len("2025-06-12")
# The day on which a company told of a ban, and who bans.
_REPORTED = re.compile(r"[^,。;]{0,8}(?:披露|公告|表示|称|说|透露|提交|申报|指出|确认)")
_FILED = re.compile(
    r"(?<![a-z])(?:filings?|said|says|disclosed|reported|confirmed|warned|wrote)"
    r"(?: in an? (?:[a-z]+ )?filing)?,? (?:on |late |this )?$"
)
_OFFICIAL = re.compile(
    r"政府|商务部|白宫|美方|华府|(?<![a-z])(?:governments?|commerce|washington|administration|officials|bis)(?![a-z])"
)
_REPORT = 40
# 同年底量产: of the date before only the year.
_SAME_YEAR = re.compile(r"同年|当年(?!的)|(?<![a-z])the same year")
_THEREAFTER = re.compile(r"随后|此后|后来|之后|(?:later|since then|afterwards)(?![a-z])")
_AFTER = re.compile(r"[^,。;]{0,6}(?:之|以)?后[,,]")
# What is told of another thing by the way: "Trainium 3 …, twice the Trainium 2, which launched in late 2024".
_PARTS = re.compile(
    r"(?<![a-z])(?:(?:which|that|who)(?: [a-z]+)? $|(?:after|before|while|whereas|until)(?![a-z]))"
)
# Straight behind a verb: "began shipping in volume in Q4 2018".
_STRAIGHT = re.compile(
    r"(?: in volume| globally| worldwide| officially)? (?:in|on|since) (?:early |late |mid-?)?"
)
# How far before, in characters, the date of "on the same day" may stand, how long a dateline may be, and
# how near two dates stand that are told as one.
_SAME_REACH, _DATELINE, _NEAR, _TOUCH = 240, 48, 24, 24


def date_of(passage: Passage, chip: ChipSpan, cue: Cue, verbs: Spans[Cue]) -> str | None:
    """The date straight behind the chip, else the one that the verb is told with in its sentence; where
    that tells none, what opens its line, or what an earlier sentence dates it with.
    """
    if not passage.dates:
        return None
    if LATER.match(passage.text, cue.end):
        touching = within(passage.dates, cue.start - _TOUCH, cue.start)
        return touching[-1].iso if touching and touching[-1].end >= cue.start - 1 else None
    own = _in_force(passage, cue) or _beside(passage, chip, cue) or _own(passage, chip, cue, verbs)
    if own:
        return own.iso
    start, end = passage.sentence(cue.start)
    lasts = _STILL.search(passage.text, start, cue.start)
    if lasts:
        start, end = passage.clause(cue.start)
    days = _past(passage, within(passage.dates, start, end), verbs)
    if cue.sense in BANS:
        days = [day for day in days if not _is_of_report(passage, day)]
    told = _told_with(passage, (start, end), days, cue, verbs) if days else None
    told = (
        told
        or _same(passage, start, cue, verbs)
        or (None if days or lasts else _elsewhere(passage, (start, end), cue, verbs))
    )
    if told and _SAME_YEAR.search(passage.text, told.end, cue.start):
        return told.iso[:4]
    return told.iso if told else None


def _is_of_report(passage: Passage, day: DateSpan) -> bool:
    """Whether a company told of a ban on that day, which is not the day of the ban: 英伟达周二披露."""
    start, text = passage.clause(day.start)[0], passage.text
    told = _REPORTED.match(text, day.end) or _FILED.search(text, max(start, day.start - _REPORT), day.start)
    return bool(told) and not _OFFICIAL.search(text, start, day.start)


def _in_force(passage: Passage, cue: Cue) -> DateSpan | None:
    """The day since which a ban is in force, over the one on which somebody told of it: 已于周一生效."""
    days = within(passage.dates, *passage.sentence(cue.start)) if cue.sense in BANS else []
    return next((day for day in days if _EFFECT.match(passage.text, day.end)), None)


def _beside(passage: Passage, chip: ChipSpan, cue: Cue) -> DateSpan | None:
    """A100 (launched 2020), H100 (2022); "the A100 came in May 2020, the RTX 3090 in September"."""
    start, end = passage.sentence(chip.start)
    days = within(passage.dates, chip.end, chip.end + 44)[:1] if start <= cue.start < end else []
    return next((day for day in days if _BESIDE.fullmatch(passage.text, chip.end, day.start)), None)


def _own(passage: Passage, chip: ChipSpan, cue: Cue, verbs: Spans[Cue]) -> DateSpan | None:
    """What opens the clause of the chip where its verb is told before: "in 2023 it added the A800"."""
    start, end = passage.clause(chip.start)
    if cue.start >= start:
        return None
    days = [day for day in within(passage.dates, start, chip.start) if not _is_ahead(passage, day)]
    days = [day for day in days if _OPENS.fullmatch(passage.text, start, day.start)]
    others = any(EVENTS[verb.sense] != EVENTS[cue.sense] for verb in within(verbs, start, end))
    return days[0] if days and not others else None


def _told_with(
    passage: Passage, sentence: tuple[int, int], days: Sequence[DateSpan], cue: Cue, verbs: Spans[Cue]
) -> DateSpan | None:
    """An English date is of the verbs before it; a Chinese one and an opening one of those behind."""
    text = passage.text
    straight = next((day for day in days if _STRAIGHT.fullmatch(text, cue.end, day.start)), None)
    if straight:
        return straight
    ends = [sentence[0], *(day.end for day in days)]
    starts = [*(day.start for day in days), sentence[1]]
    for index, day in enumerate(days):
        before = within(verbs, ends[index], day.start)
        behind = _until_after(text, within(verbs, day.end, starts[index + 1]))
        if before and _PARTS.search(text, before[0].end, before[-1].start):
            before = before[-1:]
        leads = _leads(passage, sentence, day) and not (
            before and _AT.fullmatch(text, before[-1].end, day.start)
        )
        of_noun = leads and text[day.end : day.end + 1] == "的"
        told = behind[:1] if of_noun else (behind or before) if leads else (before or behind)
        if not leads and before and len(day.iso) == _DAY and index == len(days) - 1:
            told = told + [verb for verb in behind[:1] if _AND.fullmatch(text, day.end, verb.start)]
        if cue in told:
            return day
    return None


def _until_after(text: str, verbs: list[Cue]) -> list[Cue]:
    """Verbs up to the first that others are told to have come after: 在2023年被禁后,推出了H20."""
    first = next((index for index, verb in enumerate(verbs) if _AFTER.match(text, verb.end)), len(verbs))
    return verbs[: first + 1]


def _leads(passage: Passage, sentence: tuple[int, int], day: DateSpan) -> bool:
    """Whether a date is told before what happened."""
    opening = max(sentence[0], passage.clause(day.start)[0])
    if _OPENS.fullmatch(passage.text, opening, day.start) or _THAT.search(passage.text, opening, day.start):
        return True
    if passage.text[day.end : day.end + 1] == ":":
        return True
    return bool(HAN.search(passage.text, *sentence)) and passage.text[day.start - 1] != "("


def _past(passage: Passage, days: Sequence[DateSpan], verbs: Spans[Cue]) -> list[DateSpan]:
    """Those not of something to come; of two told as one the more precise: GTC 2025, on March 18, 2025."""
    past = [day for day in days if not _is_ahead(passage, day)]
    near = [
        (a, b)
        for a, b in pairwise(past)
        if b.start - a.end < _NEAR
        and not within(verbs, a.end, b.start)
        and not within(passage.chips, a.end, b.start)
    ]
    vague = {a.start for a, b in near if b.iso.startswith(a.iso)}
    vague |= {b.start for a, b in near if a.iso.startswith(b.iso) and a.iso != b.iso}
    return [day for day in past if day.start not in vague]


def _is_ahead(passage: Passage, day: DateSpan) -> bool:
    start = passage.clause(day.start)[0]
    return passage.is_ahead(day) or bool(_DUE.search(passage.text, start, day.start))


def _same(passage: Passage, start: int, cue: Cue, verbs: Spans[Cue]) -> DateSpan | None:
    """The date that "the same day", 自此 or 同样 points back to."""
    later = _SINCE_THEN.search(passage.text, start, cue.end)
    same = None if later else _SAME.search(passage.text, start, cue.end)
    before = within(passage.dates, max(0, start - _SAME_REACH), same.start()) if same else []
    past = _past(passage, before, verbs)
    return past[-1] if past else None


def _elsewhere(passage: Passage, sentence: tuple[int, int], cue: Cue, verbs: Spans[Cue]) -> DateSpan | None:
    """What dates a sentence that tells no date of its own."""
    line = passage.line(cue.start)
    row = within(passage.dates, *line) if "|" in passage.text[slice(*line)] else []
    opening = [*row[-1:], *at_line_start(passage, cue), *_dateline(passage, sentence[0], verbs)]
    if opening:
        return opening[0]
    if cue.sense not in BANS:
        return None
    behind = passage.sentence(min(sentence[1], len(passage.text) - 1))
    if _IN_FORCE.search(passage.text, *behind):
        return next(iter(within(passage.dates, *behind)), None)
    if (
        not sentence[0]
        or _WHEN.search(passage.text, *sentence)
        or _THEREAFTER.match(passage.text, sentence[0])
    ):
        return None
    before = passage.sentence(sentence[0] - 1)
    told = any(verb.sense in BANS for verb in within(verbs, *before)) or _RULES.search(passage.text, *before)
    days = [day for day in within(passage.dates, *before) if not _is_of_report(passage, day)]
    return days[0] if told and days else None


def _dateline(passage: Passage, start: int, verbs: Spans[Cue]) -> list[DateSpan]:
    """A sentence or line before that holds nothing but a place and a date: "San Jose, June 12, 2025."."""
    first, end = passage.sentence(start - 1) if start else (0, 0)
    told: list[Span] = [*within(verbs, first, end), *within(passage.chips, first, end)]
    if end - first > _DATELINE or told:
        return []
    return within(passage.dates, first, end)
