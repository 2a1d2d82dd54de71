"""A week of offers onto ten weeks of them: each step beside plain SQL, in CPU seconds.

`CHIPWATCH_BENCH_ROWS` is the number of prices a week, `CHIPWATCH_BENCH_WEEKS` that of the weeks before, of
which the first is loaded and the others are copies: a million and ten weeks, which take minutes and 6 GB.
"""

import json
import os
import resource
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

import warehouse.build
from tests.benchmarks.conftest import Tell, cpu_seconds, seconds
from tests.warehouse.builders import price, rate
from warehouse.connect import Connection, reader, set_variable, writer
from warehouse.publish import publish, working_copy

ROWS = int(os.environ.get("CHIPWATCH_BENCH_ROWS", "1000000"))
WEEKS = int(os.environ.get("CHIPWATCH_BENCH_WEEKS", "10"))
BEGIN = date(2025, 1, 6)
CHIPS = ("nvidia-h100", "nvidia-h200", "nvidia-b200", "amd-mi300x", "nvidia-a100", "nvidia-l40s")
LATER = "INSERT INTO price SELECT * REPLACE (observed_at + INTERVAL {} DAY AS observed_at) FROM line"
PAST = Path(__file__).with_name("past.sql").read_text(encoding="utf-8")
SERIES = "chip, form_factor, memory_gb, basis, per, term, tier, commitment"
LISTING = f"{SERIES}, seller, source, listing, currency"
MEDIANS = """CREATE TEMP TABLE medians AS SELECT {}, {}
FROM prices WHERE valid_on >= DATE '{}' AND status = 'accepted' AND listing IS NOT NULL
GROUP BY ALL"""

Steps = dict[str, float]


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Steps:
    """CPU seconds of the steps of the build that was last run."""
    took: Steps = {}

    def timed(name: str, step: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **options: Any) -> Any:
            results: list[Any] = []
            took[name] = cpu_seconds(lambda: results.append(step(*args, **options)))
            return results[0]

        return run

    for name in ("load", "make", "run_checks", "_contents"):
        monkeypatch.setattr(warehouse.build, name, timed(name, getattr(warehouse.build, name)))
    return took


@pytest.mark.bench
def test_a_week_onto_a_past(tmp_path: Path, steps: Steps, tell: Tell) -> None:
    first = _week(tmp_path, 0)
    half = _night(tmp_path / "half", first, WEEKS // 2, steps)
    last = _night(tmp_path / "last", first, WEEKS, steps)
    published, past = tmp_path / "last" / "chipwatch.duckdb", WEEKS // 2 * ROWS
    merged = _merged(tmp_path, WEEKS)
    since = BEGIN + timedelta(weeks=WEEKS)
    plain = _medians(published, SERIES, "median(usd)", since)
    begun = _medians(published, LISTING, "median(price), median(usd)", since)
    tell(f"{ROWS} prices loaded onto {WEEKS * ROWS}", last["load"], "read_json and MERGE", merged)
    tell("the week's marts", last["make"], "the plain median of each series", plain)
    tell("the week's marts", last["make"], "the medians of each listing, where the method begins", begun)
    for step in ("load", "make", "run_checks", "_contents", "night", "afresh"):
        tell(step, last[step], f"with {past} before", half[step])
    tell(f"{WEEKS * ROWS} prices made anew from raw", last["afresh"], f"{ROWS} loaded", last["first"])
    copied = seconds(lambda: _copy(published, tmp_path / "copy.duckdb"))
    tell(
        "published, copied before",
        seconds(lambda: _publish(published.parent)),
        "copying the file to the disk",
        copied,
    )
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 4_000_000  # kB


@pytest.mark.bench
def test_weeks_one_by_one_and_at_once_say_the_same(tmp_path: Path) -> None:
    """On several threads, that add up in another order each time."""
    files = [_week(tmp_path, week) for week in range(3)]
    for week, file in enumerate(files):
        by_week = _build(tmp_path / "weeks", [file], week)
    assert _build(tmp_path / "once", files, 2).content_hash == by_week.content_hash


def _night(data: Path, first: Path, weeks: int, steps: Steps) -> Steps:
    """CPU seconds of a week's night onto so many weeks, and of making all of these anew from raw."""
    took = {"first": cpu_seconds(lambda: _build(data, [first], 0))}
    with writer(data / "chipwatch.duckdb") as con:
        for week in range(1, weeks):
            set_variable(con, "weeks", week)
            con.execute(PAST)
        con.execute("UPDATE runs SET schema_version = 'older'")
    took["afresh"] = cpu_seconds(lambda: _build(data, [], weeks - 1))
    new = _week(data, weeks)
    took["night"] = cpu_seconds(lambda: _build(data, [new], weeks))
    return took | steps


def _medians(file: Path, key: str, medians: str, since: date) -> float:
    """CPU seconds of the grouped medians of the rows since that day."""
    with reader(file) as con:
        return cpu_seconds(lambda: con.execute(MEDIANS.format(key, medians, since)))


def _merged(folder: Path, weeks: int) -> float:
    """CPU seconds of a week's lines merged into a plain table of so many weeks."""
    with writer(folder / "plain.duckdb") as con:
        _merge(con, folder / "week-0.jsonl")
        for week in range(1, weeks):
            con.execute(LATER.format(7 * week))
        return cpu_seconds(lambda: _merge(con, folder / "last" / f"week-{weeks}.jsonl"))


def _week(folder: Path, week: int) -> Path:
    """A week of nights: each offer's price moves a little from week to week, and one in ten is in yuan."""
    file = folder / f"week-{week}.jsonl"
    days = [(BEGIN + timedelta(weeks=week, days=n)).isoformat() for n in range(7)]
    with file.open("w") as lines:
        for day in days:
            offers = (
                _offer(n, day, round(1.5 + n % 50 / 25 + n * week % 20 / 100, 3)) for n in range(ROWS // 7)
            )
            lines.writelines(json.dumps(line) + "\n" for line in chain(_rates(day), offers))
    return file


def _rates(day: str) -> list[dict[str, Any]]:
    return [rate("USD", day, 1.04), rate("CNY", day, 7.52)]


def _offer(n: int, day: str, low: float) -> dict[str, Any]:
    source, page = f"source-{n % 20}", f"{n % 20}-{n // 500}-{day}"
    return price(f"offer-{n}", day, low) | {
        "source": source,
        "url": f"https://{source}.example/api/offers?page={n // 500}",
        "quote": f"Instance {n} with 80 GB for {low} an hour, includes 32 vCPU, 240 GB of memory",
        "capture": f"sha256:{page:0>64}",
        "rules": "a1b2c3d4e5f6",
        "chip": CHIPS[n % 6],
        "currency": "USD" if n % 10 else "CNY",
        "seller": f"seller {n % 97}",
        "attributes": {"vcpus": 32, "host": n % 1000},
    }


def _build(data: Path, files: list[Path], week: int) -> warehouse.build.Built:
    run_at = datetime(2025, 1, 13, 2, 15, tzinfo=UTC) + timedelta(weeks=week)
    return warehouse.build.build(data, records=files, run_at=run_at, keep=1)


def _merge(con: Connection, file: Path) -> None:
    con.execute(f"CREATE OR REPLACE TEMP TABLE line AS FROM read_json('{file}')")
    con.execute("CREATE TABLE IF NOT EXISTS price AS FROM line LIMIT 0")
    con.execute(
        "MERGE INTO price USING line USING (source, listing, observed_at) WHEN NOT MATCHED THEN INSERT"
    )
    con.execute("CHECKPOINT warehouse")


def _publish(data: Path) -> None:
    with working_copy(data) as under_work:
        publish(data, under_work, "again", keep=1)


def _copy(file: Path, copy: Path) -> None:
    """All of it on the disk, as publishing has it."""
    shutil.copyfile(file, copy)
    with copy.open("rb") as written:
        os.fsync(written.fileno())
