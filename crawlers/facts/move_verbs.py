"""Which verb of change a figure belongs to: 涨幅超过50%, 降价 44%, up 136% over 30 days, $500 off."""

import re

from crawlers.facts import move_words as words
from crawlers.facts.passage import Passage
from crawlers.facts.spans import Amount, Cue, Percent, Span, within

# How far before a figure its verb may stand, how far behind, and how far before a sum, in characters.
_BEFORE, _BEHIND, _CLOSE = 110, 24, 28
# What a price stepped up or down by, in brackets behind it: (+0.5万), "(-$0.20)".
_STEP = re.compile(r"\(([+−-])")


def of_percent(passage: Passage, percent: Percent) -> Cue | None:
    """A particle beside the figure, its sign, else the nearest verb: before it rather than behind, in its
    clause rather than in the one before.
    """
    if _is_taken(passage, percent) or _is_deposit(passage, percent):
        return None
    told = _particle_before(passage, percent) or _particle_behind(passage, percent)
    if told:
        return told
    if percent.sign and percent.value:
        return Cue(percent.start, percent.end, "up" if percent.sign == "+" else "down")
    dearer = above_former(passage, percent)
    if dearer:
        return dearer
    start, end = passage.clause(percent.start)
    before = passage.cues_in(max(start, percent.start - _BEFORE), percent.start, "up", "down")
    behind = passage.cues_in(percent.end, min(end, percent.end + _BEHIND), "up", "down")
    by = words.BY_SO_MUCH.search(passage.text, max(0, percent.start - _BEHIND), percent.start)
    opens = words.LISTED.fullmatch(passage.text, start, percent.start)
    first = max(passage.sentence(percent.start)[0], start - (_BEFORE if by or opens else _BEHIND))
    earlier = passage.cues_in(first, start, "up", "down")
    return next(iter([*before[-1:], *behind[:1], *earlier[-1:]]), None) or _of_list(passage, percent)


def _is_taken(passage: Passage, percent: Percent) -> bool:
    """Whether somebody takes it of a price: "takes a 5% cut", "a cut of 15% on every H100"."""
    taken = words.TAKES.search(passage.text[max(0, percent.start - _CLOSE) : percent.start])
    return bool(taken and (taken["of"] or words.A_CUT.match(passage.text, percent.end)))


def _is_deposit(passage: Passage, percent: Percent) -> bool:
    """Whether it is paid ahead: "put 30% down", "H100 lease: 36 months, $1.85/GPU/hr, 25% down"."""
    if not words.DOWN.match(passage.text, percent.end):
        return False
    before = passage.text[max(0, percent.start - _CLOSE) : percent.start]
    start = max(passage.sentence(percent.start)[0], percent.start - _BEFORE)
    return bool(words.PAYS.search(before) or words.LET.search(passage.text, start, percent.start))


def _of_list(passage: Passage, percent: Percent) -> Cue | None:
    """The verb that several chips share, each with its figure: "gains: A100 37.5%, A800 20%", "rents on the
    H100 are 40% higher, those on Blackwell 48%".
    """
    start = passage.sentence(percent.start)[0]
    chips = within(passage.chips, max(start, percent.start - _BEHIND), percent.start)
    if not chips or not words.LISTED.fullmatch(passage.text, chips[-1].end, percent.start):
        return None
    before = within(passage.percents, start, chips[-1].start)[-1:]
    shared = before and _particle_behind(passage, before[0])
    return shared or next(iter(passage.cues_in(start, chips[-1].start, "up", "down")[-1:]), None)


def of_sum(passage: Passage, amount: Amount) -> Cue | None:
    """The verb straight before a sum, only "by" or "nearly" between, or the particle or noun behind it:
    "$500 off", "a $500 cut", 500元的降幅.
    """
    text = passage.text
    told = above_former(passage, amount) or (_particle_before(passage, amount) if amount.currency else None)
    if told:
        return told
    by = words.BY_SO_MUCH.search(text, max(0, amount.start - _BEHIND), amount.start)
    start = passage.clause(amount.start)[0] if by else max(0, amount.start - _CLOSE)
    for verb in reversed(passage.cues_in(start, amount.start, "up", "down")):
        word = text[verb.start : verb.end]
        leads = words.ENDS_AT.search(word) or word.endswith(" from")
        if (
            verb.end <= amount.start
            and not leads
            and (by or words.BY.fullmatch(text[verb.end : amount.start]))
        ):
            return verb
    behind = passage.cues_in(amount.end, amount.end + 8, "up", "down")
    joined = behind and words.OF.fullmatch(text[amount.end : behind[0].start])
    is_noun = joined and not words.ENDS_AT.search(text[behind[0].start : behind[0].end])
    return _particle_behind(passage, amount) or (behind[0] if is_noun else None)


def sign_of(passage: Passage, amount: Amount) -> Cue | None:
    """The sign of a step told in brackets behind a price: 11.5万元/月(+0.5万)."""
    signed = _STEP.fullmatch(passage.text, max(0, amount.lead - 2), amount.lead)
    if not signed or not passage.text.startswith(")", amount.tail):
        return None
    return Cue(amount.lead - 1, amount.lead, "up" if signed[1] == "+" else "down")


def leading_to(passage: Passage, amount: Amount) -> Cue | None:
    """The verb that leads straight to a figure: 跌至, "slipped two cents to", "dropped below"."""
    start = max(passage.clause(amount.start)[0], amount.start - _BEFORE)
    for verb in passage.cues_in(start, amount.lead, "up", "down")[-1:]:
        between = passage.text[verb.end : amount.start]
        at_end = words.ENDS_AT.search(passage.text[verb.start : verb.end])
        if words.LEADING.fullmatch(between) or (at_end and words.BY.fullmatch(between)):
            return verb
        if words.LED_TO.search(between) and not _has_figure(passage, verb.end, amount.lead):
            return verb
    return None


def _has_figure(passage: Passage, start: int, end: int) -> bool:
    """Whether a sum or a share is told in a stretch."""
    return passage.has_money(start, end) or bool(within(passage.percents, start, end))


def above_former(passage: Passage, span: Span) -> Cue | None:
    """What a price is above or below its own former one: 比去年贵了三成, not 比先前的H20贵了三成."""
    start = max(passage.clause(span.start)[0], span.start - 48)
    dearer = words.DEARER.search(passage.text[start : span.start])
    if (
        not dearer
        or words.OFFICIAL.search(dearer[0])
        or within(passage.chips, start + dearer.start(), span.start)
    ):
        return None
    return Cue(span.start, span.end, "up" if dearer["word"] in "高贵多" else "down")


def _particle_before(passage: Passage, span: Span) -> Cue | None:
    found = words.PARTICLE_BEFORE.search(passage.text[max(0, span.start - _BEHIND) : span.start])
    if not found:
        return None
    word = found[found.lastindex or 1]
    place = span.start - len(found[0])
    return Cue(place, place + len(word), words.WAY[word])


def _particle_behind(passage: Passage, span: Span) -> Cue | None:
    found = words.PARTICLE_BEHIND.match(passage.text, span.end)
    if not found:
        return None
    risen = found[1] == "off" and words.ITS_LOW.match(passage.text, found.end())
    return Cue(found.start(1), found.end(1), "up" if risen else words.WAY[found[1]])
