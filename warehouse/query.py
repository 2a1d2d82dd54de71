"""A reader's own SQL on a published file."""

from datetime import date
from pathlib import Path
from typing import Any

from warehouse.connect import DuckDBError
from warehouse.errors import OpenError, QueryError
from warehouse.past import reader_as_of


def rows(file: Path, statement: str, *, as_of: date | None = None) -> tuple[list[str], list[tuple[Any, ...]]]:
    """The columns and rows of a statement, read-only; with `as_of`, as the tables stood that day.

    Raises `QueryError` with one line: DuckDB's own first one, or that there is no such file.
    """
    if not file.is_file():
        raise QueryError(f"{file}: no such file; run `chipwatch run` or `chipwatch demo` first")
    try:
        with reader_as_of(file, as_of) as con:
            con.execute(statement)
            if con.description is None:
                raise QueryError("there is no statement in it")
            return [column[0] for column in con.description], con.fetchall()
    except (DuckDBError, OpenError) as error:
        raise QueryError(str(error).splitlines()[0]) from error
