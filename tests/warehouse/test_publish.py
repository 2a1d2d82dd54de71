"""One rename: readers see one file or the next, and a build that dies leaves the old one."""

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.builders import Line, Warehouse, monday, price
from warehouse.build import build
from warehouse.connect import reader, writer
from warehouse.errors import LockedError, OpenError, PublishError
from warehouse.publish import only_writer, publish, roll_back

OFFER: Line = price("a", "2026-01-05", 2.0)
COUNT = "SELECT count(*) FROM prices"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def wait_for(path: Path) -> None:
    deadline = time.monotonic() + 30
    while not path.exists():
        assert time.monotonic() < deadline, f"no {path}"
        time.sleep(0.01)


def python(code: str, *arguments: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", code, *map(str, arguments)])


def kill(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGKILL)
    process.wait()


def test_a_new_folder_gets_a_file_and_nothing_else(tmp_path: Path) -> None:
    warehouse = Warehouse(tmp_path / "new")
    built = warehouse.night([OFFER])
    assert built.file == warehouse.file
    assert warehouse.ask(COUNT) == [(1,)]
    assert names(warehouse.data) == ["chipwatch.duckdb", "chipwatch.lock", "published", "records"]
    assert names(warehouse.data / "published") == [f"{built.run_id}.duckdb"]


def test_an_open_reader_keeps_the_old_and_the_next_sees_the_new(warehouse: Warehouse) -> None:
    warehouse.night([OFFER])
    with reader(warehouse.file) as con:
        warehouse.night([price("b", "2026-01-05", 3.0)], hour=4)
        assert con.execute(COUNT).fetchall() == [(1,)]
    assert warehouse.ask(COUNT) == [(2,)]


def test_a_reader_cannot_write(warehouse: Warehouse) -> None:
    with reader(warehouse.file) as con, pytest.raises(duckdb.InvalidInputException, match="read-only"):
        con.execute("DELETE FROM weekly_prices")


def test_the_last_files_are_kept(tmp_path: Path) -> None:
    for run_id in ("first", "second", "third"):
        finished = tmp_path / "finished.duckdb"
        finished.write_text(run_id)
        publish(tmp_path, finished, run_id, keep=2)
    assert names(tmp_path / "published") == ["second.duckdb", "third.duckdb"]
    assert (tmp_path / "chipwatch.duckdb").read_text() == "third"
    assert (tmp_path / "published/second.duckdb").read_text() == "second"


def test_kept_files_are_copied_where_links_are_not_to_be_had(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", no_links)
    built = warehouse.night([OFFER])
    with reader(warehouse.data / "published" / f"{built.run_id}.duckdb") as con:
        assert con.execute(COUNT).fetchall() == [(1,)]


def test_roll_back_and_on_again(warehouse: Warehouse) -> None:
    """One step back, a further one, to a run by its name; a night goes on from the file that stands."""
    runs = [
        warehouse.night([price(name, "2026-01-05", 2.0)], hour=hour).run_id for hour, name in enumerate("abc")
    ]
    assert roll_back(warehouse.data) == runs[1]
    assert warehouse.ask(COUNT) == [(2,)]
    assert roll_back(warehouse.data) == runs[0]
    assert warehouse.ask(COUNT) == [(1,)]
    assert roll_back(warehouse.data, runs[2]) == runs[2]
    assert warehouse.ask(COUNT) == [(3,)]
    roll_back(warehouse.data)
    warehouse.night([price("d", "2026-01-05", 2.0)], hour=4)
    assert warehouse.ask("SELECT listing FROM prices ORDER BY 1") == [("a",), ("b",), ("d",)]


def test_there_is_no_such_file_to_roll_back_to(warehouse: Warehouse) -> None:
    run = warehouse.night([OFFER]).run_id
    for asked, told in ((None, "an earlier run"), ("nightmare", "nightmare")):
        with pytest.raises(PublishError) as error:
            roll_back(warehouse.data, asked)
        assert str(error.value) == f"{warehouse.data}: no file of {told} is kept (kept are: {run})"
    assert warehouse.ask(COUNT) == [(1,)]


KILLED = """
import sys
from datetime import UTC, datetime
from pathlib import Path
import warehouse.build

def stall(con):
    "Everything is written, nothing is published: the worst moment to die."
    con.execute("COMMIT")
    con.execute("SET wal_autocheckpoint = '1GB'")
    con.execute("CREATE TABLE half AS SELECT 1")
    Path(sys.argv[3]).touch()
    import time
    time.sleep(60)

warehouse.build.run_checks = stall
warehouse.build.build(Path(sys.argv[1]), records=[Path(sys.argv[2])], run_at=datetime(2026, 1, 6, tzinfo=UTC))
"""


def test_a_killed_build_leaves_the_old_file(warehouse: Warehouse, tmp_path: Path) -> None:
    """Killed with a log beside its own file: the old file reads as before, and the next build clears up."""
    warehouse.night([OFFER])
    before = warehouse.file.read_bytes()
    records = warehouse.lines("more.jsonl", [price("b", "2026-01-06", 3.0)])
    process = python(KILLED, warehouse.data, records, tmp_path / "stalled")
    wait_for(tmp_path / "stalled")
    kill(process)
    assert "chipwatch.next.duckdb.wal" in names(warehouse.data)
    assert "chipwatch.duckdb.wal" not in names(warehouse.data)
    assert warehouse.file.read_bytes() == before
    assert warehouse.ask(COUNT) == [(1,)]

    warehouse.night([price("b", "2026-01-06", 3.0)], day="2026-01-06")
    assert warehouse.ask(COUNT) == [(2,)]
    assert warehouse.ask("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'half'") == [(0,)]
    assert [name for name in names(warehouse.data) if "next" in name or "wal" in name] == []


STRAY = """
import sys, time
from pathlib import Path
import duckdb

con = duckdb.connect(sys.argv[1])
con.execute("SET wal_autocheckpoint = '1GB'")
con.execute("DELETE FROM raw.price")
Path(sys.argv[2]).touch()
time.sleep(60)
"""


def test_a_stray_writers_log_is_not_replayed_into_the_new_file(warehouse: Warehouse, tmp_path: Path) -> None:
    """Someone opened the published file for writing and died: the log beside it is of the old file."""
    warehouse.night([OFFER])
    process = python(STRAY, warehouse.file, tmp_path / "ready")
    wait_for(tmp_path / "ready")
    kill(process)
    assert "chipwatch.duckdb.wal" in names(warehouse.data)
    warehouse.night([price("b", "2026-01-05", 3.0)], hour=4)
    assert warehouse.ask(COUNT) == [(2,)]
    assert [name for name in names(warehouse.data) if "wal" in name] == ["chipwatch.duckdb.wal.stray"]


def test_a_file_with_a_log_beside_it_is_not_published(warehouse: Warehouse) -> None:
    before = warehouse.file.read_bytes()
    finished = warehouse.data / "finished.duckdb"
    finished.touch()
    finished.with_name("finished.duckdb.wal").touch()
    with pytest.raises(PublishError, match=r"a log stands beside the finished file"):
        publish(warehouse.data, finished, "run", keep=1)
    assert warehouse.file.read_bytes() == before


def test_the_second_writer_is_told_who_is_first(warehouse: Warehouse) -> None:
    with only_writer(warehouse.data), pytest.raises(LockedError) as error:
        warehouse.night([OFFER])
    assert str(error.value) == (
        f"{warehouse.data}: process {os.getpid()} is building the warehouse; try again when it is done"
    )
    warehouse.night([OFFER])
    assert warehouse.ask(COUNT) == [(1,)]


def test_the_file_is_written_in_the_format_that_knows_its_log(tmp_path: Path) -> None:
    """Only with this format does DuckDB refuse to replay the log of another file."""
    with writer(tmp_path / "x.duckdb") as con:
        tags = con.execute("SELECT tags FROM duckdb_databases() WHERE database_name = 'warehouse'").fetchall()
    assert "v1.5.0" in tags[0][0]["storage_version"]


def test_the_file_reads_under_any_name(warehouse: Warehouse, tmp_path: Path) -> None:
    """Views and macros must not remember what the file was called when it was built."""
    warehouse.night([OFFER])
    moved = warehouse.file.rename(tmp_path / "other.duckdb")
    with duckdb.connect() as con:
        con.execute(f"ATTACH '{moved}' AS elsewhere (READ_ONLY)")
        con.execute("USE elsewhere")
        assert con.execute("SELECT count(*) FROM as_of('2026-07-01')").fetchall() == [(1,)]
        assert con.execute(COUNT).fetchall() == [(1,)]


def test_a_published_file_that_cannot_be_opened_is_told_and_left(warehouse: Warehouse) -> None:
    warehouse.file.write_text("not at all")
    with pytest.raises(OpenError, match=r"not a valid DuckDB database file"):
        warehouse.night([OFFER])
    assert warehouse.file.read_text() == "not at all"


def test_a_run_keeps_account_of_itself(warehouse: Warehouse) -> None:
    built = warehouse.night([OFFER])
    ((run_id, status, records, content_hash, rows),) = warehouse.ask(
        "SELECT run_id, status, records, content_hash, rows ->> '$.prices' FROM runs WHERE records > 0"
    )
    assert (run_id, status, records, content_hash, rows) == (built.run_id, "ok", 1, built.content_hash, "1")
    assert built.rows["prices"] == 1


def test_a_new_schema_makes_anew_what_is_computed(warehouse: Warehouse) -> None:
    """The file is of an older chipwatch: a column, a view and a comment are not there."""
    first = warehouse.night(
        [price(name, "2026-01-05", value) for name, value in (("a", 2), ("b", 3), ("c", 9))]
    )
    with writer(warehouse.file) as con:
        con.execute("UPDATE runs SET schema_version = 'older'")
        con.execute("ALTER TABLE weekly_prices DROP COLUMN price_index")
        con.execute("DROP VIEW captures")
        con.execute("COMMENT ON VIEW prices IS NULL")
    again = build(warehouse.data, records=[], run_at=datetime(2026, 7, 1, tzinfo=UTC))
    assert again.content_hash == first.content_hash
    assert warehouse.weeks("price_index") == [(100.0,)]
    assert warehouse.ask("SELECT count(*) FROM duckdb_views() WHERE NOT internal AND comment IS NULL") == [
        (0,)
    ]


def test_all_at_once_and_night_by_night_say_the_same(warehouse: Warehouse, tmp_path: Path) -> None:
    """A rebuild in one go and the nights one by one: equal contents, equal hash."""
    nights = [
        [
            price(name, f"2026-01-{day:02}", value * (1 + day / 100))
            for name, value in (("a", 2), ("b", 3), ("c", 9))
        ]
        for day in (4, 5, 6, 12)
    ]
    nights[1][0]["low"] = nights[1][0]["high"] = 30.0
    for day, lines in zip((4, 5, 6, 12), nights, strict=True):
        piecemeal = warehouse.night(lines, day=f"2026-01-{day:02}")
    at_once = Warehouse(tmp_path / "at-once").night([line for lines in nights for line in lines])
    assert at_once.content_hash == piecemeal.content_hash


def test_a_new_method_starts_beside_the_old(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the old method said stays as it was said; nights go on with the new one alone."""
    columns = "week, method, price_index, change_matched_pct"
    nights = [[price(name, monday(week), week + n) for n, name in enumerate("abc")] for week in (1, 2, 3)]
    for week in (1, 2):
        warehouse.night(nights[week - 1], day=monday(week))
    old = warehouse.weeks(columns)
    for module in ("build", "marts"):
        monkeypatch.setattr(f"warehouse.{module}.METHOD", "v2")
    warehouse.night(nights[2], day=monday(3))
    assert warehouse.weeks(columns, "method = 'v1'") == old
    assert warehouse.weeks("week, price_index", "method = 'v2'")[0] == ("2026-W01", 100.0)
    assert [row[0] for row in warehouse.weeks("week", "method = 'v2'")] == [
        "2026-W01",
        "2026-W02",
        "2026-W03",
    ]
    told = warehouse.ask("SELECT method, week, count(*) FROM weekly_contributions GROUP BY ALL ORDER BY ALL")
    assert told == [("v1", "2026-W02", 3), ("v2", "2026-W02", 3), ("v2", "2026-W03", 3)]
    assert warehouse.ask("SELECT rows FROM checks WHERE name = 'contributions_add_up' AND rows > 0") == []


def test_a_file_of_before_offers_were_numbered(warehouse: Warehouse) -> None:
    """The schema of then: no number in raw, `listings` a table, contributions without their method."""
    first = warehouse.night(
        [price(name, "2026-01-05", value) for name, value in (("a", 2), ("b", 3), ("c", 9))]
    )
    with writer(warehouse.file) as con:
        con.execute("UPDATE runs SET schema_version = 'older'")
        con.execute("CREATE TEMP TABLE listed AS FROM listings")
        con.execute("DROP VIEW listings")
        con.execute("CREATE TABLE listings AS FROM listed")
        con.execute("ALTER TABLE raw.price DROP COLUMN offer")
        con.execute("ALTER TABLE weekly_contributions DROP COLUMN method")
    assert warehouse.build([], day="2026-07-01").content_hash == first.content_hash
