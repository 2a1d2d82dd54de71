"""AI models announced, released, open-sourced, updated, or told with a date or a size."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from crawlers.facts.events import Event, Events, at_line_start, date_of, maker_of
from crawlers.facts.mentions import Mention, Mentions, squash
from crawlers.facts.model_sizes import ModelSizes, is_title
from crawlers.facts.model_tables import ModelTable
from crawlers.facts.model_terms import ModelTerms
from crawlers.facts.passage import Passage
from crawlers.facts.prices import quote
from crawlers.facts.sizes import sizes
from crawlers.facts.spans import Cue, Span, Spans, within
from crawlers.facts.tables import Cell, Table
from crawlers.records import Model

# Between dates that are told together.
_AND = re.compile(r" ?(?:、|,|和|与|及|and|&|, and) ?")
EVENTS = {"release": "released", "announce": "announced", "opensource": "open-sourced", "update": "updated"}
_COMPARED = re.compile(
    r"(?:(?<![a-z])(?:than|vs\.?|beats?|rivals?|unlike|against|like|after|trails?|ahead of"
    r"|behind|matches|over|compared (?:to|with)|as good as|from|in contrast to|replac(?:es"
    r"|ing)|succeed(?:s|ing)|comparable to|similar to|successor (?:to|of)|since)"
    r"|比|接近|不及|超过|胜过|优于|不输|对标|媲美|输给|甩开|压过|超越|高过|掰手腕|击败|不如|逊于|相当于"
    r"|基于|取代|接替|压过了?|把)(?: (?:openai'?s|google'?s|the))* ?(?:(?:openai|谷歌)的?"
    r"|中文版的?)?[“\"「]?$"
)
# What is told behind one of these is told of the newer model.
_SUCCEEDED = re.compile(
    r"(?<![a-z])(?:successor (?:to|of)|replac(?:es|ing)|succeed(?:s|ing)|follow-up to)(?: the)? $"
)
_LEVEL = re.compile(
    r"[”」\"]?(?:并列|相当|持平|齐名|看齐|齐平|的水平|级别?的?模型|不相上下"
    r"|的?(?:[\d一二三四五六七八九十]{1,3}分之|一半|[\d.]{1,5} ?(?:%|倍)))"
)
_ADJECTIVE = re.compile(
    r"(?: [a-z-]{1,14}){0,4} (?:models?|llms?|family)(?![a-z])"
    r"|(?:的)?(?:大?语言|多模态|推理|视频|图像|代码|编程|大|稀疏|混合)?(?:大?模型|框架|社区|系列|ai|权重)"
    r"|(?<=[了款个是]开源)的"
    r"| (?:model|family|series|llm|weights|from)"
)
_LABEL = re.compile(
    r"(?P<event>released?|launch(?:ed)?|发布|推出|announced)?(?: ?date|日期|时间)?(?: on)?[: ·|\n]{1,4}$"
)
# A list of objects goes on, or a series names its members.
_OWNS = re.compile(r"(?:'s|的|旗下)? ?")
_SEVERAL = re.compile(
    r"[两二三四五六七八九\d] ?[款个档样]|(?<![a-z])(?:two|three|four|five|six|both"
    r"|several)(?: [a-z-]{1,14}){0,4}"
    r" (?:models|versions|variants|sizes|llms)"
)
_ITEM = re.compile(r"\s*(?:[-•·*]|\d{1,2}[.)]) ?")
_OPENING = re.compile(r"[\s•·-]*")
# What opens a sentence that goes on about the model named in the one before.
_ANAPHOR = re.compile(
    r"(?:first |originally |initially |officially )?(?:released|launched|announced|unveiled"
    r"|introduced)(?: |:)"
    r"|(?:it|they|both|weights|the (?:new |two |three )?(?:models?|release|family|series|weights))(?![a-z])"
    r"|(?:该|这[款个一]?|此|新)(?:模型|系列)|它[于在们将已]|[两三二]者"
)
# What opens the first of several things told one by one.
_FIRST = re.compile(r"\s?(?:一是|其一|第一[个款]?[是为]?|一个是|(?:the first|one|first)(?: is|:|,))")
_GAP = 120
_RESPECTIVELY = re.compile(r"(?<![a-z])respectively|分别")
_ENDS = re.compile(r"[\n。]|\. ")
_GOES_ON = re.compile(
    r"(?: (?:in|on) [a-z0-9, ]{3,18}(?= and|, (?:and|followed|then)))?"
    r"[\s\"”」)]*(?:(?<![a-z])and(?![a-z])|、|,|/|以及|和|与|,? (?:followed by|then|plus"
    r"|along with)(?![a-z])|(?:family|series|系列))"
)
_BRACKET = re.compile(r" ?\([^()]{0,24}| in ")
_EVENT_TITLE = re.compile(r"^[^\n]*(?:(?<![a-z])releases?(?![a-z])|发布)")
# How far a title speaks for the dates under it, in characters; how much of its cell an entry fills.
_CARD_REACH, _FILLS = 400, 0.8


class ModelFacts:
    """Reads the models of a passage."""

    def __init__(self, passage: Passage, tables: Sequence[Table]) -> None:
        self._passage = passage
        self._tables = tables
        self._events = Events(passage, tuple(EVENTS))
        told = Spans(sizes(passage.anchors))
        self._mentions = Mentions(passage, self._events.cues, told)
        self._sizes = ModelSizes(passage, self._mentions, told)
        self._names: Spans[Span] = Spans([*self._mentions.spans, *passage.chips])
        self._last: tuple[Span, Event | None] = (Span(0, 0), None)
        self._cells = Spans(cell for table in tables for cell in table.all())
        makers = {maker.maker for maker in passage.makers if not self._is_owner(maker)}
        self._only_maker = next(iter(makers)) if len(makers) == 1 else None

    def _is_owner(self, maker: Span) -> bool:
        """DeepSeek-V3 and Meta's LLaMA tell whose those are, but of no other model."""
        behind = within(self._mentions.spans, maker.end, maker.end + 4)
        owns = any(_OWNS.fullmatch(self._passage.text[maker.end : name.start]) for name in behind)
        return owns or self._is_named(maker)

    def _is_named(self, maker: Span) -> bool:
        """Whether a maker is part of a model's name."""
        near = within(self._mentions.spans, maker.start - 40, maker.start + 1)
        return any(name.end >= maker.end for name in near)

    @property
    def spans(self) -> Spans[Span]:
        """Where the models stand."""
        return self._mentions.spans

    def read(self) -> Iterator[tuple[int, Model]]:
        """Each model once, with the first event told of it."""
        for table in self._tables:
            yield from ModelTable(self._passage, table).read()
        for group in self._mentions.groups():
            if not self._fills_cell(group[0]):
                self._tell(group)
        merged = self._merged()
        terms = ModelTerms(self._passage, self._mentions) if merged else None
        for mention in merged:
            yield mention.start, self._model(mention, terms.of(mention.name) if terms else {})

    def _merged(self) -> list[Mention]:
        """Each model told of once; a series gives way to its members."""
        members = list(self._sizes.members())
        merged: dict[str, Mention] = {}
        for mention in [*self._mentions.all, *members]:
            merged.setdefault(squash(mention.name), mention).merge(mention)
        for mention in members:
            mention.developer = mention.developer or self._only_maker
        _credit_family(list(merged.values()))
        named = {mention.series for mention in merged.values()}
        for mention in merged.values():
            if mention.event and (mention.name in named or self._mentions.is_series(mention)):
                _pass_on(mention, list(merged.values()))
        replaced = {mention.series for mention in merged.values() if mention.told_of} - {""}
        told = (m for m in merged.values() if m.told_of or (m.series and m.in_name))
        return [m for m in told if m.name not in replaced and not self._mentions.is_series(m)]

    def _tell(self, group: list[Mention]) -> None:
        """Event, date, size and developer of names told together."""
        spans = [Span(mention.start, mention.end) for mention in group]
        event = self._event_of(spans)
        self._last = (spans[-1], event)
        for mention, span in zip(group, spans, strict=True):
            self._set(mention, span, event)
            self._card(mention)
        self._date_in_order(group)
        if not _SUCCEEDED.search(self._passage.text, max(0, spans[0].start - 24), spans[0].start):
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

    def _event_of(self, spans: list[Span]) -> Event | None:
        """The event of a group; what another is measured by takes part in none."""
        text = self._passage.text
        head = text[max(0, spans[0].start - 24) : spans[0].start]
        if _COMPARED.search(head) or _LEVEL.match(text, spans[-1].end):
            return None
        own = self._events.of(spans, self._names)
        own = own or self._carried(spans[0]) or self._over_list(spans[0]) or self._enumerated(spans[0])
        own = own or self._continued(spans[-1])
        return self._stronger(own, spans) if own and self._describes(own.cue) else own

    def _carried(self, span: Span) -> Event | None:
        """A verb governs on over its objects: released A and, for quick ones, B; 两款:A,另一款是B."""
        last, event = self._last
        gap = self._passage.text[last.end : span.start]
        if not event or not event.before or len(gap) >= _GAP:
            return None
        if self._passage.has(last.end, span.start, *EVENTS) or self._is_planned(last.end, span):
            return None
        together = self._passage.sentence(last.start) == self._passage.sentence(span.start)
        goes_on = together and _GOES_ON.match(gap)
        return event if goes_on or (self._counts(event, last) and not _ENDS.search(gap)) else None

    def _is_planned(self, start: int, span: Span) -> bool:
        return self._passage.has(start, self._passage.clause(span.start)[1], "future")

    def _counts(self, event: Event, first: Span) -> bool:
        """Whether the verb has several models for its object: "two new models:"."""
        return bool(
            _SEVERAL.search(self._passage.text, event.cue.end, min(first.start, event.cue.end + _GAP))
        )

    def _over_list(self, span: Span) -> Event | None:
        """The verb in the head of a list: "Two sizes are released today:"."""
        start, end = self._passage.line(span.start)
        item = _ITEM.match(self._passage.text, start, end)
        for head in self._passage.heads(span.start) if item else ():
            words = self._passage.text[slice(*head)]
            if words.startswith("#") or (_ITEM.match(words) and not words.endswith(":")):
                continue
            cues = [cue for cue in within(self._events.cues, *head) if not self._describes(cue)]
            if cues:
                return Event(cues[-1], True)
        return None

    def _enumerated(self, span: Span) -> Event | None:
        """The verb of the sentence before, whose objects are told one by one: 开源了两样东西。一是..."""
        start = self._passage.sentence(span.start)[0]
        if not _FIRST.match(self._passage.text, start, span.start):
            return None
        cues = within(self._events.cues, self._passage.sentence(max(0, start - 1))[0], start)
        return Event(cues[-1], True) if cues and self._events.holds(cues[-1]) else None

    def _continued(self, span: Span) -> Event | None:
        """A verb whose subject is told in the sentence before: "It was released in May", 该模型于5月发布."""
        start = self._passage.sentence(span.end - 1)[1]
        following = self._mentions.after(span.end)
        start = self._blank(start)
        end = self._passage.sentence(min(start, len(self._passage.text) - 1))[1]
        cues = within(self._events.cues, start, min(end, following.start if following else end))
        goes_on = _ANAPHOR.match(self._passage.text, start) or self._is_headline(span, start)
        if not cues or not goes_on or self._describes(cues[0]):
            return None
        return None if self._events.is_future(cues[0]) else Event(cues[0], False)

    def _is_headline(self, span: Span, start: int) -> bool:
        """Whether a name is all of its line, and what follows opens with who or when: Meta于2023年发布..."""
        by = within(self._passage.makers, start, start + 1)
        return bool(by or within(self._passage.dates, start, start + 1)) and is_title(self._passage, span)

    def _blank(self, place: int) -> int:
        """Behind the blanks and marks that open a sentence."""
        match = _OPENING.match(self._passage.text, place)
        return match.end() if match else place

    def _set(self, mention: Mention, span: Span, event: Event | None) -> None:
        mention.event = EVENTS[event.cue.sense] if event else None
        mention.described = bool(event) and self._describes(event.cue) if event else False
        if event:
            mention.date = date_of(self._passage, span, event.cue)
        else:
            mention.date = self._date_beside(mention)

    def _describes(self, cue: Cue) -> bool:
        """Open source as an adjective: 开源模型."""
        return cue.sense == "opensource" and bool(_ADJECTIVE.match(self._passage.text, cue.end))

    def _stronger(self, described: Event, spans: list[Span]) -> Event:
        """A description yields to a verb of its sentence: 推出开源模型, "an open model released in May"."""
        start, end = self._passage.sentence(described.cue.start)
        verbs = [cue for cue in within(self._events.cues, start, end) if not self._describes(cue)]
        verbs = [cue for cue in verbs if not self._events.is_future(cue) and self._is_free(cue, spans)]
        near = sorted(verbs, key=lambda cue: abs(cue.start - described.cue.start))
        return Event(near[0], near[0].start < spans[0].start) if near else described

    def _is_free(self, cue: Cue, spans: list[Span]) -> bool:
        """Whether no other model stands between a verb and the names."""
        low, high = min(cue.end, spans[-1].end), max(cue.start, spans[0].start)
        others = within(self._names, low, high)
        return not [other for other in others if other not in spans]

    def _date_beside(self, mention: Mention) -> str | None:
        """A date straight behind a name or before it: Veo 2 (2024-12), Llama-3.3-70B (Meta, Dec 2024), Grok 1
        in November 2023, "its March 2024 Claude 3 Opus", 2024年的Mixtral.
        """
        text = self._passage.text
        behind = within(self._passage.dates, mention.end, mention.end + 28)[:1]
        ahead = within(self._passage.dates, mention.start - 24, mention.start)[-1:]
        told = [d for d in behind if _BRACKET.fullmatch(text, mention.end, d.start)]
        told += at_line_start(self._passage, Span(mention.start, mention.end))
        told += [d for d in ahead if text[d.end : mention.start] in (" ", "的", "'s ")]
        return told[0].iso if told else None

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
            if label and label["event"] and day.iso == mention.date:
                mention.event = "released"

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
        if mention.developer is None and mention.told_of:
            maker = maker_of(self._passage, span, event)
            maker = None if maker and self._is_named(maker) else maker
            mention.developer = maker.maker if maker else self._only_maker

    def _fills_cell(self, mention: Mention) -> bool:
        """Whether it is the entry of a cell; a cell that says more is read as a sentence."""
        cells: Sequence[Cell] = within(self._cells, mention.start - 80, mention.end)
        held = [cell for cell in cells if cell.start <= mention.start < cell.end]
        length = len(self._passage.text[held[-1].start : held[-1].end].strip()) if held else 0
        return bool(held) and mention.end - mention.start >= _FILLS * length

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
        if mention.event is None and squash(mention.name).startswith(own) and mention is not series:
            mention.event, mention.date = series.event, mention.date or series.date
            mention.developer = mention.developer or series.developer


def _credit_family(mentions: list[Mention]) -> None:
    """Who is told to have made one of a family has made the others: Google's Veo 2, and Veo 1."""
    known = {_family(m.name): m.developer for m in mentions if m.developer}
    for mention in mentions:
        mention.developer = mention.developer or known.get(_family(mention.name))


def _family(name: str) -> str:
    """A name up to its version: "veo" of "Veo 2"."""
    return re.split(r"[\d\s.-]", name.casefold(), maxsplit=1)[0]
