from pathlib import Path

import pytest

from tests.warehouse.builders import Warehouse, price
from warehouse.errors import QueryError
from warehouse.query import rows


def test_columns_and_rows(warehouse: Warehouse) -> None:
    warehouse.night([price("a", "2026-01-05", 2.0)])
    assert rows(warehouse.file, "SELECT chip, low FROM prices") == (["chip", "low"], [("nvidia-h100", 2.0)])


@pytest.mark.parametrize(
    "statement", ["SELEC 1", "SELECT nothing FROM prices", "DELETE FROM checks", "SELECT 1/'x'"]
)
def test_what_duckdb_refuses_is_told_in_one_line(warehouse: Warehouse, statement: str) -> None:
    with pytest.raises(QueryError) as error:
        rows(warehouse.file, statement)
    assert "Error: " in str(error.value)
    assert "\n" not in str(error.value)


def test_no_file_yet(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="no such file; run `chipwatch run`"):
        rows(tmp_path / "chipwatch.duckdb", "SELECT 1")


def test_what_is_no_duckdb_file(tmp_path: Path) -> None:
    file = tmp_path / "chipwatch.duckdb"
    file.write_text("not at all")
    with pytest.raises(QueryError, match=r"not a valid DuckDB database file") as error:
        rows(file, "SELECT 1")
    assert "\n" not in str(error.value)


def test_nothing_asked(warehouse: Warehouse) -> None:
    with pytest.raises(QueryError, match="there is no statement in it"):
        rows(warehouse.file, " ; ")
