"""The verbs that may tell an event of a chip, and which chips each may be told of."""

import re
from collections.abc import Iterator, Sequence

from crawlers.facts.compared_chips import is_compared
from crawlers.facts.event_verbs import leads_on
from crawlers.facts.passage import Passage
from crawlers.facts.spans import ChipSpan, Cue, Spans, within

# The senses of verbs that tell a ban.
BANS = ("restrict", "forbid", "forbid-hint", "licence")
# The events that verbs of each sense tell.
EVENTS = {
    "restrict": "export-restricted",
    "forbid": "export-restricted",
    "forbid-hint": "export-restricted",
    "licence": "export-restricted",
    "announce": "announced",
    "launch": "launched",
    "ship": "shipping",
    "discontinue": "discontinued",
    "announce-hint": "announced",
    "launch-hint": "launched",
    "ship-hint": "shipping",
    "discontinue-hint": "discontinued",
}
# A verb of forbidding bans exports only with a word of trade so far before it or behind, in characters.
_TRADE_BEFORE, _TRADE_BEHIND = 240, 60
_OF_TRADE = re.compile(r"export|china|sanction|curbs|出口|对华|制裁|管制")
# A shop's shipping is none of the chip's: "$540 shipped", "plus shipping", "ships from China".
_POSTED = frozenset({"shipping", "ships", "shipped", "ship", "delivered"})
_POSTAGE_BEFORE = re.compile(
    r"(?:(?<![a-z])(?:free|plus|incl[a-z]*\.?|excl[a-z]*\.?|without|fast|worldwide|international|paid|after|pay"
    r"|cost of|tax and|before)|[+&]) ?$"
)
_POSTAGE_BEHIND = re.compile(
    r" (?:conus|fees?|costs?|address|labels?|included|extra|(?:is|was) (?:free|another|extra|\$|\d)"
    r"|(?:&|and) (?:handling|taxe?s?)|within|same day|free|from (?:and sold|china|the us|germany|uk|japan|us)"
    r"|to (?:the )?(?:us|uk|eu|usa|canada|europe)(?![a-z]))|:"
)
# What is only planned is no event yet: "plans to launch", 计划于明年下半年推出.
_PLANNED = re.compile(
    r"(?<![a-z])(?:plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|expect(?:s|ed|ing)?|want(?:s|ed)?|aim(?:s|ed|ing)?"
    r"|hop(?:es|ed|ing)|set|due|slated|scheduled|going|about|ready|prepar(?:es|ed|ing)|on track|yet|likely"
    r"|poised|promis(?:es|ed)|not|tipped|rumou?red) to (?:also |be |first |soon |start |begin "
    r"|officially |formally )*$"
    r"|(?:计划|拟|预计|有望|打算|准备|预期|可望|或将|力争|争取|据传|传闻|传出?将|要等到?|要到|最快"
    r"|明年|后年|将(?=[于在会要也正首率陆\d明后今下]))"
    r"[^,。;:、已]{0,16}$"
    r"|(?:随后|此后|未来|今后)[一二两三四五几数\d]+(?:年|个?月|个?季度)[^,。;]{0,8}$"
    r"|(?:样品|样片|(?<![a-z])samples?)[^,.;。:]{0,8}$"
)
_PUT_OFF = re.compile(r"(?:则|也|还|时间)*(?:要等|要到|得等|须待|尚待|待定|未定|遥遥无期)")
# "Shipments of X began", "production of X was ended": what became of the process behind the name.
_PROCESS = re.compile(
    r"[^,.;:。]{2,60}?(?<![a-z])(?:(?P<began>began|begun|begins|started|starts|commenced|under ?way"
    r"|kicked off|opened"
    r"|going on|picked up|ramping|ramped)|(?P<ended>ended|ends|ceased|stopped|halted|discontinued"
    r"|wound down|is over"
    r"|was over|came to an end|phased out|cancelled|canceled))(?![a-z])"
    r"|[^,.;:。]{0,6}(?P<shut>关闭|关停|拆除|全停)"
)
_ABROAD = re.compile(r" (?:to|in|into) (?:china|russia)(?![a-z])")
_SHIPS = re.compile(r"(?:[a-z]+ )?(?:shipments?|shipping|deliver(?:y|ies)) of|(?:mass|volume) production of")
_AHEAD = re.compile(
    r"(?<![a-z])(?:could|may|might|will|would|should|expected|due|slated|scheduled|set"
    r"|to (?:begin|start))(?![a-z])"
)
_TAKEN_BACK = re.compile(r"了?(?: ?(?:the|its|any|all|planned|further))* ?")
# How far from a chip a verb may stand, and how many on each side are looked at.
_REACH, _NEAREST, _PAID, _PLAN_REACH = 200, 3, 12, 40
_SAYERS = frozenset({"宣布", "官宣"})
_NOT_AHEAD = re.compile(r"[^,。;:、将年月季拟预计的]{1,30}")
_ITEM = re.compile(r"\s*(?:[-*•·>]|\d{1,2}[.)、]|$)")
_LONGEST_LIST, _BLANK = 24, 8
# How far a sentence without a chip may speak of the last one named, in characters.
_TOPIC_REACH = 320


# A chip's family that only describes another chip, and what goes on about the one before.
_DESCRIBES = re.compile(
    r"(?: ?gpu)?(?:[ -](?:architectures?|generation|silicon|family|based|class|gpus|cores?|dies)(?![a-z])"
    r"|架构|世代|一代|家族|核心)"
)
_GOES_ON = re.compile(
    r"(?<![a-z])(?:it|this (?:chip|card|gpu|part|accelerator))(?: [a-z]+){1,6} ?(?:the |an? )?$"
)
_ROADMAP = re.compile(r"[^,;。]{0,20}(?:路线图|演进|规划|蓝图|产品线|(?<![a-z])roadmaps?(?![a-z]))")
# Between chips told together, whatever they are called: "B200 GPUs and GB200 NVL72 racks", "neither A nor B".
_JOINT = re.compile(
    r"[\"”」]?s? ?(?:gpus?|chips?|cards?|accelerators?|processors?|systems?|racks?|superchips?|芯片|晶片"
    r"|显卡|加速卡|系列)?"
    r"(?:\([^()]{0,24}\))? ?(?:、|(?<=[”」])(?=[“「])|和|与|及|以及|或|(?: next year| in \d{4})?, followed by"
    r"|,? and|,? or|,? nor|,? plus|,? as well as|along with|alongside)"
    r" ?(?:(?:the|an?|its|both|also|later|newer|first|graphics|training|inference|gpu|chip|card|called|named"
    r"|nvidia'?s?|amd'?s?|intel'?s?|英伟达的?|超微的?|(?:面向)?(?:图形|训练|推理|推论|ai)的?|芯片|晶片"
    r"|显卡|的) ?){0,5}[\"“「]?"
)
# A verb in the singular is of the last alone: "discontinued the A100, and the MI350X is shipping".
_ALONE = re.compile(r" (?:is|has|was)(?![a-z])")


def together(passage: Passage, groups: Sequence[list[ChipSpan]]) -> list[list[ChipSpan]]:
    """The groups, those that only a joint parts made one."""
    joined: list[list[ChipSpan]] = []
    for group in groups:
        listed = joined and _JOINT.fullmatch(passage.text, joined[-1][-1].end, group[0].start)
        if listed and not _ALONE.match(passage.text, group[-1].end):
            joined[-1] = [*joined[-1], *group]
        else:
            joined.append(group)
    return joined


def chip_cues(passage: Passage) -> Spans[Cue]:
    """The verbs of chips' events, in order of place."""
    told = (_completed(passage, cue) for cue in passage.verbs)
    found = [cue for cue in told if cue.sense in EVENTS and _is_of_trade(passage, cue)]
    found = [cue for cue in found if not (_is_postage(passage, cue) or _is_planned(passage, cue))]
    return Spans(_telling(found, passage.text))


def _completed(passage: Passage, cue: Cue) -> Cue:
    """A process with what became of it: "production of the A100 ended" tells its end, "sales of" a launch,
    or a ban where they were halted to one country; "shipments of" alone that it ships.
    """
    if cue.sense != "process":
        return cue
    text, end = passage.text, passage.clause(cue.start)[1]
    became = _PROCESS.match(text, cue.end, end)
    if became and became["ended"] and _ABROAD.search(text, *became.span()):
        return Cue(cue.start, cue.end, "forbid")
    if became and not became["began"]:
        return Cue(cue.start, cue.end, "discontinue-hint")
    if became and text.startswith("sale", cue.start):
        return Cue(cue.start, cue.end, "launch-hint")
    ships = became or (_SHIPS.match(text, cue.start) and not _AHEAD.search(text, cue.end, end))
    return Cue(cue.start, cue.end, "ship-hint") if ships else cue


def _is_planned(passage: Passage, cue: Cue) -> bool:
    """Whether a verb that is no ban tells of what has only been planned."""
    start = max(passage.clause(cue.start)[0], cue.start - _PLAN_REACH)
    planned = _PLANNED.search(passage.text, start, cue.start) or _PUT_OFF.match(passage.text, cue.end)
    return cue.sense not in BANS and bool(planned)


def _is_postage(passage: Passage, cue: Cue) -> bool:
    if passage.text[cue.start : cue.end] not in _POSTED:
        return False
    paid = passage.has_money(cue.start - _PAID, cue.start)
    behind = _POSTAGE_BEHIND.match(passage.text, cue.end)
    return bool(paid or behind or _POSTAGE_BEFORE.search(passage.text, max(0, cue.start - 14), cue.start))


def _is_of_trade(passage: Passage, cue: Cue) -> bool:
    if cue.sense not in BANS[1:]:
        return True
    around = within(passage.verbs, cue.start - _TRADE_BEFORE, cue.end + _TRADE_BEHIND)
    return any(other.sense == "trade" or _trades(passage.text, other) for other in around)


def _trades(text: str, ban: Cue) -> bool:
    """Whether a ban tells itself that trade is meant: "export restrictions", 对华出口管制."""
    return ban.sense in BANS and bool(_OF_TRADE.search(text, ban.start, ban.end))


def _telling(cues: Sequence[Cue], text: str) -> list[Cue]:
    """Without the verbs that only lead on to the next, 宣布推出, those of a ban's own, "curbs announced", and
    the second of two that overlap.
    """
    kept: list[Cue] = []
    for cue in cues:
        if kept and (leads_on(kept[-1], cue, text) or _says(kept[-1], cue, text)):
            kept.pop()
        if kept and _ends(kept[-1], cue, text):
            continue
        if kept and kept[-1].sense in BANS and cue.sense == "announce" and cue.start - kept[-1].end in (0, 1):
            continue
        if not kept or cue.start >= kept[-1].end:
            kept.append(cue)
    return kept


def _ends(first: Cue, cue: Cue, text: str) -> bool:
    """Whether the first verb takes the second back: "canceled the release of", 取消了上市."""
    ended = first.sense.startswith("discontinue") and cue.start > first.end
    return ended and bool(_TAKEN_BACK.fullmatch(text, first.end, cue.start))


def _says(saying: Cue, cue: Cue, text: str) -> bool:
    """Whether what is announced is the next verb's event: 宣布GB200全面投产, but not 宣布MI400明年推出."""
    told = cue.sense.startswith(("ship", "launch", "discontinue"))
    said = told and text[saying.start : saying.end] in _SAYERS
    return said and bool(_NOT_AHEAD.fullmatch(text, saying.end, cue.start))


def pairs(passage: Passage, group: Sequence[ChipSpan], cues: Spans[Cue]) -> Iterator[Cue]:
    """The verbs that may be told of a group of chips: the nearest in its sentence and in those beside it,
    in the sentences behind that go on about it, and in the head of its list.
    """
    first, last = group[0].start, group[-1].end
    start, end = passage.sentence(first)
    yield from within(cues, max(start, first - _REACH), first)[-_NEAREST:]
    yield from within(cues, last, min(end, last + _REACH))[:_NEAREST]
    if start:
        yield from within(cues, max(_before(passage, start), first - _REACH), start)[-2:]
    if end < len(passage.text):
        yield from _following(passage, last, end, cues)
    yield from _of_roadmap(passage, first, cues)
    for head in over(passage, first):
        yield from within(cues, *head)[-2:]
    line = passage.line(first)
    if "|" in passage.text[slice(*line)]:
        yield from within(cues, *line)


def _before(passage: Passage, start: int) -> int:
    """Where the sentence before a place begins, over blanks and the mark of a list's item."""
    end = len(passage.text[max(0, start - _BLANK) : start].rstrip(" \n\t-*•·"))
    return passage.sentence(max(0, start - _BLANK) + max(0, end - 1))[0]


def over(passage: Passage, place: int) -> list[tuple[int, int]]:
    """What speaks for the line of a place: its heading, or the sentence that its list is of."""
    heads = [*passage.heads(place)[:1]]
    start, end = passage.line(place)
    for _ in range(_LONGEST_LIST):
        if not start or not _ITEM.match(passage.text, start, end):
            break
        start, end = passage.line(start - 1)
    return [*heads, (start, end)] if end < passage.line(place)[0] else heads


def _following(passage: Passage, last: int, end: int, cues: Spans[Cue]) -> Iterator[Cue]:
    """The verbs of the next sentence that have no chip of their own, "The H100 rents for $2. AMD launched the
    MI455X", and of those behind while none names a chip but to compare or describe this one.
    """
    following = passage.sentence(end)[1]
    beside = within(cues, end, min(following, last + _REACH))[:2]
    yield from (cue for cue in beside if not within(passage.chips, *passage.clause(cue.start)))
    named = within(passage.chips, last, last + _TOPIC_REACH)
    other = next((chip for chip in named if not _is_aside(passage, chip)), None)
    reach = _opening(passage, other.start) if other else last + _TOPIC_REACH
    yield from within(cues, following, reach)[:2]


def _opening(passage: Passage, place: int) -> int:
    """Where what is told of a place begins: its sentence, or its clause behind one that goes on about
    another, "Released in late 2023, it filled the gap left by the A100".
    """
    sentence, clause = passage.sentence(place)[0], passage.clause(place)[0]
    return clause if _GOES_ON.search(passage.text, sentence, place) else sentence


def _is_aside(passage: Passage, chip: ChipSpan) -> bool:
    """Whether a chip is named only to compare or describe another: "than the H100", "Hopper silicon"."""
    compared = is_compared(passage.text, chip.start, chip.end)
    return compared or bool(_DESCRIBES.match(passage.text, chip.end))


def _of_roadmap(passage: Passage, first: int, cues: Spans[Cue]) -> Iterator[Cue]:
    """The verb that makes known the plan a chip stands in: 首次披露昇腾路线图:950PR..., 960..., 970...."""
    start = passage.sentence(max(0, passage.sentence(first)[0] - 1))[0]
    for cue in within(cues, max(start, first - _TOPIC_REACH), first):
        if cue.sense.startswith("announce") and _ROADMAP.match(passage.text, cue.end):
            yield cue
