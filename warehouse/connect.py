"""The one place that opens DuckDB, and the way to the `.sql` files beside it."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from warehouse.errors import OpenError

Connection = duckdb.DuckDBPyConnection
DuckDBError = duckdb.Error

STORAGE = "v1.5.0"
"""With this format a log left by a killed writer is not replayed into a file it does not belong to."""

MEMORY = "3GB"
"""What a build takes before it goes on in temporary files."""


@contextmanager
def writer(file: Path) -> Iterator[Connection]:
    """A connection that may change `file` (made when absent); its temporary files lie beside it."""
    con = duckdb.connect()
    try:
        with _opening():
            con.execute(f"ATTACH {_quoted(file)} AS warehouse (STORAGE_VERSION '{STORAGE}')")
        con.execute("USE warehouse")
        con.execute(f"SET temp_directory = {_quoted(file.with_suffix('.tmp'))}")
        con.execute("SET TimeZone = 'UTC'")
        con.execute(f"SET memory_limit = '{MEMORY}'")
        # A commit goes straight into the file: a private copy needs no log to be replayed.
        con.execute("SET wal_autocheckpoint = '0KB'")
        yield con
    finally:
        con.close()


@contextmanager
def reader(file: Path) -> Iterator[Connection]:
    """A read-only connection to a published file; times are shown in UTC.

    Raises `OpenError` when there is no such file. The file may be replaced meanwhile: this connection goes on
    reading what it opened.
    """
    with _opening():
        con = duckdb.connect(str(file), read_only=True)
    try:
        con.execute("SET TimeZone = 'UTC'")
        yield con
    finally:
        con.close()


@contextmanager
def beside(file: Path) -> Iterator[Connection]:
    """A database in memory with the published file beside it, read-only, as `published`; times in UTC.

    Raises `OpenError` when there is no such file.
    """
    con = duckdb.connect()
    with TemporaryDirectory() as spill:
        try:
            with _opening():
                con.execute(f"ATTACH {_quoted(file)} AS published (READ_ONLY)")
            con.execute(f"SET temp_directory = {_quoted(Path(spill))}")
            con.execute("SET TimeZone = 'UTC'")
            yield con
        finally:
            con.close()


@contextmanager
def _opening() -> Iterator[None]:
    """What DuckDB has against a file becomes an `OpenError` with its first line."""
    try:
        yield
    except duckdb.Error as error:
        raise OpenError(str(error).splitlines()[0]) from error


def run(con: Connection, name: str) -> Connection:
    """Execute the statements of `warehouse/<name>`, say `marts/010_listings.sql`."""
    return con.execute(sql(name))


@cache
def sql(name: str) -> str:
    """The text of `warehouse/<name>`."""
    return (files("warehouse") / name).read_text(encoding="utf-8")


def names(folder: str) -> list[str]:
    """The `.sql` files of `warehouse/<folder>`, by name, as `folder/file.sql`."""
    entries = (files("warehouse") / folder).iterdir()
    return sorted(f"{folder}/{entry.name}" for entry in entries if entry.name.endswith(".sql"))


def set_variable(con: Connection, name: str, value: Any) -> None:
    """Give the SQL files a value they read with `getvariable('<name>')`."""
    con.execute(f"SET VARIABLE {name} = ?", [value])


def scalar(con: Connection, statement: str) -> Any:
    """The first column of the first row, None without rows."""
    rows = con.execute(statement).fetchall()
    return rows[0][0] if rows else None


def _quoted(file: Path) -> str:
    return "'" + str(file).replace("'", "''") + "'"
