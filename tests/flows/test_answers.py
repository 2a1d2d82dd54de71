"""Rows written in each form can be read back from it."""

import csv
import io
import json

import pytest

from flows import answers

COLUMNS = ("chip", "usd", "words")
ROWS = [("nvidia-h100", 2.99, "a|b\nc"), ("amd-mi300x", None, "约3万[美元]")]


def test_json_holds_the_values(capsys: pytest.CaptureFixture[str]) -> None:
    answers.write(COLUMNS, ROWS, "json")
    assert json.loads(capsys.readouterr().out) == [dict(zip(COLUMNS, row, strict=True)) for row in ROWS]


def test_csv_holds_the_values(capsys: pytest.CaptureFixture[str]) -> None:
    answers.write(COLUMNS, ROWS, "csv")
    read = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["words"] for row in read] == ["a|b\nc", "约3万[美元]"]


def test_no_cell_breaks_a_markdown_table(capsys: pytest.CaptureFixture[str]) -> None:
    answers.write(COLUMNS, ROWS, "markdown")
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 4
    assert all(line.replace(r"\|", "").count("|") == 4 for line in lines)


def test_a_table_shows_brackets_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    answers.write(COLUMNS, ROWS, "table")
    assert "约3万[美元]" in capsys.readouterr().out
