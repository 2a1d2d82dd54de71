"""The questions of docs/queries.md, asked of the demo's file: each has an answer, and the one printed."""

import re
from pathlib import Path

import pytest

from flows.answers import write
from tests.flows.conftest import Demo
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
