"""A crawl's process may crash, hang or print: the night goes on and knows why."""

import os
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawlers.capture.fetchlog import log_file, read_fetches
from crawlers.capture.resume import cut_off
from flows.isolate import CrawlError, run_isolated
from flows.night import Night, capture


def well() -> None:
    print("seen 3 pages")


def crash() -> None:
    raise ValueError("the reader of this page is wrong")


def die() -> None:
    os.kill(os.getpid(), 9)


def hang() -> None:
    time.sleep(60)


def swell() -> None:
    """Ten gigabytes, a few at a time."""
    held = []
    for _ in range(1000):
        held.append(bytearray(b"x") * 10_000_000)
        time.sleep(0.01)


def test_what_it_prints_goes_to_its_log(tmp_path: Path) -> None:
    run_isolated(well, name="vast", log=tmp_path / "day" / "vast.log", seconds=60)
    assert "seen 3 pages" in (tmp_path / "day" / "vast.log").read_text()


@pytest.mark.parametrize(
    ("target", "cause"), [(crash, "vast: ended with status 1"), (die, "vast: killed by SIGKILL")]
)
def test_a_crash_names_its_cause_and_log(tmp_path: Path, target: object, cause: str) -> None:
    with pytest.raises(CrawlError, match=cause):
        run_isolated(target, name="vast", log=tmp_path / "vast.log", seconds=60)  # type: ignore[arg-type]


def test_the_log_of_a_crash_has_its_traceback(tmp_path: Path) -> None:
    with pytest.raises(CrawlError):
        run_isolated(crash, name="vast", log=tmp_path / "vast.log", seconds=60)
    assert "the reader of this page is wrong" in (tmp_path / "vast.log").read_text()


def test_a_hang_is_ended_at_its_limit(tmp_path: Path) -> None:
    with pytest.raises(CrawlError, match="took more than 1 s"):
        run_isolated(hang, name="vast", log=tmp_path / "vast.log", seconds=1)


@pytest.mark.parametrize("proc", ["/proc", "/none"], ids=["linux", "elsewhere"])
def test_what_swells_is_ended_at_its_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, proc: str
) -> None:
    monkeypatch.setattr("flows.isolate._PROC", Path(proc))
    with pytest.raises(CrawlError, match="vast: took more than 300 MB of memory and was ended"):
        run_isolated(swell, name="vast", log=tmp_path / "vast.log", seconds=60, megabytes=300)


@pytest.mark.parametrize("limit", [{"crawl_megabytes": 10}, {"crawl_seconds": 0.0}])
def test_a_crawl_that_is_cut_off_costs_its_own_host_and_is_told(
    tmp_path: Path, limit: dict[str, int]
) -> None:
    now = datetime(2026, 8, 22, 4, 30, tzinfo=UTC)
    night = Night(tmp_path, now, ("ecb", "vast"), origins={"ecb": "http://127.0.0.1:1"})
    with pytest.raises(CrawlError, match="ecb: took more than"):
        capture(replace(night, **limit), ("ecb",))  # type: ignore[arg-type]
    *_, last = read_fetches(log_file(tmp_path, now.date(), "ecb"))
    assert (last.role, last.outcome, last.source) == ("crawl", "ours", "ecb")
    assert "The crawl was cut off: ecb: took more than" in (last.cause or "")
    assert not log_file(tmp_path, now.date(), "vast").exists()
    capture(night, ("ecb",))  # nothing keeps a later try from its end
    cut_off(tmp_path, "ecb", "http://127.0.0.1:1", now, "once more")
    assert [f.role for f in read_fetches(log_file(tmp_path, now.date(), "ecb"))].count("crawl") == 1
