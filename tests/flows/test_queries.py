"""The questions of docs/queries.md, asked of the demo's file: each has an answer, and the one printed."""

import re
import shutil
from pathlib import Path

import pytest

from flows.answers import write
from tests.flows.conftest import Demo
from warehouse.connect import writer
from warehouse.query import rows

PAGE = (Path(__file__).parents[2] / "docs" / "queries.md").read_text(encoding="utf-8")
QUESTIONS = re.findall(r"^\d+\. (.+?)```sql\n([^`]+)```\n(?:\n((?:\|[^\n]*\n)+))?", PAGE, re.M | re.S)


def test_none_is_left_out() -> None:
    assert len(QUESTIONS) == PAGE.count("```sql") >= 20


@pytest.mark.parametrize(("question", "sql", "answer"), QUESTIONS, ids=range(1, len(QUESTIONS) + 1))
def test_a_question_has_its_answer(
    demo: Demo, capsys: pytest.CaptureFixture[str], question: str, sql: str, answer: str
) -> None:
    columns, found = rows(demo.data / "chipwatch.duckdb", sql)
    assert found, question
    if answer:
        write(columns, found, "markdown")
        assert capsys.readouterr().out == answer


@pytest.mark.parametrize("sql", [sql for _, sql, _ in QUESTIONS if "weekly_" in sql])
def test_a_second_method_changes_no_answer(demo: Demo, tmp_path: Path, sql: str) -> None:
    """A new method says other numbers of the same weeks; who asks for the first is not told them too."""
    both = tmp_path / "both.duckdb"
    shutil.copyfile(demo.data / "chipwatch.duckdb", both)
    with writer(both) as con:
        for table, number in (("weekly_prices", "median_usd"), ("weekly_contributions", "relative")):
            other = f"SELECT * REPLACE (2 * {number} AS {number}, 'v2' AS method) FROM {table}"
            con.execute(f"INSERT INTO {table} {other}")
    (_, alone), (_, beside) = rows(demo.data / "chipwatch.duckdb", sql), rows(both, sql)
    assert sorted(map(str, beside)) == sorted(map(str, alone))
