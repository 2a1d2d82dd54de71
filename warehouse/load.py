"""Lines of JSON into the raw tables: all of them, or none and one line that says which is off.

Loading is idempotent: a row's id is a digest of what it says, and a row that is there is not added again.
"""

import glob
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from warehouse.connect import Connection, DuckDBError, names, run, scalar, set_variable
from warehouse.errors import LoadError

CATALOGUE = ("sources", "chips", "models", "causes")


def load(
    con: Connection, data: Path, *, records: Sequence[Path], fetches: Sequence[Path], run_at: datetime
) -> int:
    """Load the catalogue of `data`, the fetch lines and the records; returns how many record lines were read.

    Raises `LoadError` for a line that is not of its kind; the caller drops the file under work.
    """
    set_variable(con, "run_at", run_at)
    run(con, "stage/010_fields.sql")
    catalogue = {role: data / "catalogue" / f"{role}.jsonl" for role in CATALOGUE}
    present = {role: path for role, path in catalogue.items() if path.exists()}
    files = [(path, role) for role, path in present.items()]
    files += [(path, "fetches") for path in fetches] + [(path, "records") for path in records]
    read_lines(con, files)
    for role in present:
        run(con, f"stage/catalogue/{role}.sql")
    for name in names("stage/records"):
        run(con, name)
    return int(scalar(con, "SELECT count(*) FROM line WHERE role = 'records' AND json IS NOT NULL"))


def read_lines(con: Connection, files: Sequence[tuple[Path, str]]) -> None:
    """Make `line`, the table of the lines of these files (each with its role), and judge every line.

    Raises `LoadError` for the first that is off, with the number of the others.
    """
    given = {str(path.resolve()): path for path, _ in files}
    for path in given.values():
        if not path.is_file():
            raise LoadError(f"{path}: no such file")
    set_variable(con, "files", list(given))
    set_variable(con, "roles", list({str(path.resolve()): role for path, role in files}.values()))
    set_variable(con, "patterns", [glob.escape(file) for file in given])
    try:
        run(con, "stage/020_lines.sql" if given else "stage/020_no_lines.sql")
    except DuckDBError as error:
        raise LoadError(_unreadable(given.values()) or str(error).splitlines()[0]) from error
    run(con, "stage/030_suspects.sql")
    suspects = scalar(con, "SELECT count(*) FROM suspect")
    if problems := run(con, "stage/040_problems.sql").fetchall() if suspects else []:
        file, *problem = problems[0]
        raise LoadError(_told(given.get(file, file), *problem, others=len(problems) - 1))


def _told(path: Path | str, line: int, field: str | None, problem: str, *, others: int) -> str:
    """One line, though what it cites may hold line breaks of all kinds."""
    place = f"{path}, line {line}" + (f", field {field}" if field else "")
    told = f"{place}: {problem}" + (f" (and {others} more)" if others else "")
    return "".join(letter if letter.isprintable() else " " for letter in told)


def _unreadable(paths: Iterable[Path]) -> str | None:
    """Which line of the files is not UTF-8: DuckDB's own error tells of its settings instead."""
    for path in paths:
        for number, line in enumerate(path.read_bytes().splitlines(), 1):
            try:
                line.decode()
            except UnicodeDecodeError as error:
                return f"{path}, line {number}: not UTF-8 ({error.reason} at byte {error.start})"
    return None
