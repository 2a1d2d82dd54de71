"""However odd a line is, it is loaded as told or refused in one line."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.warehouse.builders import price
from warehouse.connect import Connection, names, run, writer
from warehouse.errors import LoadError
from warehouse.load import Load, load

RUN_AT = datetime(2026, 1, 6, tzinfo=UTC)
GOOD = price("a", "2026-01-05", 2.0, high=3.0, chips=8, form_factor="SXM", valid_on="2026-01-04")
ODD_TEXTS = [
    "",
    "\x00",
    "a\x01b",
    "\\x01",
    '"',
    "\u2028",
    "x" * 70_000,
    "infinity",
    "now",
    "0000",
    "9999-12-31",
]
ODD_NUMBERS = [0, -1, 2**31, 2**63, 2**64, 10**30, 5e-324, 1e308, 1e-7]
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(codec="utf-8")),
    st.sampled_from([*ODD_TEXTS, *ODD_NUMBERS]),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    with writer(tmp_path_factory.mktemp("odd") / "x.duckdb") as con:
        for name in names("schema"):
            if "comments" not in name:
                run(con, name)
        yield con


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lines") / "odd.jsonl"


def loaded(con: Connection, path: Path) -> list[tuple[Any, ...]] | str:
    """What the warehouse made of the file's lines, or why it did not take them; it forgets them again."""
    con.execute("BEGIN")
    try:
        load(con, Load(path.parent, [path], [], RUN_AT, path.parent / "scratch"), afresh=False)
        return con.execute("SELECT chip, low, high, chips, seller, form_factor FROM prices").fetchall()
    except LoadError as error:
        return str(error)
    finally:
        con.execute("ROLLBACK")


@settings(max_examples=40, deadline=None)
@given(key=st.sampled_from(sorted(GOOD)) | st.text(max_size=5), value=VALUES, ascii_only=st.booleans())
def test_loaded_as_told_or_refused(
    con: Connection, path: Path, key: str, value: Any, ascii_only: bool
) -> None:
    line = GOOD | {key: value}
    path.write_text(json.dumps(line, ensure_ascii=ascii_only), encoding="utf-8", errors="surrogatepass")
    told = loaded(con, path)
    if isinstance(told, str):
        assert told.startswith(f"{path}, line 1")
        assert len(told.splitlines()) == 1
    else:
        fields = ("chip", "low", "high", "chips", "seller", "form_factor")
        assert told == [tuple(line[field] for field in fields)]
