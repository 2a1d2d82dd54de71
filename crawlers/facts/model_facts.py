"""AI models announced, released, open-sourced, updated, or told with a date or a size."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crawlers.facts.events import Event, Events, date_of, maker_of
from crawlers.facts.introduced import introduced
from crawlers.facts.model_tables import ModelTable
from crawlers.facts.passage import Passage, within
from crawlers.facts.prices import quote
from crawlers.facts.sizes import Size, sizes
from crawlers.facts.spans import Span
from crawlers.facts.tables import Table
from crawlers.names.models import find, size_in
from crawlers.records import Model

EVENTS = {"release": "released", "announce": "announced", "opensource": "open-sourced", "update": "updated"}
_JOIN = re.compile(
    r"[\"'”’」》)]?(?: ?(?:、|,|/|和|与|及|以及|,? and|&|等|\+|再到华为的"
    r"|再到)){1,2} ?[\"'“‘「《(]?(?:the |a |an )?"
)
_COMPARED = re.compile(
    r"(?:(?<![a-z])(?:than|vs\.?|beats?|rivals?|unlike|against|like|after|trails?|ahead of"
    r"|behind|matches|over|compared (?:to|with)|as good as|from|in contrast to)"
    r"|比|超过|胜过|优于|不输|对标|媲美|输给|甩开|压过|超越|高过|掰手腕|击败|不如|逊于|相当于"
    r"|基于)(?: (?:openai'?s|google'?s|the))* ?(?:openai的?|谷歌的?)?[“\"「]?$"
)
_ADJECTIVE = re.compile(
    r"(?:的)?(?:大?语言|多模态|推理|视频|图像|代码|编程|大|稀疏|混合)?(?:大?模型|框架|社区"
    r"|系列|ai|权重)| (?:model|family|series|llm|weights|from)"
)
_IN_SIZES = re.compile(r"[^.。\n]{0,30}(?:sizes|versions|variants|尺寸|规格|款|个版本)")
_CARD = re.compile(
    r"(?P<event>released?|launch(?:ed)?|发布|推出|announced)?(?: ?date|日期|时间)?(?: on)?[: ·|\n]{1,4}$"
)
_LEVEL = re.compile(r"[”」\"]?(?:并列|相当|持平|齐名|看齐|齐平|的水平|级别?的?模型|不相上下)")
# A list of objects goes on, or a series names its members.
_GOES_ON = re.compile(r"(?<![a-z])and(?![a-z])|、|,|/|以及|和|与|(?:family|series|系列)")
_SERIES = re.compile(r" ?(?:family|series|系列|家族)")
_BARE_DATE = re.compile(r"^ ?\((?:[^()]{0,24})")


# Makers whose models bear their own name, so that a bare "V2" is one of theirs.
_BRANDS = frozenset({"DeepSeek", "Midjourney", "Mistral AI", "MiniMax", "Suno"})


@dataclass(slots=True)
class Mention:
    """One model's name where it stands, with what is told of it there."""

    span: Span
    name: str
    developer: str | None
    family: str
    in_name: float | None
    event: str | None = None
    date: str | None = None
    told: float | None = None


class ModelFacts:
    """Reads the models of a passage."""

    def __init__(self, passage: Passage, tables: Sequence[Table]) -> None:
        self._passage = passage
        self._tables = tables
        self.names = find(passage.page.plain, passage.text)
        self._sizes = sizes(passage.text)
        self._events = Events(passage, tuple(EVENTS))
        self._last: tuple[Span, Event | None] = (Span(0, 0), None)
        mentions = sorted([*self._known(), *self._unknown()], key=lambda m: m.span.start)
        self.mentions = [
            m for m, last in zip(mentions, [None, *mentions], strict=False) if not self._renames(last, m)
        ]

    @property
    def spans(self) -> list[Span]:
        """Where the models stand."""
        return [mention.span for mention in self.mentions]

    def read(self) -> Iterator[tuple[int, Model]]:
        """Each model once, with the first event told of it."""
        for table in self._tables:
            yield from ModelTable(self._passage, table).read()
        for group in self._groups():
            self._tell(group)
        members = self._members()
        merged: dict[str, Mention] = {}
        for mention in [*self.mentions, *members]:
            key = _squash(mention.name)
            _merge(merged.setdefault(key, mention), mention)
        replaced = {m.family for m in members}
        for mention in merged.values():
            told = mention.event or mention.told or mention.date
            if (
                told
                and not self._in_table(mention.span)
                and mention.name not in replaced
                and not self._is_series(mention)
            ):
                yield mention.span.start, self._model(mention)

    def _renames(self, last: Mention | None, mention: Mention) -> bool:
        """Of two names the one in brackets: Pathways Language Model (PaLM)."""
        text = self._passage.text
        closed = text[mention.span.end : mention.span.end + 1] == ")"
        return last is not None and closed and text[last.span.end : mention.span.start].strip() == "("

    def _is_series(self, mention: Mention) -> bool:
        """A series is told only where none of its members is: "the Nemotron-4 340B family,
        Nemotron-4-340B-Base, ...".
        """
        squashed = _squash(mention.name)
        members = [
            m for m in self.mentions if _squash(m.name).startswith(squashed) and _squash(m.name) != squashed
        ]
        named = _SERIES.match(self._passage.text, mention.span.end)
        sized = [
            m
            for m in members
            if m.in_name
            and _squash(m.name)[len(squashed) :][:1] in ("-", "1", "2", "7")
            and not mention.in_name
        ]
        return bool(members) and bool(named or sized)

    def _known(self) -> list[Mention]:
        return [
            Mention(Span(n.start, n.end), self._written(n.start, n.end), n.developer, n.family, n.parameters)
            for n in self.names
        ]

    def _written(self, start: int, end: int) -> str:
        return self._passage.page.plain[start:end]

    def _unknown(self) -> list[Mention]:
        """Names no family is known of, in the place where a model is introduced."""
        taken = [Span(n.start, n.end) for n in self.names]
        taken += [*self._passage.chips, *self._passage.makers]
        found = introduced(
            self._passage, self._events.cues, self._sizes, sorted(taken, key=lambda s: s.start)
        )
        return [
            Mention(s, self._completed(s), None, "", size_in(self._written(s.start, s.end))) for s in found
        ]

    def _completed(self, span: Span) -> str:
        """A bare version takes the name of the maker whose models it counts: DeepSeek发布了V2.5."""
        name = self._written(span.start, span.end)
        if not re.fullmatch(r"[VR]\d(?:\.\d)?", name):
            return name
        maker = maker_of(self._passage, span, None) or (
            self._passage.makers[0] if self._passage.makers else None
        )
        return f"DeepSeek {name}" if maker and maker.maker == "DeepSeek" else name

    def _groups(self) -> list[list[Mention]]:
        groups: list[list[Mention]] = []
        for mention in self.mentions:
            if groups and _JOIN.fullmatch(self._passage.text[groups[-1][-1].span.end : mention.span.start]):
                groups[-1].append(mention)
            else:
                groups.append([mention])
        return groups

    def _tell(self, group: list[Mention]) -> None:
        """Event, date, developer and size of names told together."""
        if self._in_table(group[0].span):
            return
        spans = [mention.span for mention in group]
        compared = _COMPARED.search(self._passage.text[max(0, spans[0].start - 24) : spans[0].start])
        others = [m.span for m in self.mentions if m not in group]
        event = (
            None
            if compared or _LEVEL.match(self._passage.text, spans[-1].end)
            else self._events.of(spans, others) or self._carried(spans[0]) or self._over_list(spans[0])
        )
        self._last = (spans[-1], event)
        for mention in group:
            self._set(mention, event, spans[0])
        for mention in group:
            self._card(mention)
        self._size(group)
        for mention in group:
            self._credit(mention, event)

    def _carried(self, span: Span) -> Event | None:
        """A verb governs on over its list of objects: released A and, for quick answers, B."""
        last, event = self._last
        gap = self._passage.text[last.end : span.start]
        governs = (
            event
            and event.before
            and self._passage.sentence(last.start) == self._passage.sentence(span.start)
        )
        verbless = not within(self._events.cues, last.end, span.start) and not self._passage.has(
            last.end, span.start, "future"
        )
        return event if governs and verbless and len(gap) < 70 and _GOES_ON.search(gap) else None

    def _over_list(self, span: Span) -> Event | None:
        """The verb in the head of a list: "Two sizes are released today:"."""
        if self._passage.text[slice(*self._passage.line(span.start))].strip()[:1] not in ("-", "•", "·"):
            return None
        for start, end in self._passage.heads(span.start)[:1]:
            cues = within(self._events.cues, start, end)
            if cues:
                return Event(cues[-1], True)
        return None

    def _set(self, mention: Mention, event: Event | None, first: Span) -> None:
        cue = event.cue if event else None
        mention.event = self._event(event) if event else None
        mention.date = (
            date_of(self._passage, mention.span, cue) if mention.event else self._date_in_brackets(mention)
        )

    def _credit(self, mention: Mention, event: Event | None) -> None:
        """Whose it is, where anything is told of it."""
        if mention.developer or not (mention.event or mention.told or mention.date):
            return
        maker = maker_of(self._passage, mention.span, event.cue if event else None)
        makers = {m.maker for m in self._passage.makers}
        mention.developer = maker.maker if maker else (next(iter(makers)) if len(makers) == 1 else None)

    def _card(self, mention: Mention) -> None:
        """A title that is nothing but the name: the first date under it is its own, with the event
        its label tells.
        """
        if mention.event or mention.date or not self._is_title(mention):
            return
        for day in within(self._passage.dates, mention.span.end, mention.span.end + 400)[:1]:
            label = _CARD.search(self._passage.text[mention.span.end : day.start])
            mention.date = day.iso
            mention.event = "released" if label and label["event"] else None

    def _is_title(self, mention: Mention) -> bool:
        line = self._passage.text[slice(*self._passage.line(mention.span.start))]
        return line.strip(" #:") == self._passage.text[mention.span.start : mention.span.end]

    def _event(self, event: Event) -> str:
        """Open source as an adjective yields to the verb before it: 推出开源模型."""
        cue = event.cue
        if cue.sense == "opensource":
            clause = self._passage.clause(cue.start)
            verbs = [c for c in within(self._events.cues, clause[0], cue.start) if c.sense != "opensource"]
            if verbs and _ADJECTIVE.match(self._passage.text[cue.end :][:16]):
                return EVENTS[verbs[-1].sense]
        return EVENTS[cue.sense]

    def _date_in_brackets(self, mention: Mention) -> str | None:
        """A date straight behind a name: Veo 2 (2024-12)."""
        end = mention.span.end
        found = within(self._passage.dates, end, end + 28)
        return (
            found[0].iso if found and _BARE_DATE.match(self._passage.text[end : found[0].start + 1]) else None
        )

    def _size(self, group: list[Mention]) -> None:
        """Each name takes the sizes told behind it up to the next name; what follows a group is for
        all of it.
        """
        for mention, following in zip(group, [*group[1:], None], strict=True):
            limit = following.span.start if following else self._reach(mention)
            behind = self._nearest([s for s in self._sizes if mention.span.end <= s.start < limit], mention)
            before = [s for s in self._sizes if self._leads_to(s, mention.span.start)]
            if following is None and len(group) > 1 and not before:
                self._share(group, behind)
            elif before or behind:
                mention.told = max(size.value for size in _best(before or behind))

    def _nearest(self, sizes: list[Size], mention: Mention) -> list[Size]:
        """Those of the name's own sentence where it tells any; none that leads to the next name."""
        end = self._passage.sentence(mention.span.start)[1]
        following = next((m for m in self.mentions if m.span.start >= mention.span.end), None)
        free = [s for s in sizes if not (following and self._leads_to(s, following.span.start))]
        return [s for s in free if s.start < end] or free

    def _share(self, group: list[Mention], behind: list[Size]) -> None:
        """Sizes told behind a group: one each in order, or one for those that have none of their own."""
        if len(behind) == len(group):
            for mention, size in zip(group, behind, strict=True):
                mention.told = size.value
        elif behind:
            for mention in group if all(m.told is None for m in group) else group[-1:]:
                mention.told = max(size.value for size in _best(behind))

    def _reach(self, mention: Mention) -> int:
        """How far behind a name its size may be told: its sentence, and what follows as far as no
        other is named.

        A heading and an item of a list speak for the lines under them, an event for the next two sentences.
        """
        sentence = self._passage.sentence(mention.span.start)[1]
        following = [m.span.start for m in self.mentions if m.span.start >= mention.span.end]
        line = self._passage.line(mention.span.start)
        reach = mention.span.end + 500 if self._is_title(mention) else sentence
        if mention.event or (mention.told is None and line[1] > sentence):
            reach = max(reach, min(mention.span.end + 240, max(line[1], sentence)))
        return min([reach, *following[:1]])

    def _leads_to(self, size: Size, place: int) -> bool:
        """3億參數的BERT, its 540 billion-parameter PaLM: nothing but a link between."""
        if not 0 <= place - size.end <= 24:
            return False
        link = self._passage.text[size.end : place]
        return bool(
            re.fullmatch(
                r"(?:的|-| )?(?:参数|parameters?)?(?:规模|量)?的?(?:开源|大模型|[^,。;)\d]{0,10})?[ \"“「(]*",
                link,
            )
        )

    def _members(self) -> list[Mention]:
        """A series with its sizes listed as tokens: "Llama 3.1 8B and 70B", Qwen2…共5款:0.5B、1.5B."""
        found: list[Mention] = []
        for mention in self.mentions:
            if (mention.event or self._comes_in_sizes(mention)) and not mention.name.endswith(("B", "b")):
                found += self._sized(mention, mention.name)
            elif mention.event and (size := re.search(r"[ -]\d+(?:\.\d+)?[bB]$", mention.name)):
                found += self._next_size(mention, mention.name[: size.start()])
        return found

    def _comes_in_sizes(self, mention: Mention) -> bool:
        """Sizes are announced for it: "comes in four sizes: 270M, 450M"."""
        return bool(_IN_SIZES.match(self._passage.text, mention.span.end))

    def _sized(self, mention: Mention, base: str) -> list[Mention]:
        end = self._passage.sentence(
            min(self._passage.sentence(mention.span.end)[1], len(self._passage.text) - 1)
        )[1]
        follow = min([end, *(m.span.start for m in self.mentions if m.span.start > mention.span.start)])
        tokens = list(_SIZE_TOKEN.finditer(self._passage.page.plain, mention.span.end, follow))
        if len(tokens) < 2:
            return []
        return [self._member(mention, base, token) for token in tokens]

    def _next_size(self, mention: Mention, base: str) -> list[Mention]:
        token = _NEXT_SIZE.match(self._passage.page.plain, mention.span.end)
        return [self._member(mention, base, token)] if token else []

    def _member(self, mention: Mention, base: str, token: re.Match[str]) -> Mention:
        size = token["size"]
        span = Span(token.start("size"), token.end("size"))
        return Mention(
            span,
            f"{base} {size}",
            mention.developer,
            mention.name,
            size_in(size),
            mention.event,
            mention.date,
        )

    def _in_table(self, span: Span) -> bool:
        """Only where it fills a cell of data; a cell that says more is read as a sentence."""
        cells = (cell for table in self._tables for row in table.rows for cell in row)
        held = (cell for cell in cells if cell.start <= span.start < cell.end)
        return any(
            span.end - span.start >= 0.8 * len(self._passage.text[c.start : c.end].strip()) for c in held
        )

    def _model(self, mention: Mention) -> Model:
        return Model(
            model=mention.name,
            developer=mention.developer,
            event=mention.event or "mentioned",  # type: ignore[arg-type]
            date=mention.date,
            parameters=mention.told or mention.in_name,
            quote=quote(self._passage, mention.span.start),
        )


_SIZE_TOKEN = re.compile(
    r"(?<![\w.-])(?P<size>\d{1,3}(?:\.\d{1,2})?[BM](?:-A\d{1,3}(?:\.\d)?B)?)(?=[、,)。;  ]|和"
    r"|与|$)(?! ?(?:参数|param|total|tokens|active))"
)
_NEXT_SIZE = re.compile(r"(?:、|,|/| and | or |和|与| & ) ?(?P<size>\d{1,3}(?:\.\d{1,2})?[Bb])(?![\w-])")


def _best(found: Sequence[Size]) -> Sequence[Size]:
    """The totals where some are said to be, else all."""
    return [size for size in found if size.total] or found


def _squash(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())


def _merge(first: Mention, other: Mention) -> None:
    if first.event is None and other.event is not None:
        first.event, first.date = other.event, other.date or first.date
        first.span = other.span
    first.date = first.date or other.date
    first.told = first.told or other.told
    first.developer = first.developer or other.developer
