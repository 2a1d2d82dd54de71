"""Lines of JSON into the raw tables: all of them, or none and one line that says which is off.

Loading is idempotent: a row's id is a digest of what it says, and a row that is there is not added again.
"""

import glob
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from pathlib import Path

from warehouse.connect import Connection, DuckDBError, names, run, scalar, set_variable, sql
from warehouse.errors import LoadError, ReadError
from warehouse.kinds import columns
from warehouse.lines import Problem, copy_without, problems

CATALOGUE = ("sources", "chips", "models", "causes")
BAD_RECORD = "bad-record"
"""Why a line is refused that is no record."""


@dataclass(frozen=True)
class Load:
    """What a build is given to load."""

    data: Path
    """The folder with `catalogue/`."""
    records: Sequence[Path]
    fetches: Sequence[Path]
    run_at: datetime
    scratch: Path
    """A folder that may be made and is cleared away afterwards."""
    keep_going: bool = False
    """Load the good records of a file with bad lines; these are kept in `refused`."""
    thorough: bool = False
    """Look for what DuckDB minds in lines that are well, after it refused to read them."""


def load(con: Connection, given: Load, *, afresh: bool) -> int:
    """Load the catalogue, the fetch lines and the records; returns how many record lines were read.

    `afresh` judges every offer again. Raises `LoadError` for a line that is not of its kind,
    `ReadError` where only a thorough look would tell which; the caller drops the file under work.
    """
    set_variable(con, "run_at", given.run_at)
    set_variable(con, "afresh", afresh)
    set_variable(con, "asked_since", date.min if afresh else None)
    run(con, "stage/005_recorded_at.sql")
    run(con, "stage/010_macros.sql")
    for role in CATALOGUE:
        if (path := given.data / "catalogue" / f"{role}.jsonl").exists():
            _read(con, [path], role)
            run(con, f"stage/catalogue/{role}.sql")
    if given.fetches:
        _read(con, given.fetches, "fetches")
        run(con, "stage/fetches.sql")
    _read_records(con, given)
    count = int(scalar(con, "SELECT count(*) FROM line"))
    for name in names("stage/records"):
        run(con, name)
    _correct(con, given)
    return count


def _correct(con: Connection, given: Load) -> None:
    """Withdraw what the corrections file says is wrong, and load what it says instead."""
    asked = given.data / "corrections.jsonl"
    if not asked.exists():
        asked = given.scratch / "corrections.jsonl"
        asked.touch()
    _read(con, [asked], "corrections")
    set_variable(con, "structure", json.dumps(columns("records")))
    told = run(con, "stage/corrections.sql").fetchall()
    if not told and not scalar(con, sql("stage/corrected.sql")):
        return
    records = given.scratch / "corrected.jsonl"
    records.write_text("".join(record + "\n" for _, record in told), encoding="utf-8")
    for problem in problems(records, "records"):
        name = told[problem.line - 1][0]
        raise LoadError(f"{asked}, correction {name}, field {problem.field}: {problem.reason}")
    _lines(con, [records], "records")
    for name in names("stage/records"):
        run(con, name)


def _read_records(con: Connection, given: Load) -> None:
    """Make `line` of the records; with `keep_going`, of the good ones and refusals of the others."""
    bad = _problems(given.records, "records", thorough=given.thorough)
    if bad and not given.keep_going:
        raise _told(bad)
    given.scratch.mkdir(exist_ok=True)
    refused = given.scratch / "refused.jsonl"
    refused.write_text("".join(_refusal(problem) + "\n" for problem in bad), encoding="utf-8")
    good = [_without(bad, path, given.scratch / str(n)) for n, path in enumerate(given.records)]
    _lines(con, [*good, refused], "records")


def _read(con: Connection, files: Sequence[Path], role: str) -> None:
    if bad := _problems(files, role):
        raise _told(bad)
    _lines(con, files, role)


def _problems(files: Sequence[Path], role: str, *, thorough: bool = False) -> list[Problem]:
    for path in files:
        if not path.is_file():
            raise LoadError(f"{path}: no such file")
    return list(chain.from_iterable(problems(path, role, thorough=thorough) for path in files))


def _told(bad: Sequence[Problem]) -> LoadError:
    """The first problem, with the number of the others."""
    others = f" (and {len(bad) - 1} more)" if len(bad) > 1 else ""
    return LoadError(f"{bad[0]}{others}")


def _without(bad: Sequence[Problem], path: Path, scratch: Path) -> Path:
    """The file itself if all of it is good, else a copy of its good lines under a folder of the same name."""
    own = [problem for problem in bad if problem.file == path]
    if not own:
        return path
    copy = scratch / path.absolute().parent.name / path.name
    copy_without(own, path, copy)
    return copy


def _refusal(problem: Problem) -> str:
    place = {"file": str(problem.file), "line": problem.line, "field": problem.field}
    told = {"value": problem.text, "attributes": place | {"problem": problem.reason}}
    return json.dumps({"kind": "refusal", "reason": BAD_RECORD} | told)


def _lines(con: Connection, files: Sequence[Path], role: str) -> None:
    """Make `line`, the table of the lines of these files; of records with the fact that each tells."""
    set_variable(con, "files", [glob.escape(str(path.absolute())) for path in files])
    set_variable(con, "columns", columns(role))
    try:
        run(con, "stage/030_records.sql" if role == "records" else "stage/020_lines.sql")
    except DuckDBError as error:
        raise ReadError(str(error).splitlines()[0]) from error
