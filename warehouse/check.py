"""Questions to the finished tables: one `.sql` a question, its rows are the bad ones.

A check's first lines are its header, `-- severity:`, `-- question:` and `-- remedy:`.
"""

from dataclasses import dataclass
from typing import Literal

from warehouse.connect import Connection, names, run, scalar, set_variable, sql

Severity = Literal["info", "warn", "severe"]
SEVERITIES: tuple[Severity, ...] = ("info", "warn", "severe")
SAMPLE = 5


@dataclass(frozen=True)
class Check:
    """One question and what to do when it has an answer."""

    name: str
    severity: Severity
    question: str
    remedy: str
    file: str


def checks() -> list[Check]:
    """All of them, by name."""
    return [_read(file) for file in names("checks")]


def ask(con: Connection, check: Check) -> list[tuple[object, ...]]:
    """The bad rows of one check; none is well."""
    return con.execute(sql(check.file)).fetchall()


def run_checks(con: Connection, run_id: str) -> list[str]:
    """Ask every check and write table `checks`; returns the names of the severe ones that found rows."""
    set_variable(con, "run_id", run_id)
    severe = []
    for check in checks():
        con.execute(f"CREATE OR REPLACE TEMP TABLE bad AS {sql(check.file)}")
        for key in ("name", "severity", "question", "remedy"):
            set_variable(con, key, getattr(check, key))
        run(con, "stage/400_check.sql")
        if check.severity == "severe" and scalar(con, "SELECT count(*) FROM bad"):
            severe.append(check.name)
    return severe


def _read(file: str) -> Check:
    header = dict(
        line.removeprefix("-- ").split(": ", 1)
        for line in sql(file).splitlines()[:3]
        if line.startswith("-- ")
    )
    name = file.rsplit("/", 1)[-1].removesuffix(".sql")
    severity = next(known for known in SEVERITIES if known == header["severity"])
    return Check(name, severity, header["question"], header["remedy"], file)
