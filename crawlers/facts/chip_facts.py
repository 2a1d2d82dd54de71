"""Chips announced, launched, shipping, restricted or discontinued."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from crawlers.facts.events import Event, Events, date_of
from crawlers.facts.passage import Passage
from crawlers.facts.prices import quote
from crawlers.facts.spans import ChipSpan, Cue, Span, Spans, within
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
# A restriction lifted, a licence to sell, a ban on buying, or one that is only proposed.
_LIFTED = re.compile(
    r"解禁|放行|恢复|重启|获准|批准|(?:获|拿|取|发)[^,。]{0,6}许可|放宽|松绑|取消|采购|拟提"
    r"|草拟|拟|(?<![a-z])(?:lift|lifted|lifting|ease|eased|allow|allowed|resume|resumed|"
    r"licen[sc]es? (?:to|for)|approved|proposed|would|whether|was the .{0,20} banned or)(?![a-z])"
)
_EXPORT = re.compile(
    r"规则|门槛|监管|出口|对华|中国|大陆|制裁|禁令|输陆|export|china|russia|sanction|commerce"
    r"|bis(?![a-z])|washington|under rules|u\.?s\.?(?![a-z])"
)
_NOUNS = frozenset({
    "bans", "ban", "curbs on", "restrictions", "export curbs", "export controls", "export control",
    "export restrictions", "embargo", "出口管制", "禁令", "出口禁令", "出口限制", "限制出口", "禁运",
    "受限",
})  # fmt: skip
_TOO = re.compile(
    r"(?<![a-z])(?:also|as (?:was|were|is|are|well)|too|likewise|and|similar)(?![a-z])"
    r"|也|同样|连|一并|以及|[、和与]"
)
_LAID = re.compile(r"列入|被|遭|实施|纳入|升级|under|impose|placed|put|face|subject|requirement|hit")
_ITEM = re.compile(r"\s*(?:[-*•·]|\d+[.)])?\s*(?:nvidia |geforce )?$")
_EVENT_HEADS = {
    "announced": "announced", "announcement": "announced", "发表": "announced", "公布": "announced",
    "released": "launched", "发布日期": "launched", "发布时间": "launched", "发布": "launched",
    "launch date": "launched", "launched": "launched", "launch": "launched", "release date": "launched",
    "上市": "launched", "推出": "launched", "shipping": "shipping",
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
        self._bans = Events(passage, ("restrict",))

    def read(self) -> Iterator[tuple[int, Chip]]:
        """Each event with its place."""
        for table in self._tables:
            yield from self._in_table(table)
        for group in self._subjects.groups:
            if self._in_cell(group[0]):
                continue
            yield from self._restricted(group)
            if not self._subjects.compared(group):
                yield from self._happened(group)

    def _in_cell(self, chip: ChipSpan) -> bool:
        index = bisect_right(self._starts, chip.start) - 1
        return index >= 0 and chip.start < self._tables[index].end

    def _happened(self, group: list[ChipSpan]) -> Iterator[tuple[int, Chip]]:
        event = self._events.of(group, self._names)
        own = self._passage.clause(group[0].start)
        if self._passage.has(group[-1].end, own[1], "future", "developing"):
            return
        if event and self._fits(event, group) and not self._elsewhere(event, group):
            day = date_of(self._passage, group[0], event.cue)
            for chip in () if self._lies_ahead(day) else group:
                yield chip.start, self._chip(chip, EVENTS[event.cue.sense], day)

    def _lies_ahead(self, day: str | None) -> bool:
        """An event dated after publication has only been promised."""
        published = self._passage.published
        return bool(day and published and day > published.isoformat()[: len(day)])

    def _elsewhere(self, event: Event, group: list[ChipSpan]) -> bool:
        """A chip banned in its own clause takes no event from another: 发布政策,禁止…H100."""
        own = self._passage.clause(group[0].start)
        verb = self._passage.clause(event.cue.start)
        if within(self._bans.cues, verb[0], event.cue.start):
            return True  # the ban is announced, not the chip
        return own != verb and bool(within(self._bans.cues, *own))

    def _fits(self, event: Event, group: list[ChipSpan]) -> bool:
        """Whether the verb is about the chip itself: "the H100 instances launched" is not, nor a
        number shipped.
        """
        tail = self._passage.text[group[-1].end : group[-1].end + 14]
        if re.match(r"的?(?:售?价|租)|'?s? (?:price|rental|rent|rate)", tail) or self._is_question(group[0]):
            return False
        if not event.before and re.match(r"s? ?(?:instances?|cluster|集群|实例|服务器|租)", tail):
            return False
        head = self._passage.text[max(0, group[0].start - 18) : group[0].start]
        return not re.search(
            r"(?<![\w-])\d+(?:,\d{3})* ?(?:万|k|m|million)? ?(?:颗|张|块|枚|片|台)?(?:nvidia |英伟达)?$", head
        )

    def _is_question(self, chip: ChipSpan) -> bool:
        return self._passage.text[self._passage.sentence(chip.start)[1] - 1] == "?"

    def _restricted(self, group: list[ChipSpan]) -> Iterator[tuple[int, Chip]]:
        """A ban named in the sentence of the chip, or in the head of the list that it is an item of."""
        cue = self._ban_of(group) or self._ban_over_list(group)
        if not cue:
            return
        day = self._ban_date(group[0], cue)
        for chip in group:
            yield chip.start, self._chip(chip, "export-restricted", day)

    def _ban_of(self, group: list[ChipSpan]) -> Cue | None:
        start, end = self._passage.sentence(group[0].start)
        cues = within(self._bans.cues, start, end)
        if not cues or self._subjects.compared(group):
            return None
        cue = min(cues, key=lambda c: abs(c.start - group[0].start))
        low, high = sorted((cue.start, group[0].start))
        clause_start, clause_end = self._passage.clause(cue.start)
        about = self._passage.text[max(0, start - 160) : end]
        lifted = _LIFTED.search(
            self._passage.text[max(clause_start, cue.start - 24) : min(clause_end, cue.end + 16)]
        )
        own = self._passage.clause(group[0].start)
        busy = own != (clause_start, clause_end) and self._has_own_story(*own)
        proposed = self._passage.has(start, cue.start, "future") and re.search(
            r"一旦|若|拟|would|if ", self._passage.text[start : cue.start]
        )
        if self._is_of_others(cue, group):
            return None
        told = _EXPORT.search(about) and not lifted and not busy and not proposed
        return cue if told and self._binds(cue, group) and high - low < 120 else None

    def _is_of_others(self, cue: Cue, group: list[ChipSpan]) -> bool:
        """A ban whose clause names another chip is of this one only if it is said to be, too."""
        start, end = self._passage.clause(cue.start)
        chips = within(self._passage.chips, start, end)
        if not chips or start <= group[0].start < end:
            return False
        own = self._passage.text[slice(*self._passage.clause(group[0].start))]
        return not _TOO.search(own)

    def _binds(self, cue: Cue, group: list[ChipSpan]) -> bool:
        """Whether the cue says that the chip is banned; the mere noun needs the chip, or a verb, in
        its clause.
        """
        words = self._passage.text[cue.start : cue.end]
        start, end = self._passage.clause(cue.start)
        return (
            words not in _NOUNS
            or start <= group[0].start < end
            or bool(_LAID.search(self._passage.text[start:end]))
        )

    def _has_own_story(self, start: int, end: int) -> bool:
        """Whether the clause of the chip tells something else of it: an event, a price, a licence."""
        amounts = [a for a in within(self._passage.amounts, start, end) if a.currency]
        lifted = _LIFTED.search(self._passage.text[start:end])
        return bool(
            within(self._events.cues, start, end)
            or amounts
            or lifted
            or self._passage.has(start, end, "compare")
        )

    def _ban_over_list(self, group: list[ChipSpan]) -> Cue | None:
        """The ban in the head of a list whose item is nothing but the chip."""
        start, end = self._passage.line(group[0].start)
        text = self._passage.text
        if not _ITEM.fullmatch(text[start : group[0].start]) or text[group[-1].end : end].strip():
            return None
        for _ in range(20):
            start, end = self._passage.line(max(0, start - 1))
            if text[start:end].strip() and not text[start:end].lstrip().startswith(("-", "•", "·")):
                break
        cues = within(self._bans.cues, start, end)
        return cues[0] if cues else None

    def _ban_date(self, chip: ChipSpan, cue: Cue) -> str | None:
        """The date of the ban; where its sentence has none, that of the sentence before."""
        own = date_of(self._passage, chip, cue)
        if own:
            return own
        start = self._passage.sentence(cue.start)[0]
        before = within(self._passage.dates, *self._passage.sentence(max(0, start - 1)))
        return before[0].iso if before and before[0].start < start else None

    def _in_table(self, table: Table) -> Iterator[tuple[int, Chip]]:
        """A column headed Announced or 发布日期 dates an event of each row's chip."""
        for head in table.rows[0]:
            event = _EVENT_HEADS.get(self._passage.text[head.start : head.end].strip())
            for row in table.rows[1:] if event else ():
                yield from self._row(row, head.column, event or "")

    def _row(self, row: tuple[Cell, ...], column: int, event: str) -> Iterator[tuple[int, Chip]]:
        chips = within(self._passage.chips, row[0].start, row[0].end)
        dates = within(self._passage.dates, row[column].start, row[column].end) if column < len(row) else []
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
