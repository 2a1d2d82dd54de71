"""Lines of JSON into the raw tables: all of them, or none and one line that says which is off.

Loading is idempotent: the id of a row is a digest of what it says, and a row that is there is not added again.
"""

import glob
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from warehouse.connect import Connection, DuckDBError, names, run, scalar, set_variable, sql
from warehouse.errors import LoadError

CATALOGUE = ("sources", "chips", "models")


def load(
    con: Connection, data: Path, *, records: Sequence[Path], fetches: Sequence[Path], run_at: datetime
) -> int:
    """Load the catalogue of `data`, the fetch lines and the records; returns how many record lines were read.

    Raises `LoadError` for a line that is not a record of its kind; the caller drops the file under work.
    """
    set_variable(con, "run_at", run_at)
    run(con, "stage/010_fields.sql")
    for role in CATALOGUE:
        path = data / "catalogue" / f"{role}.jsonl"
        if path.exists():
            read_lines(con, role, [path])
            run(con, f"stage/catalogue_{role}.sql")
    if read_lines(con, "fetches", fetches):
        run(con, "stage/fetches.sql")
    count = read_lines(con, "records", records)
    for name in names("stage/records"):
        run(con, name)
    return count


def read_lines(con: Connection, role: str, paths: Sequence[Path]) -> int:
    """Make `line`, the table of the files' lines, and judge each; returns how many there are."""
    unique = list(dict.fromkeys(map(str, paths)))
    for path in unique:
        if not Path(path).is_file():
            raise LoadError(f"{path}: no such file")
    set_variable(con, "role", role)
    set_variable(con, "files", [glob.escape(path) for path in unique if Path(path).stat().st_size])
    try:
        run(con, "stage/020_lines.sql" if unique else "stage/020_no_lines.sql")
    except DuckDBError as error:
        raise LoadError(_unreadable(unique) or str(error).splitlines()[0]) from error
    problems = con.execute(sql("stage/030_problems.sql")).fetchall()
    if problems:
        raise LoadError(_told(problems))
    return int(scalar(con, "SELECT count(*) FROM line"))


def _told(problems: list[tuple[str, int, str | None, str]]) -> str:
    file, line, field, problem = problems[0]
    rest = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    place = f"{file}, line {line}" + (f", field {field}" if field else "")
    return f"{place}: {problem}{rest}"


def _unreadable(paths: Sequence[str]) -> str | None:
    """Which line of the files is not UTF-8; DuckDB's own error shows its settings instead."""
    for path in paths:
        for number, line in enumerate(Path(path).read_bytes().splitlines(), 1):
            try:
                line.decode()
            except UnicodeDecodeError as error:
                return f"{path}, line {number}: not UTF-8 ({error.reason} at byte {error.start})"
    return None
