"""Each footnote's query, pasted into a shell, returns the rows that make up the number."""

import re
import shlex
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports import weekly
from reports.footnotes import literal
from tests.reports.hostile import WORDS
from warehouse.connect import Connection, reader
from warehouse.past import reader_as_of


@pytest.fixture(scope="module")
def page(published: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    return weekly.write(published, tmp_path_factory.mktemp("page"), "2026-W34").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def con(published: Path) -> Iterator[Connection]:
    with reader(published) as connection:
        yield connection


def note(page: str, start: str) -> str:
    """The first footnote that begins so."""
    return next(line for line in page.splitlines() if re.match(rf"\[\^\d+\]: {re.escape(start)}", line))


def rows(con: Connection, footnote: str, number: int = 0) -> list[dict[str, Any]]:
    """What the footnote's query returns, read from the page as a shell would."""
    command = re.findall(r"`(chipwatch query [^`]*)`", footnote)[number]
    name, verb, statement = shlex.split(command)
    assert (name, verb) == ("chipwatch", "query")
    answer = con.execute(statement)
    columns = [column[0] for column in answer.description]
    return [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]


@pytest.mark.parametrize(
    ("week", "lang", "as_of"),
    [
        ("2026-W34", "en", None),
        ("2026-W34", "zh", None),
        ("2026-W25", "en", None),  # the first week: nothing to compare with
        ("2026-W34", "en", date(2026, 8, 24)),
    ],
)
def test_every_query_of_a_page_finds_something(
    published: Path, tmp_path: Path, week: str, lang: str, as_of: date | None
) -> None:
    page = weekly.write(published, tmp_path, week, lang=lang, as_of=as_of).read_text(encoding="utf-8")
    commands = re.findall(r"`(chipwatch query [^`]*)`", page)
    assert len(commands) > 8
    with reader_as_of(published, as_of) as con:
        empty = [query for query in commands if not con.execute(shlex.split(query)[-1]).fetchone()]
    assert [query for query in empty if "FROM articles" not in query or "no articles" not in page] == []


@pytest.mark.parametrize(("name", "level"), [("H100 SXM 80 GB", "2.19"), ("B200 SXM 180 GB", "4.00")])
def test_the_offers_behind_a_level_give_the_level(page: str, con: Connection, name: str, level: str) -> None:
    offers = rows(con, note(page, f"{name}, rental"))
    sellers: dict[str, dict[str, list[float]]] = {}
    for offer in offers:
        sellers.setdefault(offer["seller"], {}).setdefault(offer["listing"], []).append(offer["usd_per_chip"])
    levels = [median(median(days) for days in listings.values()) for listings in sellers.values()]
    assert f"{median(levels):.2f}" == level
    assert f"| {name}[" in page


def test_only_the_weeks_accepted_offers_stand_behind_a_level(page: str, con: Connection) -> None:
    assert len(rows(con, note(page, "H100 SXM 80 GB, rental"))) == 5 * 2 * 2
    assert len(rows(con, note(page, "H100 PCIe 80 GB (list), purchase"))) == 3 * 2 - 1


def test_the_sellers_parts_add_up_to_the_change(page: str, con: Connection) -> None:
    parts = rows(con, note(page, "H100 SXM 80 GB, rental"), 1)
    assert sum(part["contribution_pct"] for part in parts) == pytest.approx(-1.0, abs=1e-3)


def test_the_weeks_hold_the_index_behind_the_longer_changes(page: str, con: Connection) -> None:
    weeks = rows(con, note(page, "H100 SXM 80 GB, rental"), 2)
    assert 100 * (weeks[-1]["price_index"] / weeks[-5]["price_index"] - 1) == pytest.approx(-3.94, abs=0.01)


def test_a_reported_price_leads_to_its_row_and_its_kept_page(page: str, con: Connection) -> None:
    mark = re.search(r"at about CNY 300,000 [^\[]*\[\^(\d+)\]", page)
    assert mark
    footnote = next(line for line in page.splitlines() if line.startswith(f"[^{mark[1]}]: "))
    (row,) = rows(con, footnote)
    assert (row["low"], row["currency"], row["quote"] in page) == (300000, "CNY", True)
    assert f"`chipwatch page {row['capture']}`" in footnote
    assert f"]({row['url']})" in footnote


@pytest.mark.parametrize(("start", "number"), [("Each refusal", 2), ("What came late", 1), ("Its nights", 2)])
def test_counts_are_the_rows_they_count(page: str, con: Connection, start: str, number: int) -> None:
    assert len(rows(con, note(page, start))) == number


def test_what_the_page_rests_on_can_be_counted(page: str, con: Connection) -> None:
    counts = [len(rows(con, note(page, "Sources that answered"), query)) for query in range(3)]
    assert counts == [5, 2, 25]


@given(WORDS | st.text())
def test_a_literal_is_its_value_to_sql_and_nothing_to_shell_or_markdown(published: Path, value: str) -> None:
    written = literal(value)
    assert shlex.split(f'"{written}"') == [written]
    assert not set(written) & set('"`$\\!\n')
    with reader(published) as con:
        assert con.execute(f"SELECT {written}").fetchone() == (value,)
