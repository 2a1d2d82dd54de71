"""Chips announced, launched, shipping, restricted or discontinued."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from crawlers.facts.bans import Bans
from crawlers.facts.events import Event, Events, date_of
from crawlers.facts.passage import Passage
from crawlers.facts.prices import quote
from crawlers.facts.spans import ChipSpan, Cue, DateSpan, Span, Spans, within
from crawlers.facts.subjects import Subjects
from crawlers.facts.tables import Cell, Table
from crawlers.records import Chip

EVENTS = {
    "restrict": "export-restricted",
    "announce": "announced",
    "launch": "launched",
    "ship": "shipping",
    "discontinue": "discontinued",
}
# A verb before a name may have another object: "announced plans to resume sales of its H20", 公布H100的禁令.
_OTHER_OBJECT = re.compile(
    r"(?<![a-z])(?:plans?|sales?|reports?|rules?|bans?|restrictions?|prices?|pricing|instances?|clusters?|servers?"
    r"|partnerships?|deals?|orders?|intentions?|estimates?)"
    r"(?= (?:to|of|for|on|with|that|from|suggest\w*|about)(?![a-z]))"
    r"|计划|销售|报告|规则|禁令|价格|条款|订单|成本|约\d"
)
# What is told of a machine or a price with the chip in it is not told of the chip.
_OF_MACHINE = re.compile(
    r"s?\)? ?(?:gpus? ?)?(?:instances?|clusters?|racks?|servers?|pods?|集群|实例|服务器|机架|机柜|租"
    r"|(?:的)?(?:报价|售价|价))"
)
# An architecture told of as what a chip belongs to: "of the Hopper generation".
_GENERATION = re.compile(r"(?:世代|架构|家族| generation| architecture| family)")
_PRICED = re.compile(r"的?(?:售?价|租)|'?s? (?:price|rental|rent|rate)")
_COUNTED = re.compile(
    r"(?<![\w-])\d+(?:,\d{3})* ?(?:万|k|m|million)? ?(?:颗|张|块|枚|片|台)?(?:nvidia |英伟达)?$"
)
# Who an event is told of, where its sentence names no chip before it.
_IT = (
    r"(?:it|(?:the|this) (?:new |latest )?"
    r"(?:platform|chip|gpu|card|processor|accelerator|system|part|product|device)"
    r"|(?:这款|该|此|这[颗张枚块])(?:芯片|显?卡|gpu|加速器|产品|处理器)?|它)"
)
_IT_BEFORE = re.compile(
    rf"(?:^|[^a-z])(?:{_IT} (?:was|were|is|has been|had been|has|had)"
    rf"(?: (?:first|officially|initially|then|also|now|only|since))*(?: been)? |(?:这款|该|此|这[颗张枚块])"
    r"(?:芯片|显?卡|gpu|加速器|产品|处理器)(?:于|在|已|正式|首次|是[^,。;]{0,24})?)$"
)
_IT_OBJECT = re.compile(
    r" (?:the|this) (?:platform|chip|gpu|card|processor|accelerator|system|part|product)"
    r"(?= (?:on|in|at|during|last)(?![a-z]))"
    r"|了?(?:这款|该)(?:芯片|显?卡|gpu|加速器|产品|处理器)"
)
_IT_NEXT = re.compile(rf"[^,。;]{{0,80}}, ?{_IT}(?![a-z])")
_DATED = re.compile(r" (?:back |late |early )?(?:in|on|at|during)(?![a-z])")
_OPENING = re.compile(r"[\s\-*#>\"“(•·]*")
# A second event of the same name: "announced in 2024 and now generally available".
_AND_NOW = re.compile(r"[^。;]{0,100}(?:,|and|并|,?后|then)[^.。;,]{0,24}")
# A verb with an object of its own: "introducing it", "reveals its limits".
_OBJECT = re.compile(r" (?:it|its|the|an?|what|their)(?![a-z])")
# How far before a second event its own date may stand, in characters.
_OWN_DATE = 12
# How far behind "the Blackwell generation" its own verb may stand, in characters.
_ADJACENT = 16
_EVENT_HEADS = {
    "announced": "announced", "announcement": "announced", "发表": "announced", "公布": "announced",
    "released": "launched", "发布日期": "launched", "发布时间": "launched", "发布": "launched",
    "launch date": "launched", "launched": "launched", "launch": "launched", "release date": "launched",
    "上市": "launched", "推出": "launched", "推出时间": "launched", "上市时间": "launched",
    "上市日期": "launched", "release": "launched", "shipping": "shipping",
}  # fmt: skip


class ChipFacts:
    """Reads the events of chips in a passage."""

    def __init__(self, passage: Passage, subjects: Subjects, models: list[Span], tables: list[Table]) -> None:
        self._passage = passage
        self._subjects = subjects
        self._names: Spans[Span] = Spans([*models, *passage.chips])
        self._tables = tables
        self._starts = [table.start for table in tables]
        self._events = Events(passage, ("announce", "launch", "ship", "discontinue"))
        self._bans = Bans(passage, subjects, self._events)

    def read(self) -> Iterator[tuple[int, Chip]]:
        """Each event with its place."""
        for table in self._tables:
            yield from self._in_table(table)
        for group in self._subjects.groups:
            if not self._in_cell(group[0]):
                yield from self._restricted(group)
                if not self._subjects.compared(group) or self._is_attribute(group):
                    yield from self._happened(group)
        for cue in self._events.cues:
            yield from self._of_it(cue)
        for day in self._passage.dates:
            yield from self._labelled(day)

    def _labelled(self, day: DateSpan) -> Iterator[tuple[int, Chip]]:
        """A line "Launched: March 2023" under the heading of a chip."""
        label = self._passage.text[self._passage.line(day.start)[0] : day.start].strip(" \t-*•·:|")
        heads = self._passage.heads(day.start) or self._subjects.is_alone
        subject = self._subjects.of(day) if label in _EVENT_HEADS and heads else None
        for chip in subject.chips if subject and (subject.near or self._subjects.is_alone) else ():
            yield day.start, self._chip(chip, _EVENT_HEADS[label], day.iso)

    def _in_cell(self, chip: ChipSpan) -> bool:
        """Whether a table speaks for the chip; a cell with a verb in it is read as a sentence."""
        index = bisect_right(self._starts, chip.start) - 1
        inside = index >= 0 and chip.start < self._tables[index].end
        return inside and not within(self._events.cues, *self._passage.sentence(chip.start))

    def _is_attribute(self, group: list[ChipSpan]) -> bool:
        """Whether the event only describes the chip, compared or not: 跟2023年发布的H200打平."""
        first = group[0].start
        before = within(self._events.cues, max(0, first - 6), first)
        return bool(before) and self._passage.text[before[-1].end : first].strip() == "的"

    def _happened(self, group: list[ChipSpan]) -> Iterator[tuple[int, Chip]]:
        event = self._events.of(group, self._names)
        own = self._passage.clause(group[0].start)
        if self._passage.has(group[-1].end, own[1], "future", "developing"):
            return
        if event and self._fits(event, group) and not self._elsewhere(event, group):
            day = date_of(self._passage, group[0], event.cue)
            yield from self._told(group, event.cue, day)
            later = self._later(event.cue, group)
            if later:
                end = self._passage.clause(later.start)[1]
                found = within(self._passage.dates, later.start - _OWN_DATE, end)
                days = [told.iso for told in found if told.iso != day]
                yield from self._told(group, later, days[0] if days else None)

    def _told(self, group: Sequence[ChipSpan], cue: Cue, day: str | None) -> Iterator[tuple[int, Chip]]:
        if self._lies_ahead(day):
            if within(self._passage.dates, *self._passage.clause(cue.start)):
                return
            day = None
        for chip in group:
            yield chip.start, self._chip(chip, EVENTS[cue.sense], day)

    def _later(self, first: Cue, group: list[ChipSpan]) -> Cue | None:
        """A second event told of the same names in the sentence."""
        end = self._passage.sentence(first.start)[1]
        for cue in within(self._events.cues, first.end, end):
            if cue.sense == first.sense or _OBJECT.match(self._passage.text, cue.end):
                continue
            between = self._passage.text[first.end : cue.start]
            named = within(self._names, max(first.end, group[-1].end), cue.end + 14)
            if not named and _AND_NOW.fullmatch(between) and self._events.holds(cue):
                return cue
        return None

    def _of_it(self, cue: Cue) -> Iterator[tuple[int, Chip]]:
        """An event of what was spoken of: "Released in 2023, it became", 这款卡发布时."""
        start = self._passage.sentence(cue.start)[0]
        if within(self._names, start, cue.end + 14) or not self._is_of_it(cue):
            return
        group = self._subjects.topic(cue.start) or self._subjects.following(cue.start)
        if group and self._events.holds(cue):
            for place, chip in self._told(group, cue, date_of(self._passage, group[0], cue)):
                yield max(place, cue.start), chip

    def _lies_ahead(self, day: str | None) -> bool:
        """An event dated after publication has only been promised."""
        published = self._passage.published
        return bool(day and published and day > published.isoformat()[: len(day)])

    def _is_of_it(self, cue: Cue) -> bool:
        """Whether the subject is a pronoun, before the verb or behind the clause that it opens."""
        start, end = self._passage.sentence(cue.start)
        head = self._passage.text[start : cue.start]
        if _OPENING.fullmatch(head):
            text = self._passage.text
            silent = _DATED.match(text, cue.end) and "," not in text[cue.end : end]
            return bool(silent or _IT_NEXT.match(text, cue.end, end))
        if _IT_OBJECT.match(self._passage.text, cue.end):
            return True
        return bool(_IT_BEFORE.search(head)) and self._passage.text[cue.end : cue.end + 1] != "了"

    def _elsewhere(self, event: Event, group: list[ChipSpan]) -> bool:
        """A chip banned in its own clause takes no event from another: 发布政策,禁止…H100."""
        own = self._passage.clause(group[0].start)
        verb = self._passage.clause(event.cue.start)
        if within(self._bans.cues, verb[0], event.cue.start):
            return True  # the ban is announced, not the chip
        return own != verb and bool(within(self._bans.cues, *own))

    def _fits(self, event: Event, group: list[ChipSpan]) -> bool:
        """Whether the verb is about the chip itself: "the H100 instances launched" is not."""
        text, first, last = self._passage.text, group[0].start, group[-1].end
        if event.before and _OTHER_OBJECT.search(text, event.cue.end, first):
            return False
        if (
            _PRICED.match(text, last)
            or self._is_question(group[0])
            or _COUNTED.search(text[max(0, first - 18) : first])
        ):
            return False
        if _GENERATION.match(text, last) and not event.before and event.cue.start - last > _ADJACENT:
            return False
        if (
            _GENERATION.match(text, last)
            and event.before
            and text[event.cue.end : first].strip(" 了")
            not in (
                "",
                "the",
                "its",
            )
        ):
            return False
        if event.before and self._is_of_it(event.cue):
            return False
        bracketed = text[max(0, first - 12) : first].count("(") > text[max(0, first - 12) : first].count(")")
        whole = "-nvl" in group[-1].chip
        return event.before or not (bracketed or (not whole and _OF_MACHINE.match(text, last)))

    def _is_question(self, chip: ChipSpan) -> bool:
        return self._passage.text[self._passage.sentence(chip.start)[1] - 1] == "?"

    def _restricted(self, group: list[ChipSpan]) -> Iterator[tuple[int, Chip]]:
        cue = self._bans.of(group)
        if cue:
            day = self._bans.date(group[0], cue)
            for chip in group:
                yield chip.start, self._chip(chip, "export-restricted", day)

    def _in_table(self, table: Table) -> Iterator[tuple[int, Chip]]:
        """A column or a row headed Announced or 发布日期 dates an event of each chip across from it."""
        for head in table.rows[0]:
            event = _EVENT_HEADS.get(self._passage.text[head.start : head.end].strip())
            for row in table.rows[1:] if event else ():
                yield from self._row(row[0], row[head.column : head.column + 1], event or "")
        for row in table.rows[1:]:
            event = _EVENT_HEADS.get(self._passage.text[row[0].start : row[0].end].strip())
            for head in table.rows[0][1:] if event else ():
                yield from self._row(head, row[head.column : head.column + 1], event or "")

    def _row(self, name: Cell, cells: Sequence[Cell], event: str) -> Iterator[tuple[int, Chip]]:
        chips = within(self._passage.chips, name.start, name.end)
        dates = [day for cell in cells for day in within(self._passage.dates, cell.start, cell.end)]
        if chips and dates:
            yield chips[0].start, self._chip(chips[0], event, dates[0].iso)

    def _chip(self, chip: ChipSpan, event: str, day: str | None) -> Chip:
        return Chip(
            chip=chip.chip,
            vendor=chip.vendor,
            event=event,  # type: ignore[arg-type]
            date=day,
            quote=quote(self._passage, chip.start),
        )
