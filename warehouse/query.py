"""A reader's own SQL on a published file."""

from pathlib import Path
from typing import Any

from warehouse.connect import DuckDBError, reader
from warehouse.errors import OpenError, QueryError


def rows(file: Path, statement: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """The columns and rows of a statement, read-only.

    Raises `QueryError` with one line: DuckDB's own first one, or that there is no such file.
    """
    if not file.is_file():
        raise QueryError(f"{file}: no such file; run `chipwatch run` or `chipwatch demo` first")
    try:
        with reader(file) as con:
            con.execute(statement)
            if con.description is None:
                raise QueryError("there is no statement in it")
            return [column[0] for column in con.description], con.fetchall()
    except (DuckDBError, OpenError) as error:
        raise QueryError(str(error).splitlines()[0]) from error
