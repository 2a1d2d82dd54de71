"""The data dictionary, as Markdown, from the comments that a published file carries.

python -m warehouse.dictionary data/chipwatch.duckdb > docs/dictionary.md
"""

import sys
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from warehouse.connect import Connection, reader, run

HEAD = """# Data dictionary

What users query, in schema `main`. `python -m warehouse.dictionary FILE` makes it from the file's comments.
`as_of(day)` gives `prices` as known at the end of that day (UTC).
"""


def page(con: Connection) -> str:
    """A section for each public table or view, with a line for each column."""
    tables = groupby(run(con, "stage/dictionary.sql").fetchall(), key=itemgetter(0, 1))
    return HEAD + "".join(
        line for (name, comment), columns in tables for line in _table(name, comment, columns)
    )


def _table(name: str, comment: str, columns: Iterator[tuple[str, ...]]) -> Iterator[str]:
    yield f"\n## {name}\n\n{comment}.\n\n| column | type | meaning |\n|---|---|---|\n"
    for _, _, column, kind, meaning in columns:
        yield f"| `{column}` | {kind} | {meaning.replace('|', chr(92) + '|')} |\n"


if __name__ == "__main__":
    with reader(Path(sys.argv[1])) as con:
        sys.stdout.write(page(con))
