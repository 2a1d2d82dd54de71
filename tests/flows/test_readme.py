"""The README claims what was run: its questions are asked of the demo's file and give its answers."""

import re
from pathlib import Path

import pytest

from tests.flows.conftest import Demo, chipwatch

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
QUESTIONS = re.findall(r"```sql\n([^`]+)```\n\n((?:\|.*\n)+)", README)


def test_there_are_five() -> None:
    assert len(QUESTIONS) == 5


@pytest.mark.parametrize(("question", "answer"), QUESTIONS, ids=range(1, len(QUESTIONS) + 1))
def test_a_question_gives_its_answer(demo: Demo, question: str, answer: str) -> None:
    done = chipwatch("query", question, "--format", "markdown", "--data", demo.data)
    assert done.stdout == answer, done.stderr


@pytest.mark.parametrize("command", sorted(set(re.findall(r"^\| `chipwatch (\w+)", README, re.M))))
def test_a_command_of_the_table_exists(command: str) -> None:
    assert chipwatch(command, "--help").returncode == 0
