"""AI models announced, released, open-sourced, updated, or told with a date or a size."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from crawlers.facts.event_dates import at_line_start, date_of
from crawlers.facts.event_verbs import describes
from crawlers.facts.events import Event, Events
from crawlers.facts.lazy import lazy
from crawlers.facts.listed_sizes import ListedSizes
from crawlers.facts.mention import Mention, line_of, squash
from crawlers.facts.mentions import Mentions
from crawlers.facts.model_events import EVENTS, ModelEvents
from crawlers.facts.model_makers import ModelMakers
from crawlers.facts.model_sizes import ModelSizes, is_title
from crawlers.facts.model_tables import ModelTable
from crawlers.facts.model_terms import ModelTerms
from crawlers.facts.passage import Passage
from crawlers.facts.prices import quote
from crawlers.facts.sizes import sizes
from crawlers.facts.spans import DateSpan, Span, Spans, within
from crawlers.facts.tables import Cell, Table
from crawlers.records import Model

# What chips do with a model.
_RUN = re.compile(r"训[练完好]|完成|跑|运行|部署|(?<![a-z])(?:train|run|serv)(?:s|ed|ing)?(?![a-z])")
# Between dates that are told together.
_AND = re.compile(r" ?(?:、|,|和|与|及|and|&|, and) ?")
_LABEL = re.compile(
    r"(?:(?P<event>released?|launch(?:ed)?|out since|available since|发布|推出|announced)|(?P<opened>开源"
    r"|open[- ]sourced))?(?: ?date|日期|时间)?(?: on)?[: ·|\n]{1,4}$"
)
_GAP = 120
_RESPECTIVELY = re.compile(r"(?<![a-z])respectively|分别")
_BRACKET = re.compile(
    r" ?\([^()]{0,24}| in |, | dates from (?:last )?|,? from | [—–|:-] (?:[a-z][\w .&-]{1,24}, )?"
)
_IS_OF = re.compile(
    r"(?<![a-z])(?:dated|dates (?:back )?(?:from|to)|dating (?:back )?(?:from|to)) (?:late |early )?$"
)
_EVENT_TITLE = re.compile(r"^[^\n]*(?:(?<![a-z])releases?(?![a-z])|发布)")
# Between a date and the name that it is of: "March 2024 Claude 3", 1月是DeepSeek-R1.
_OF_DATE = frozenset({" ", "的", "'s ", "是", "有", "则是", "的是", "轮到", "是 ", "有 "})
# How far a title speaks for the dates under it, in characters; how much of its cell an entry fills.
_CARD_REACH, _FILLS = 400, 0.8


class ModelFacts:
    """Reads the models of a passage."""

    def __init__(self, passage: Passage, tables: Sequence[Table]) -> None:
        self._passage = passage
        self._tables = tables
        self._events = Events(passage, tuple(EVENTS))
        self._told_sizes = Spans(sizes(passage.anchors))
        self._mentions = Mentions(passage, self._events.cues, self._told_sizes)
        self._sizes = ModelSizes(passage, self._mentions, self._told_sizes)
        self._listed_sizes = ListedSizes(passage, self._mentions)
        self._told = ModelEvents(passage, self._events, self._mentions)
        self._cells = Spans(cell for table in tables for cell in table.all())
        self._makers = ModelMakers(passage, self._mentions.spans, self._mentions.makers)

    @property
    def spans(self) -> Spans[Span]:
        """Where the models stand."""
        return self._mentions.spans

    def read(self) -> Iterator[tuple[int, Model]]:
        """Each model once, with the first event told of it."""
        rows = [row for table in self._tables for row in self._table(table).read()]
        yield from rows
        named = frozenset(place for place, _ in rows)
        for group in self._mentions.groups():
            if not self._fills_cell(group[0], named):
                self._tell(group)
        merged = self._merged()
        terms = ModelTerms(self._passage, self._mentions) if merged else None
        told = {(squash(model.model), model.event) for _, model in rows}
        for mention in merged:
            if (squash(mention.name), mention.event) not in told:
                yield mention.start, self._model(mention, terms.of(mention.name) if terms else {})

    def _merged(self) -> list[Mention]:
        """Each model told of once; a series gives way to its members."""
        members = list(self._listed_sizes.members())
        merged: dict[str, Mention] = {}
        told = [m for m in self._mentions.all if m.told or m.event]
        alone = {squash(m.name) for m in told if not self._mentions.is_series(m)}
        for mention in [*self._mentions.all, *members]:
            merged.setdefault(squash(mention.name), mention).merge(mention)
        for mention in members:
            mention.developer = mention.developer or self._makers.of(Span(mention.start, mention.end), None)
        _credit_family(list(merged.values()))
        named = {mention.series for mention in merged.values()}
        for mention in merged.values():
            if mention.event and (mention.name in named or self._mentions.is_series(mention)):
                _pass_on(mention, list(merged.values()))
        kept = [m for m in merged.values() if m.told_of or (m.in_name and (m.series or m.developed))]
        replaced = {mention.series for mention in kept} - {""}
        kept = [m for m in kept if m.name not in replaced]
        return [m for m in kept if squash(m.name) in alone or not self._mentions.is_series(m)]

    def _tell(self, group: list[Mention]) -> None:
        """Event, date, size and developer of names told together."""
        spans = [Span(mention.start, mention.end) for mention in group]
        event = self._told.of(spans)
        for mention, span in zip(group, spans, strict=True):
            self._set(mention, span, event, spans[-1])
            self._card(mention)
        self._date_in_order(group)
        self._sizes.give(group)
        for mention, span in zip(group, spans, strict=True):
            self._credit(mention, span, event)

    def _date_in_order(self, group: list[Mention]) -> None:
        """As many dates told together as names go to them in order: 2019、2020年推出GPT-2、GPT-3."""
        days = within(self._passage.dates, self._passage.sentence(group[0].start)[0], group[0].start)
        run = list(days[-len(group) :])
        gaps = [self._passage.text[day.end : after.start] for day, after in pairwise(run)]
        if not run and _RESPECTIVELY.search(self._passage.text, group[-1].end, group[-1].end + 2 * _GAP):
            run = list(within(self._passage.dates, group[-1].end, group[-1].end + 2 * _GAP))[: len(group)]
            gaps = [self._passage.text[day.end : after.start] for day, after in pairwise(run)]
        if len(run) == len(group) > 1 and all(_AND.fullmatch(gap) for gap in gaps):
            for mention, day in zip(group, run, strict=True):
                mention.date = day.iso if mention.event else mention.date

    def _set(self, mention: Mention, span: Span, event: Event | None, last: Span) -> None:
        mention.event = EVENTS[event.cue.sense] if event else None
        mention.planned = not event and self._told.is_to_come(last)
        mention.developed = bool(not event and mention.in_name and self._told.is_developed(span))
        mention.described = event is not None and describes(self._passage.text, event.cue)
        if event:
            others = frozenset[int]() if span.start in self._mentions.bystanders else self._dated_beside
            mention.date = date_of(self._passage, span, event.cue, others) or self._retold(span, event)
        else:
            mention.date = self._date_beside(mention)

    def _retold(self, span: Span, event: Event) -> str | None:
        """The date of an event that the next sentence tells again: "X is here. It came out on May 2"."""
        again = self._told.retold([span])
        same = again and EVENTS[again.cue.sense] == EVENTS[event.cue.sense]
        return date_of(self._passage, span, again.cue) if again and same else None

    @lazy
    def _dated_beside(self) -> frozenset[int]:
        """The dates told straight behind what others are compared with: "its first since GPT-2 in 2019"."""
        beside = [m for m in self._mentions.all if m.start in self._mentions.bystanders]
        days = (
            day
            for m in beside
            for day in within(self._passage.dates, m.end, m.end + 28)[:1]
            if _BRACKET.fullmatch(self._passage.text, m.end, day.start)
        )
        return frozenset(day.start for day in days)

    def _date_beside(self, mention: Mention) -> str | None:
        """A date straight behind a name or before it: Veo 2 (2024-12), Llama-3.3-70B (Meta, Dec 2024), Grok 1
        in November 2023, "its March 2024 Claude 3 Opus", 2024年的Mixtral.
        """
        text = self._passage.text
        start = self._passage.clause(mention.start)[0]
        if self._passage.has(start, mention.start, "future"):
            return None
        behind = within(self._passage.dates, mention.end, mention.end + 28)[:1]
        behind = [d for d in behind if not self._passage.has(start, d.start, "discontinue")]
        ahead = within(self._passage.dates, mention.start - 24, mention.start)[-1:]
        told = [d for d in behind if _BRACKET.fullmatch(text, mention.end, d.start)]
        told += self._dated(mention)
        opens = at_line_start(self._passage, Span(mention.start, mention.end))
        if not self._passage.has(start, mention.start, "discontinue"):
            told += [d for d in opens if self._passage.sentence(mention.start)[0] <= d.end]
        told += [d for d in ahead if text[d.end : mention.start] in _OF_DATE or self._is_entry(d, mention)]
        return told[0].iso if told else None

    def _dated(self, mention: Mention) -> list[DateSpan]:
        """The date that it is said to be of, behind an aside: "Olive 3 is a decoder by Acme, dated May 2"."""
        following = self._mentions.after(mention.end)
        end = self._passage.sentence(mention.end)[1]
        days = within(self._passage.dates, mention.end, min(end, following.start) if following else end)
        return [
            d for d in days if _IS_OF.search(self._passage.text, max(mention.end, d.start - 20), d.start)
        ][:1]

    def _is_entry(self, day: Span, mention: Mention) -> bool:
        """Whether a date and the name are all of an entry: 1月20日,DeepSeek-R1;1月29日,Qwen2.5-Max。"""
        text = self._passage.text
        parted = text[day.end : mention.start].strip() in (",", ":", "—", "——", "-", "–")
        return parted and text[mention.end : mention.end + 1] in (";", "。", "、", "\n", "")

    def _card(self, mention: Mention) -> None:
        """Under a title that is nothing but the name the first date is its own."""
        if mention.event or mention.date or not is_title(self._passage, mention):
            return
        above = self._date_above(mention)
        if above:
            mention.date, mention.event = above
            return
        for day in within(self._passage.dates, mention.end, mention.end + _CARD_REACH):
            mention.date = mention.date or day.iso
            label = _LABEL.search(self._passage.text, mention.end, day.start)
            if label and day.iso == mention.date and (label["event"] or label["opened"]):
                mention.event = "released" if label["event"] else "open-sourced"

    def _date_above(self, mention: Mention) -> tuple[str, str | None] | None:
        """The date that is all of the line above, as in a timeline, and what its title says took place."""
        line = self._passage.line(mention.start)
        day = within(self._passage.dates, max(0, line[0] - 24), line[0])[-1:]
        if (
            not day
            or self._passage.text[slice(*self._passage.line(day[0].start))].strip()
            != (self._passage.text[day[0].start : day[0].end])
        ):
            return None
        if self._passage.text[day[0].end : line[0]].strip():
            return None
        title = _EVENT_TITLE.search(self._passage.text, 0, 60)
        return day[0].iso, "released" if title else None

    def _credit(self, mention: Mention, span: Span, event: Event | None) -> None:
        """Whose it is, where anything is told of it; in a text of one maker, that maker's."""
        if mention.developer is None and not mention.told_of:
            mention.developer = self._makers.owner(span)
        elif mention.developer is None:
            compared = event is None and (self._told.is_compared([span]) or self._is_run(span))
            mention.developer = self._makers.owner(span) if compared else self._makers.of(span, event)

    def _is_run(self, span: Span) -> bool:
        """Whether a chip is only measured by it: 384块Gaudi2训完1750亿参数的GPT-3."""
        start = self._passage.sentence(span.start)[0]
        chips = within(self._passage.chips, start, span.start)
        return bool(chips) and bool(_RUN.search(self._passage.text, chips[-1].end, span.start))

    def _table(self, table: Table) -> ModelTable:
        return ModelTable(self._passage, table, self._told_sizes, self._makers.only)

    def _fills_cell(self, mention: Mention, named: frozenset[int]) -> bool:
        """Whether it is the entry of a cell, or in one that names the model of a row; a cell that says
        more is read as a sentence.
        """
        cells: Sequence[Cell] = within(self._cells, mention.start - 80, mention.end)
        held = [cell for cell in cells if cell.start <= mention.start < cell.end]
        if held and held[-1].start in named:
            return True
        if not held or within(self._events.cues, mention.end, held[-1].end):
            return False
        length = len(self._passage.text[held[-1].start : held[-1].end].strip())
        return mention.end - mention.start >= _FILLS * length

    def _model(self, mention: Mention, terms: dict[str, Any]) -> Model:
        return Model(
            model=mention.name,
            developer=mention.developer,
            event=mention.event or "mentioned",  # type: ignore[arg-type]
            date=mention.date,
            parameters=mention.told or mention.in_name,
            quote=quote(self._passage, mention.start),
            **terms,
        )


def _pass_on(series: Mention, mentions: list[Mention]) -> None:
    """What is told of a series is told of its members: Gemma, which comes as Gemma 2B and Gemma 7B."""
    own = squash(series.name)
    for mention in mentions:
        if mention.series == series.name and mention.event == series.event:
            mention.date = mention.date or series.date
        if not (mention.event or mention.planned) and mention is not series and _is_member(mention.name, own):
            mention.event, mention.date = series.event, mention.date or series.date
            mention.developer = mention.developer or series.developer


def _is_member(name: str, series: str) -> bool:
    return squash(name).startswith(series) or line_of(name) == series


def _credit_family(mentions: list[Mention]) -> None:
    """Who is told to have made one of a family has made the others: Google's Veo 2, and Veo 1."""
    known = {_family(m.name): m.developer for m in mentions if m.developer}
    for mention in mentions:
        mention.developer = mention.developer or known.get(_family(mention.name))


def _family(name: str) -> str:
    """A name up to its version: "veo" of "Veo 2"."""
    return re.split(r"[\d\s.-]", name.casefold(), maxsplit=1)[0]
