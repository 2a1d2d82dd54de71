"""What is missing is named with the command that mends it, and what is there is left alone."""

import socket
from pathlib import Path

import pytest

from crawlers.capture.fetchlog import FetchLog
from flows.doctor import Finding, examine


@pytest.fixture
def well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder on a machine with a network."""
    monkeypatch.setenv("CHIPWATCH_CONTACT", "you@example.org")
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_: [])
    return tmp_path


def findings(data: Path) -> dict[str, Finding]:
    return {finding.what: finding for finding in examine(data)}


def test_a_new_machine_lacks_its_first_night_only(well: Path) -> None:
    assert [finding.what for finding in examine(well) if finding.mend] == ["file"]


def test_no_contact_and_no_network_are_named(well: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def offline(*_: object) -> None:
        raise socket.gaierror("Temporary failure in name resolution")

    monkeypatch.delenv("CHIPWATCH_CONTACT")
    monkeypatch.setattr(socket, "getaddrinfo", offline)
    found = findings(well)
    assert "CHIPWATCH_CONTACT" in found["contact"].mend
    assert "name resolution" in found["network"].found


def test_a_killed_crawl_is_named_and_one_at_work_is_not(well: Path) -> None:
    path = well / "fetches" / "2026-08-22" / "vast.jsonl"
    log = FetchLog(path)
    path.with_suffix(".unfinished").write_text("0")
    assert findings(well)["crawls"].found == "all ended"
    log.close()
    assert findings(well)["crawl"].mend == "chipwatch run vast --day 2026-08-22"


def test_a_file_that_cannot_be_opened_is_named(well: Path) -> None:
    (well / "chipwatch.duckdb").write_bytes(b"no such thing" * 100)
    assert findings(well)["file"].mend.startswith("chipwatch reread")
