"""AI models announced, released, open-sourced, updated, or told with a date or a size."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from crawlers.facts.events import Event, Events, date_of, maker_of
from crawlers.facts.mentions import Mention, Mentions, squash
from crawlers.facts.model_sizes import ModelSizes, is_title
from crawlers.facts.model_tables import ModelTable
from crawlers.facts.passage import Passage
from crawlers.facts.prices import quote
from crawlers.facts.sizes import sizes
from crawlers.facts.spans import Span, Spans, within
from crawlers.facts.tables import Cell, Table
from crawlers.records import Model

# Between dates that are told together.
_AND = re.compile(r" ?(?:、|,|和|与|及|and|&|, and) ?")
EVENTS = {"release": "released", "announce": "announced", "opensource": "open-sourced", "update": "updated"}
_COMPARED = re.compile(
    r"(?:(?<![a-z])(?:than|vs\.?|beats?|rivals?|unlike|against|like|after|trails?|ahead of"
    r"|behind|matches|over|compared (?:to|with)|as good as|from|in contrast to)"
    r"|比|超过|胜过|优于|不输|对标|媲美|输给|甩开|压过|超越|高过|掰手腕|击败|不如|逊于|相当于"
    r"|基于)(?: (?:openai'?s|google'?s|the))* ?(?:(?:openai|谷歌)的?|中文版的?)?[“\"「]?$"
)
_LEVEL = re.compile(
    r"[”」\"]?(?:并列|相当|持平|齐名|看齐|齐平|的水平|级别?的?模型|不相上下"
    r"|的?(?:[\d一二三四五六七八九十]{1,3}分之|一半|[\d.]{1,5} ?(?:%|倍)))"
)
_ADJECTIVE = re.compile(
    r"(?:的)?(?:大?语言|多模态|推理|视频|图像|代码|编程|大|稀疏|混合)?(?:大?模型|框架|社区|系列|ai|权重)"
    r"| (?:model|family|series|llm|weights|from)"
)
_LABEL = re.compile(
    r"(?P<event>released?|launch(?:ed)?|发布|推出|announced)?(?: ?date|日期|时间)?(?: on)?[: ·|\n]{1,4}$"
)
# A list of objects goes on, or a series names its members.
_GOES_ON = re.compile(r"[\s\"”」)]*(?:(?<![a-z])and(?![a-z])|、|,|/|以及|和|与|(?:family|series|系列))")
_BRACKET = re.compile(r" ?\([^()]{0,24}")
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
        makers = {maker.maker for maker in passage.makers}
        self._only_maker = next(iter(makers)) if len(makers) == 1 else None

    @property
    def spans(self) -> list[Span]:
        """Where the models stand."""
        return self._mentions.spans

    def read(self) -> Iterator[tuple[int, Model]]:
        """Each model once, with the first event told of it."""
        for table in self._tables:
            yield from ModelTable(self._passage, table).read()
        for group in self._mentions.groups():
            if not self._fills_cell(group[0]):
                self._tell(group)
        for mention in self._merged():
            yield mention.start, self._model(mention)

    def _merged(self) -> list[Mention]:
        """Each model told of once; a series gives way to its members."""
        members = list(self._sizes.members())
        merged: dict[str, Mention] = {}
        for mention in [*self._mentions.all, *members]:
            merged.setdefault(squash(mention.name), mention).merge(mention)
        _credit_family(list(merged.values()))
        replaced = {mention.series for mention in merged.values() if mention.told_of} - {""}
        told = (m for m in merged.values() if m.told_of or m.series)
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
        self._sizes.give(group)
        for mention, span in zip(group, spans, strict=True):
            self._credit(mention, span, event)

    def _date_in_order(self, group: list[Mention]) -> None:
        """As many dates told together as names go to them in order: 2019、2020年推出GPT-2、GPT-3."""
        days = within(self._passage.dates, self._passage.sentence(group[0].start)[0], group[0].start)
        run = list(days[-len(group) :])
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
        return own or self._carried(spans[0]) or self._over_list(spans[0])

    def _carried(self, span: Span) -> Event | None:
        """A verb governs on over its list of objects: released A and, for quick answers, B."""
        last, event = self._last
        gap = self._passage.text[last.end : span.start]
        if not event or not event.before or len(gap) >= 70 or not _GOES_ON.match(gap):
            return None
        together = self._passage.sentence(last.start) == self._passage.sentence(span.start)
        other = within(self._events.cues, last.end, span.start)
        planned = self._passage.has(last.end, span.start, "future")
        return event if together and not other and not planned else None

    def _over_list(self, span: Span) -> Event | None:
        """The verb in the head of a list: "Two sizes are released today:"."""
        line = self._passage.text[slice(*self._passage.line(span.start))]
        heads = self._passage.heads(span.start)[:1] if line.strip()[:1] in ("-", "•", "·") else ()
        cues = within(self._events.cues, *heads[0]) if heads else []
        return Event(cues[-1], True) if cues else None

    def _set(self, mention: Mention, span: Span, event: Event | None) -> None:
        mention.event = self._sense(event) if event else None
        if event:
            mention.date = date_of(self._passage, span, event.cue)
        else:
            mention.date = self._date_in_brackets(mention)

    def _sense(self, event: Event) -> str:
        """Open source as an adjective yields to the verb before it: 推出开源模型."""
        cue = event.cue
        if cue.sense == "opensource":
            clause = self._passage.clause(cue.start)
            verbs = [c for c in within(self._events.cues, clause[0], cue.start) if c.sense != "opensource"]
            if verbs and _ADJECTIVE.match(self._passage.text, cue.end):
                return EVENTS[verbs[-1].sense]
        return EVENTS[cue.sense]

    def _date_in_brackets(self, mention: Mention) -> str | None:
        """A date in brackets behind a name: Veo 2 (2024-12), Llama-3.3-70B (Meta, Dec 2024)."""
        found = within(self._passage.dates, mention.end, mention.end + 28)
        between = self._passage.text[mention.end : found[0].start] if found else ""
        return found[0].iso if found and _BRACKET.fullmatch(between) else None

    def _card(self, mention: Mention) -> None:
        """Under a title that is nothing but the name the first date is its own."""
        if mention.event or mention.date or not is_title(self._passage, mention):
            return
        for day in within(self._passage.dates, mention.end, mention.end + _CARD_REACH)[:1]:
            label = _LABEL.search(self._passage.text[mention.end : day.start])
            mention.date = day.iso
            mention.event = "released" if label and label["event"] else None

    def _credit(self, mention: Mention, span: Span, event: Event | None) -> None:
        """Whose it is, where anything is told of it; in a text of one maker, that maker's."""
        if mention.developer is None and mention.told_of:
            maker = maker_of(self._passage, span, event.cue if event else None)
            mention.developer = maker.maker if maker else self._only_maker

    def _fills_cell(self, mention: Mention) -> bool:
        """Whether it is the entry of a cell; a cell that says more is read as a sentence."""
        cells: Sequence[Cell] = within(self._cells, mention.start - 80, mention.end)
        held = [cell for cell in cells if cell.start <= mention.start < cell.end]
        length = len(self._passage.text[held[-1].start : held[-1].end].strip()) if held else 0
        return bool(held) and mention.end - mention.start >= _FILLS * length

    def _model(self, mention: Mention) -> Model:
        return Model(
            model=mention.name,
            developer=mention.developer,
            event=mention.event or "mentioned",  # type: ignore[arg-type]
            date=mention.date,
            parameters=mention.told or mention.in_name,
            quote=quote(self._passage, mention.start),
        )


def _credit_family(mentions: list[Mention]) -> None:
    """Who is told to have made one of a family has made the others: Google's Veo 2, and Veo 1."""
    known = {_family(m.name): m.developer for m in mentions if m.developer}
    for mention in mentions:
        mention.developer = mention.developer or known.get(_family(mention.name))


def _family(name: str) -> str:
    """A name up to its version: "veo" of "Veo 2"."""
    return re.split(r"[\d\s.-]", name.casefold(), maxsplit=1)[0]
