"""A crawl's process may crash, hang or print: the night goes on and knows why."""

import os
import time
from pathlib import Path

import pytest

from flows.isolate import CrawlError, run_isolated


def well() -> None:
    print("seen 3 pages")


def crash() -> None:
    raise ValueError("the reader of this page is wrong")


def die() -> None:
    os.kill(os.getpid(), 9)


def hang() -> None:
    time.sleep(60)


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
