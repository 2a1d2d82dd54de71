"""The demo, run once as a user would run it: the fixture of the end-to-end tests."""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from warehouse.query import rows

COMMAND = Path(sys.executable).with_name("chipwatch")


@dataclass(frozen=True)
class Demo:
    """The data folder that the demo left, and what it said."""

    data: Path
    output: str
    talk: str

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        return rows(self.data / "chipwatch.duckdb", sql)[1]


def chipwatch(
    *words: str | Path, stdin: bytes = b"", environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Call the command line as a user does; `environment` is set besides."""
    return subprocess.run(
        [COMMAND, *map(str, words)],
        input=stdin.decode(),
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    data = tmp_path_factory.mktemp("demo") / "data"
    done = chipwatch("demo", "--data", data)
    assert done.returncode == 0, done.stderr
    return Demo(data, done.stdout, done.stderr)


def column(found: Sequence[tuple[Any, ...]]) -> list[Any]:
    """The values of the first column."""
    return [row[0] for row in found]
