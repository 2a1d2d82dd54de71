"""One night's work on the warehouse: copy, load, marts, checks, publish."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from warehouse.check import run_checks
from warehouse.connect import Connection, names, run, scalar, set_variable, sql, writer
from warehouse.errors import ReadError
from warehouse.load import Load, load
from warehouse.marts import METHOD, make
from warehouse.publish import only_writer, publish, scratch, working_copy

SMALL = 64_000_000
"""Bytes under which a second thread costs more than it brings: a night of a few hundred rows, by a third."""

Contents = tuple[dict[str, int], str, list[str]]
"""Rows of each public table, the content hash, and the names of the severe checks that found rows."""


@dataclass(frozen=True)
class Built:
    """What a build published."""

    file: Path
    run_id: str
    rows: dict[str, int]
    """Rows of each public table."""
    content_hash: str
    """Of what the tables say, not of when it was recorded: equal contents, equal hash."""
    severe: list[str]
    """Names of the severe checks that found bad rows."""


def build(
    data: Path,
    *,
    records: Sequence[Path],
    fetches: Sequence[Path] = (),
    run_at: datetime,
    keep: int = 7,
    keep_going: bool = False,
) -> Built:
    """Load the lines onto a copy of the published file and publish that; the last `keep` files are kept.

    `run_at` is the time that new rows are recorded at. Raises `LoadError` for bad input (with `keep_going`,
    bad records are kept in `refused` instead) and `LockedError` when another build runs; either way the
    published file stays as it was.
    """
    run_id = run_at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    with only_writer(data), working_copy(data) as under_work:
        with writer(under_work) as con:
            if _is_small(under_work, *records, *fetches):
                con.execute("SET threads = 1")
            built = _fill(con, Load(data, records, fetches, run_at, scratch(under_work), keep_going), run_id)
            con.execute("CHECKPOINT warehouse")
        return Built(publish(data, under_work, run_id, keep=keep), run_id, *built)


def _is_small(*files: Path) -> bool:
    return sum(file.stat().st_size for file in files if file.exists()) < SMALL


def _fill(con: Connection, given: Load, run_id: str) -> Contents:
    """All of the night's work on the file, in one transaction."""
    con.execute("BEGIN")
    try:
        contents = _work(con, given, run_id)
    except ReadError:
        if given.thorough:
            raise
        con.execute("ROLLBACK")
        return _fill(con, replace(given, thorough=True), run_id)
    con.execute("COMMIT")
    return contents


def _work(con: Connection, given: Load, run_id: str) -> Contents:
    afresh = _prepare(con)
    count = load(con, given, afresh=afresh)
    make(con, afresh=afresh)
    set_variable(con, "run_id", run_id)
    run(con, "stage/390_forget_run.sql")
    severe = run_checks(con)
    rows, content_hash = _contents(con)
    _record(con, count, rows, content_hash, severe)
    return rows, content_hash, severe


def _prepare(con: Connection) -> bool:
    """Bring the file to today's schema; True when all marts must be made afresh."""
    version = _schema_version()
    set_variable(con, "schema_version", version)
    set_variable(con, "method", METHOD)
    run(con, "schema/000_runs.sql")
    if scalar(con, sql("stage/000_version.sql")) == f"{version} {METHOD}":
        return False
    run(con, "stage/former.sql")
    for (statement,) in run(con, "stage/computed.sql").fetchall():
        con.execute(statement)
    for name in names("schema"):
        run(con, name)
    run(con, "stage/former_again.sql")
    return True


def _schema_version() -> str:
    texts = "".join(sql(name) for name in names("schema"))
    return hashlib.sha256(texts.encode()).hexdigest()[:12]


def _contents(con: Connection) -> tuple[dict[str, int], str]:
    """Rows of each public table, and one digest over all of them."""
    tables = run(con, "stage/410_contents.sql").fetchall()
    digest = hashlib.sha256(json.dumps([(name, str(value)) for name, _, value in tables]).encode())
    return {name: rows for name, rows, _ in tables}, digest.hexdigest()


def _record(con: Connection, count: int, rows: dict[str, int], content_hash: str, severe: list[str]) -> None:
    account = {
        "status": "severe" if severe else "ok",
        "records": count,
        "content_hash": content_hash,
        "rows": json.dumps(rows),
    }
    for name, value in account.items():
        set_variable(con, name, value)
    run(con, "stage/420_run.sql")
