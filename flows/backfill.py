"""Web archives into the warehouse: pages kept under their own days, those days read, the records loaded."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from crawlers import backfill, registry
from crawlers.backfill import Taken
from flows.reread import Reread, reread


def fill(data: Path, archives: Iterable[str]) -> tuple[Counter[Taken], list[Reread]]:
    """Keep the pages that name a chip or a model, and read their days; what was kept, and what was read."""
    kept = Counter(taken for archive in archives for taken in backfill.take(data, archive))
    registry.write_catalogue(data)
    return kept, list(reread(data, sorted((taken.day, taken.source) for taken in kept)))
