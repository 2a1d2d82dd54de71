"""Chips announced, launched, shipping, restricted or discontinued."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from crawlers.facts.ban_evidence import forbids_buying, spares
from crawlers.facts.chip_dates import date_of
from crawlers.facts.chip_events import BANS, EVENTS, chip_cues, pairs, together
from crawlers.facts.chip_evidence import ChipEvidence, is_model_of_another
from crawlers.facts.passage import Passage
from crawlers.facts.prices import quote
from crawlers.facts.spans import ChipSpan, Cue, DateSpan, Span, Spans, within
from crawlers.facts.subjects import Subjects
from crawlers.facts.tables import Cell, Table
from crawlers.facts.weights import weigh
from crawlers.records import Chip

# An event is taken as told above these log odds: of two faults a missed one is the likelier.
_LIKELY = -0.15
# What a column, a row or a line with the date of an event is headed.
_HEADS = {
    "announced": "announced|announcement|announce date|announcement date|date announced|unveiled"
    "|revealed|debut"
    "|发表|公布|亮相|发表时间|发表日期|公布时间|公布日期|亮相时间",
    "launched": "released|release|release date|date released|release year|year released"
    "|year of release|launched"
    "|launch|launch date|date launched|launch year|introduced|on sale|available since|发布|发布日期|发布时间"
    "|发布年份|上市|上市时间|上市日期|上市年份|推出|推出时间|推出日期|推出年份|首发|首发时间|首发日期"
    "|发售时间"
    "|发售日期|开售时间|问世|问世时间",
    "shipping": "shipping|shipping since|shipped|first shipped|general availability|ga|ga date|量产"
    "|量产时间|供货"
    "|供货时间|出货|出货时间",
    "discontinued": "discontinued|end of life|eol|停产|停产时间|退市|退市时间",
}
# What a cell under "Status" may say.
_STATES = {
    "announced": "announced|unveiled|已公布|已亮相",
    "launched": "launched|released|已发布|已上市|已推出",
    "shipping": "shipping|now shipping|in production|in volume production|in mass production"
    "|generally available|ga|量产|已量产|量产中|供货|供货中|出货|出货中|已交付",
    "discontinued": "discontinued|end of life|eol|cancelled|canceled|retired|停产|已停产|退市|已退市|已取消",
}
_STATUS = frozenset(
    {"status", "availability", "production status", "状态", "现状", "进展", "供应状态", "量产状态"}
)
_EVENT_STATES = {state: event for event, states in _STATES.items() for state in states.split("|")}
_EVENT_HEADS = {head: event for event, heads in _HEADS.items() for head in heads.split("|")}


# Between a chip and what is told of it in brackets, its date alone; how far the chip may be, in characters.
_OPENED, _DATED, _BRACKET = re.compile(r"s? ?\([^()]{0,14}"), re.compile(r"s? ?\((?:in )?"), 32

_COUNT = re.compile(r"\d")


class _Told(NamedTuple):
    """An event of a chip, the verb that tells it and how surely."""

    chip: ChipSpan
    cue: Cue
    weight: float


class ChipFacts:
    """Reads the events of chips in a passage."""

    def __init__(self, passage: Passage, subjects: Subjects, models: list[Span], tables: list[Table]) -> None:
        self._passage = passage
        self._subjects = subjects
        self._tables = tables
        self._starts = [table.start for table in tables]
        self._cues = chip_cues(passage)
        self._groups = together(passage, subjects.groups) if self._cues else []
        names: Spans[Span] = Spans([*models, *passage.chips])
        self.evidence = ChipEvidence(passage, subjects, self._cues, names, self._groups)

    def read(self) -> Iterator[tuple[int, Chip]]:
        """Each event with its place."""
        found = [fact for table in self._tables for fact in self._in_table(table)]
        found += [fact for day in self._passage.dates for fact in self._labelled(day)]
        found += self._bracketed()
        yield from found
        known = {(fact.chip, fact.event) for _, fact in found}
        for (chip, event), told in self._likely().items():
            if (chip, event) not in known:
                yield from self._happened(event, told)

    def _happened(self, event: str, told: list[_Told]) -> Iterator[tuple[int, Chip]]:
        """The event where it is told most surely, with the date of any of its verbs in that sentence."""
        told.sort(key=lambda one: -one.weight)
        start, end = self._passage.sentence(told[0].cue.start)
        near = [one for one in told if start <= one.cue.start < end]
        days = [date_of(self._passage, one.chip, one.cue, self._cues) for one in near]
        day = next(filter(None, days), None)
        if not self._is_promised(told[0].cue, day):
            place = told[0].chip
            yield place.start, self._chip(place, event, None if self._lies_ahead(day) else day)

    def _likely(self) -> dict[tuple[str, str], list[_Told]]:
        """The likely events of each chip, with all that tells them."""
        likely: dict[tuple[str, str], list[_Told]] = defaultdict(list)
        for group, cue in self.pairs():
            spared = spares(self._passage, group[-1]) or forbids_buying(self._passage, cue)
            if (cue.sense in BANS and spared) or is_model_of_another(self._passage, group[-1]):
                continue
            weight = weigh("chip", {*self.evidence.of(group, cue)})
            for chip in group if weight > _LIKELY else ():
                likely[chip.chip, EVENTS[cue.sense]].append(_Told(chip, cue, weight))
        return likely

    def pairs(self) -> Iterator[tuple[list[ChipSpan], Cue]]:
        """Every group of chips with each verb that may be told of it."""
        for group in self._groups if self._cues else ():
            if not self._in_cell(group[0]):
                yield from ((group, cue) for cue in dict.fromkeys(pairs(self._passage, group, self._cues)))

    def _in_cell(self, chip: ChipSpan) -> bool:
        """Whether a table speaks for the chip; a row with a verb in it is read as a sentence."""
        index = bisect_right(self._starts, chip.start) - 1
        inside = index >= 0 and chip.start < self._tables[index].end
        return inside and not within(self._cues, *self._passage.line(chip.start))

    def _labelled(self, day: DateSpan) -> Iterator[tuple[int, Chip]]:
        """A line "Launched: March 2023" under the heading of a chip."""
        label = self._passage.text[self._passage.line(day.start)[0] : day.start].strip(" \t-*•·:|")
        heads = self._passage.heads(day.start) or self._subjects.is_alone
        subject = self._subjects.of(day) if label in _EVENT_HEADS and heads else None
        for chip in subject.chips if subject and (subject.near or self._subjects.is_alone) else ():
            yield day.start, self._chip(chip, _EVENT_HEADS[label], day.iso)

    def _bracketed(self) -> Iterator[tuple[int, Chip]]:
        """What the first of a list tells in brackets, its others too: "A100 (launched 2020), H100 (2022)"."""
        text, chips = self._passage.text, self._passage.chips
        for cue in self._cues:
            first = within(chips, cue.start - _BRACKET, cue.start)[-1:]
            listed = first and _OPENED.fullmatch(text, first[0].end, cue.start)
            end = self._passage.sentence(cue.start)[1]
            for chip in within(chips, cue.end, end) if listed else ():
                days = within(self._passage.dates, chip.end, chip.end + _BRACKET)[:1]
                if days and _DATED.fullmatch(text, chip.end, days[0].start):
                    yield chip.start, self._chip(chip, EVENTS[cue.sense], days[0].iso)

    def _lies_ahead(self, day: str | None) -> bool:
        """An event dated after publication has only been promised."""
        published = self._passage.published
        return bool(day and published and day > published.isoformat()[: len(day)])

    def _is_promised(self, cue: Cue, day: str | None) -> bool:
        dated = within(self._passage.dates, *self._passage.clause(cue.start))
        return self._lies_ahead(day) and bool(dated)

    def _in_table(self, table: Table) -> Iterator[tuple[int, Chip]]:
        """A column or a row headed Announced or 发布日期 dates an event of each chip across from it."""
        for head in table.rows[0]:
            event = _EVENT_HEADS.get(self._passage.text[head.start : head.end].strip())
            for row in table.rows[1:] if event else ():
                yield from self._row(self._name(row), row[head.column : head.column + 1], event or "")
        for row in table.rows[1:]:
            event = _EVENT_HEADS.get(self._passage.text[row[0].start : row[0].end].strip())
            for head in table.rows[0][1:] if event else ():
                yield from self._row(head, row[head.column : head.column + 1], event or "")
        yield from self._states(table)

    def _states(self, table: Table) -> Iterator[tuple[int, Chip]]:
        """What a column headed Status says of each chip: "shipping"."""
        text = self._passage.text
        columns = [head.column for head in table.rows[0] if text[head.start : head.end].strip() in _STATUS]
        for row in table.rows[1:]:
            said = (text[cell.start : cell.end].strip() for c in columns for cell in row[c : c + 1])
            events = [_EVENT_STATES[word] for word in said if word in _EVENT_STATES]
            name = self._name(row)
            for chip in within(self._passage.chips, name.start, name.end)[:1]:
                yield from ((chip.start, self._chip(chip, event, None)) for event in events)

    def _name(self, row: Sequence[Cell]) -> Cell:
        """The first cell of a row that begins with a chip, else its first."""
        return next(filter(self._is_name, row), row[0])

    def _is_name(self, cell: Cell) -> bool:
        """Whether a cell is the name of a chip, no count of some: "2.788M H800"."""
        chips = within(self._passage.chips, cell.start, cell.end)
        return bool(chips) and not _COUNT.search(self._passage.text, cell.start, chips[0].start)

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
