"""Questions to the finished tables: one `.sql` a question, its rows are the bad ones.

The first three lines of a check are its header: `-- severity:`, `-- question:` and `-- remedy:`.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from warehouse.connect import Connection, names, run, set_variable, sql

SEVERITIES = ("info", "warn", "severe")
SAMPLE = 5
"""Bad rows kept beside their number in table `checks`."""


@dataclass(frozen=True)
class Check:
    """One question, and what to do when it has an answer."""

    name: str
    severity: str
    """One of `SEVERITIES`."""
    question: str
    remedy: str
    file: str


@dataclass(frozen=True)
class Finding:
    """The bad rows of one check, each by column; none is well."""

    check: Check
    rows: Sequence[dict[str, Any]]


def checks() -> list[Check]:
    """All of them, by name."""
    return [_read(file) for file in names("checks")]


def ask(con: Connection, check: Check) -> Finding:
    """Put one question."""
    rows = con.execute(sql(check.file)).fetchall()
    columns = [column[0] for column in con.description or ()]
    return Finding(check, [dict(zip(columns, row, strict=True)) for row in rows])


def run_checks(con: Connection) -> list[str]:
    """Put every question and write table `checks`; returns the names of the severe ones that found rows."""
    findings = [ask(con, check) for check in checks()]
    set_variable(con, "found", json.dumps([_account(finding) for finding in findings], default=str))
    run(con, "stage/400_checks.sql")
    return [finding.check.name for finding in findings if finding.rows and finding.check.severity == "severe"]


def _account(finding: Finding) -> dict[str, Any]:
    check = finding.check
    return {
        "name": check.name,
        "severity": check.severity,
        "question": check.question,
        "rows": len(finding.rows),
        "sample": finding.rows[:SAMPLE],
        "remedy": check.remedy,
    }


def _read(file: str) -> Check:
    lines = sql(file).splitlines()[:3]
    severity, question, remedy = (line.removeprefix("-- ").partition(": ")[2] for line in lines)
    return Check(PurePosixPath(file).stem, severity, question, remedy, file)
