"""Questions to the file: one `.sql` a question, its rows by column."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from warehouse.connect import Connection, DuckDBError
from warehouse.errors import OpenError
from warehouse.past import reader_as_of

Row = TypeVar("Row")


class Asked:
    """The questions of a folder, asked of one file with the same parameters."""

    def __init__(self, con: Connection, folder: str, **parameters: object) -> None:
        self._con = con
        self._folder = folder
        self._parameters = parameters

    def rows(self, name: str) -> list[dict[str, Any]]:
        """The answer; the question is given the parameters it names."""
        question = _question(self._folder, name)
        used = {key: value for key, value in self._parameters.items() if f"${key}" in question}
        answer = self._con.execute(question, used)
        columns = [column[0] for column in answer.description]
        return [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]

    def each(self, name: str, kind: type[Row]) -> tuple[Row, ...]:
        """The answer as values whose fields are its columns."""
        return tuple(kind(**row) for row in self.rows(name))


@contextmanager
def asked(file: Path, folder: str, as_of: date | None = None, **parameters: object) -> Iterator[Asked]:
    """The published file, or what it knew at the end of a day, to be asked the questions of `folder`.

    Raises OpenError where there is no such file, or one that another chipwatch made and that lacks an answer.
    """
    try:
        with reader_as_of(file, as_of) as con:
            yield Asked(con, folder, **parameters)
    except DuckDBError as error:
        told = str(error).splitlines()[0]
        raise OpenError(f"{file} is of another version: load or run brings it up to date ({told})") from error


@cache
def _question(folder: str, name: str) -> str:
    return (files("reports") / folder / f"{name}.sql").read_text(encoding="utf-8")
