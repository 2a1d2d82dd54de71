"""Text in, facts out."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from operator import attrgetter

from crawlers.facts.chip_facts import ChipFacts
from crawlers.facts.circumstances import CIRCUMSTANCES
from crawlers.facts.model_facts import ModelFacts
from crawlers.facts.moves import Moves
from crawlers.facts.normalise import normalise
from crawlers.facts.passage import Passage
from crawlers.facts.prices import Prices
from crawlers.facts.refusals import unknown
from crawlers.facts.spans import within
from crawlers.facts.subjects import Subjects
from crawlers.facts.table_facts import TableFacts
from crawlers.facts.table_frames import DATA_CELL
from crawlers.facts.tables import Cell, Table
from crawlers.facts.tables import find as find_tables
from crawlers.records import Record


def read(text: str, *, published: date | None = None) -> list[Record]:
    """The facts of a text in order of place: prices, moves, models, chips, refusals.

    `published` resolves relative dates (去年8月, last week). Each record's `quote` is a verbatim part of
    `text`; the rest of the envelope is left to whoever knows the page.
    """
    return unique(facts(Passage(normalise(text), published)))


def facts(passage: Passage) -> list[tuple[int, Record]]:
    """The facts of a passage, each with the place of the span that it was made of."""
    strangers = list(unknown(passage)) if "accelerator" in passage.sight.hints else []
    found: list[tuple[int, Record]] = [(stranger.place, stranger.refusal) for stranger in strangers]
    if passage.chips or passage.names_models:
        found += _named(passage, {amount.start for each in strangers for amount in each.prices})
    return found


def _named(passage: Passage, refused: set[int]) -> Iterator[tuple[int, Record]]:
    """What is told of the models and chips that a passage names; `refused` are the prices of others."""
    tables = find_tables(passage.text)
    models = ModelFacts(passage, tables) if passage.names_models else None
    if models:
        yield from models.read()
    if passage.chips:
        subjects = Subjects(passage)
        yield from ChipFacts(passage, subjects, models.spans if models else [], tables).read()
        told = [fact for table in tables for fact in TableFacts(passage, table).read()]
        yield from told
        closed = in_tables(passage, tables) | {place for place, _ in told}
        passage.notes |= dict.fromkeys(closed, "in a table, and neither its head nor its row make it a price")
        passage.notes |= dict.fromkeys(refused, "of an accelerator whose name is not known")
        closed |= refused
        prices = Prices(passage, subjects)
        moves = Moves(passage, subjects, prices, closed)
        yield from moves.read()
        passage.notes |= dict.fromkeys(moves.taken, "an end of a move, or what it changed by")
        yield from prices.read(closed | moves.taken)
        yield from moves.ends()


def in_tables(passage: Passage, tables: list[Table]) -> set[int]:
    """Where the amounts stand that a table has spoken for."""
    cells = [cell for table in tables for cell in table.all() if _is_data(passage, cell)]
    amounts = (span.start for cell in cells for span in within(passage.amounts, cell.start, cell.end))
    percents = (span.start for cell in cells for span in within(passage.percents, cell.start, cell.end))
    return {*amounts, *percents}


def _is_data(passage: Passage, cell: Cell) -> bool:
    """A longer cell, or one with a verb of change, holds a sentence."""
    return cell.end - cell.start <= DATA_CELL and not passage.has(cell.start, cell.end, "up", "down")


def unique(found: list[tuple[int, Record]]) -> list[Record]:
    """In order of place, the same fact told twice listed once; told of another date it is another."""
    seen: dict[tuple[object, ...], set[str | None]] = defaultdict(set)
    kept: list[Record] = []
    for _, record in sorted(found, key=lambda item: item[0]):
        days = seen[_key_of(type(record))(record)]
        day = getattr(record, "valid_on", None)
        if not days or (day and None not in days and day not in days):
            kept.append(record)
        days.add(day)
    return kept


@cache
def _key_of(kind: type[Record]) -> Callable[[Record], tuple[object, ...]]:
    """What makes facts of a kind the same: all but their words and how they are bounded, dated, asked."""
    skipped = {"quote", "valid_on", "bound", "attributes", *CIRCUMSTANCES}
    return attrgetter("__class__", *(name for name in kind.__struct_fields__ if name not in skipped))
