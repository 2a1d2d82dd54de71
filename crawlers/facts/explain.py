"""What was seen in a text, as what, and which fact it became or why none."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

import msgspec

from crawlers.facts.normalise import normalise
from crawlers.facts.passage import Passage
from crawlers.facts.reader import facts
from crawlers.facts.roles import role
from crawlers.facts.spans import (
    Amount,
    ChipSpan,
    Cue,
    DateSpan,
    Machine,
    MakerSpan,
    Multiple,
    Percent,
    Period,
    Span,
    Spans,
    Unit,
    within,
)
from crawlers.records import Record

# Spans that only help others to become facts.
_HELPERS = (Unit, Machine, DateSpan, Period, MakerSpan)


class Seen(NamedTuple):
    """One span: its place in its sentence, what it is, how it reads, and what came of it."""

    start: int
    end: int
    kind: str
    reading: str
    facts: tuple[str, ...]
    why: str
    """Why an amount became no fact; empty if it did."""


class Sentence(NamedTuple):
    """A sentence in the page's own words, and the spans seen in it."""

    words: str
    seen: tuple[Seen, ...]


def explain(text: str, *, published: date | None = None) -> Iterator[Sentence]:
    """The sentences of a text in which anything was seen, as `crawlers.facts.read` reads them."""
    passage = Passage(normalise(text), published)
    told: dict[int, list[Record]] = defaultdict(list)
    for place, record in facts(passage):
        told[place].append(record)
    spans = _spans(passage, told)
    place = 0
    while place < len(passage.text):
        start, end = passage.sentence(place)
        seen = tuple(_seen(passage, span, start, told) for span in within(spans, start, end))
        if seen:
            yield Sentence(passage.page.quote(start, end), seen)
        place = end


def _spans(passage: Passage, told: Mapping[int, list[Record]]) -> Spans[Span]:
    """All typed spans; and the sentences' other words that became facts: models, unknown accelerators."""
    spans: list[Span] = [
        *passage.percents, *passage.dates, *passage.periods, *passage.chips, *passage.makers,
        *passage.multiples, *passage.units, *passage.machines, *passage.cues,
    ]  # fmt: skip
    figures = (span for span in spans if isinstance(span, (Percent, DateSpan, Period)))
    taken = {place for span in figures for place in range(span.start, span.end)}
    spans += [amount for amount in passage.amounts if amount.start not in taken]
    known = {span.start for span in spans if not isinstance(span, _HELPERS)}
    names = (Span(place, place + _width(told[place][0])) for place in told if place not in known)
    return Spans([*spans, *names])


def _width(record: Record) -> int:
    """How long the name is that a model or a refusal gives."""
    return len(getattr(record, "model", None) or getattr(record, "value", None) or "-")


def _seen(passage: Passage, span: Span, sentence: int, told: Mapping[int, list[Record]]) -> Seen:
    start = passage.page.origin(span.start) - passage.page.origin(sentence)
    end = start + len(passage.page.quote(span.start, span.end))
    kind, reading = _reading(passage, span)
    became = () if isinstance(span, _HELPERS) else tuple(map(_short, told.get(span.start, ())))
    why = _reason(passage, span) if isinstance(span, Amount) and not became else ""
    return Seen(start, end, kind, reading, became, why)


def _reason(passage: Passage, amount: Amount) -> str:
    return passage.notes.get(amount.start) or ("no chip is named" if not passage.chips else "told before")


def _reading(passage: Passage, span: Span) -> tuple[str, str]:
    """What a span is, and how it reads."""
    match span:
        case Amount():
            ends = f"{span.low:,g}" + (f" to {span.high:,g}" if span.is_range else "")
            return role(passage, span), f"{ends} {span.currency or '(no currency)'}, {span.bound}"
        case Percent():
            return "percent", "a range" if span.value is None else f"{span.sign}{span.value:g} %"
        case Multiple():
            return "multiple", f"{span.direction} {span.percent:g} %"
        case Machine():
            return "machine", f"{span.count or 'several'} chips"
        case Unit():
            return "unit", " ".join(filter(None, ("of others" if span.other else "", span.per, span.term)))
        case (
            ChipSpan(chip=told)
            | MakerSpan(maker=told)
            | DateSpan(iso=told)
            | Period(iso=told)
            | Cue(sense=told)
        ):
            return type(span).__name__.removesuffix("Span").lower(), told
    return "name", ""


def _short(record: Record) -> str:
    """A fact in one line: what is told of it, its words left out."""
    fields = {key: value for key, value in msgspec.to_builtins(record).items() if key != "quote"}
    values = (
        f"{key} {value:.12g}" if isinstance(value, float) else f"{key} {value}"
        for key, value in fields.items()
    )
    return ", ".join(values).removeprefix("kind ")
