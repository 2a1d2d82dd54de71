"""Epoch AI's notable models: what was published when, with how many parameters and how much computation."""

from collections.abc import Iterator

from crawlers.kinds.files import CsvDataset, Line
from crawlers.kinds.models import is_day, maker_of
from crawlers.records import Model, Record, Refusal
from crawlers.source import Limits, Page

CERTAIN = "Confident"
"""Of closed models the file holds estimates, "Likely" or "Speculative": they are no facts."""


class EpochModels(CsvDataset):
    """Cells hold commas, quotation marks and line breaks; the file may begin with a byte order mark."""

    name = "epochmodels"
    title = "Epoch AI: notable models"
    publisher = "Epoch AI"
    homepage = "https://epoch.ai/data"
    licence = "CC BY 4.0, credit Epoch AI (terms of the data, 2026-11-22)."
    robots = "Files published for download."
    language = "en"
    verified = True
    limits = Limits(rows=(500, 6000), fewer=0.9)
    origin = "https://epoch.ai"
    paths = ("/data/notable_ai_models.csv",)
    path = paths[0]
    columns = frozenset({"Model", "Organization", "Publication date", "Parameters", "Confidence"})

    @classmethod
    def price(cls, line: Line, page: Page) -> Iterator[Record]:
        """A model on the day of its publication, its size where it is no estimate."""
        day, certain = line.cells["Publication date"].strip(), line.cells.get("Confidence") == CERTAIN
        name = " ".join(line.cells["Model"].split())
        if not is_day(day):
            yield Refusal(reason="undated", value=name, quote=line.quote)
            return
        yield Model(
            model=name,
            developer=maker_of(line.cells["Organization"]),
            event="announced",
            date=day,
            published_at=day,
            parameters=line.number("Parameters") if certain else None,
            training_flop=line.number("Training compute (FLOP)") if certain else None,
            quote=line.quote,
            url=_link(line.cells.get("Link", "")),
        )


def _link(cell: str) -> str | None:
    """The first of a cell's links."""
    return next((word for word in cell.replace(",", " ").split() if word.startswith("https://")), None)
