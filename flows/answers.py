"""Rows written for people and programs: a table, JSON, CSV or Markdown."""

import csv
import json
import sys
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

Rows = Sequence[tuple[object, ...]]


def write(columns: Sequence[str], rows: Rows, form: str) -> None:
    """Write rows to standard output; `form` is table, json, csv or markdown."""
    {"table": _table, "json": _json, "csv": _csv, "markdown": _markdown}[form](columns, rows)


def _table(columns: Sequence[str], rows: Rows) -> None:
    table = Table(header_style="bold")
    for place, column in enumerate(columns):
        numbers = any(isinstance(row[place], int | float) for row in rows)
        table.add_column(column, justify="right" if numbers else "left", overflow="fold")
    for row in rows:
        table.add_row(*(_plain(value).replace("[", r"\[") for value in row))
    Console(width=None if sys.stdout.isatty() else 200).print(table)


def _json(columns: Sequence[str], rows: Rows) -> None:
    answer = [dict(zip(columns, row, strict=True)) for row in rows]
    print(json.dumps(answer, ensure_ascii=False, indent=1, default=str))


def _csv(columns: Sequence[str], rows: Rows) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)


def _markdown(columns: Sequence[str], rows: Rows) -> None:
    for row in (columns, ["---"] * len(columns), *rows):
        print("|", " | ".join(_plain(value).replace("|", r"\|").replace("\n", " ") for value in row), "|")


def _plain(value: object) -> str:
    return "" if value is None else f"{value:.6g}" if isinstance(value, float) else str(value)
