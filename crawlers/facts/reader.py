"""Text in, facts out."""

from datetime import date

from crawlers.facts.normalise import normalise
from crawlers.facts.passage import Passage
from crawlers.facts.prices import Prices
from crawlers.facts.subjects import Subjects
from crawlers.records import Record


def read(text: str, *, published: date | None = None) -> list[Record]:
    """The facts of a text in order of place: prices, moves, models, chips, refusals.

    `published` resolves relative dates (去年8月, last week). Each record's `quote` is a verbatim part of
    `text`; the rest of the envelope is left to whoever knows the page.
    """
    passage = Passage(normalise(text), published)
    subjects = Subjects(passage)
    found: list[tuple[int, Record]] = []
    if passage.chips:
        found += Prices(passage, subjects, set()).read()
    return unique(found)


def unique(found: list[tuple[int, Record]]) -> list[Record]:
    """In order of place, the same fact told twice listed once."""
    seen: set[str] = set()
    kept: list[Record] = []
    for _, record in sorted(found, key=lambda item: item[0]):
        key = repr(record_key(record))
        if key not in seen:
            seen.add(key)
            kept.append(record)
    return kept


def record_key(record: Record) -> tuple[object, ...]:
    """What makes a fact the same: all but its words and how it is bounded or dated."""
    skipped = {"quote", "valid_on", "bound"}
    values = ((name, getattr(record, name)) for name in record.__struct_fields__ if name not in skipped)
    return (type(record).__name__, *values)
