"""The dictionary in docs/ is the one that the file tells."""

from pathlib import Path

from warehouse.connect import reader
from warehouse.dictionary import page

WRITTEN = Path(__file__).parents[2] / "docs" / "dictionary.md"


def test_it_is_current(empty: Path) -> None:
    with reader(empty) as con:
        assert page(con) == WRITTEN.read_text(encoding="utf-8"), "make it anew: see warehouse/dictionary.py"
