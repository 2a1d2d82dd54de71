"""Questions to the file: one `.sql` a question, its rows by column."""

from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from warehouse.connect import Connection

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


@cache
def _question(folder: str, name: str) -> str:
    return (files("reports") / folder / f"{name}.sql").read_text(encoding="utf-8")
