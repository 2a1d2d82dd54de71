"""Kept pages read again: what changed is told with the rules, and lost days come back."""

import json
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from crawlers.capture.archive import Archive, Exchange
from crawlers.read import read_day
from flows import kept
from flows.reread import Change, kept_days, reread, summary
from tests.crawlers.golden import golden_pages
from tests.crawlers.test_read import AT, keep
from tests.flows.conftest import chipwatch
from warehouse.build import build
from warehouse.query import rows

DAY = AT.date()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Two sources of one day, kept and read."""
    for golden in golden_pages():
        if golden.name in ("vast/slices-of-one-machine", "ecb/daily"):
            keep(tmp_path, golden)
    read_day(tmp_path, DAY)
    return tmp_path


def rewrite(file: Path) -> None:
    """Other rules had read three things otherwise: one price too few, one too many, one wrong."""
    lines = [json.loads(line) | {"rules": "before"} for line in file.read_bytes().splitlines()]
    prices = [line for line in lines if line["kind"] == "price"]
    prices[0]["listing"] = "no-such-offer"
    prices[1]["low"] = 0.01
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))


def again(data: Path, *names: str) -> list[Change]:
    tasks = kept_days(data, names or ("vast", "ecb"), None, None)
    return [change for one in reread(data, tasks, processes=2) for change in one.changes]


def test_the_same_rules_change_nothing(data: Path) -> None:
    before = {file: file.read_bytes() for file in data.glob("records/*/*.jsonl")}
    assert len(before) == 2
    assert again(data) == []
    assert {file: file.read_bytes() for file in data.glob("records/*/*.jsonl")} == before


def test_a_day_that_several_processes_share_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where an offer stands in answers that two of them read."""
    data = tmp_path
    for golden in golden_pages():
        if golden.name.startswith("vast/"):
            keep(data, golden)
    read_day(data, DAY)
    before = {file: file.read_bytes() for file in data.glob("records/*/*.jsonl")}
    monkeypatch.setattr("flows.reread.PART", 1)
    assert again(data) == []
    assert {file: file.read_bytes() for file in data.glob("records/*/*.jsonl")} == before


def test_what_other_rules_read_is_told_with_both_versions(data: Path) -> None:
    file = data / f"records/{DAY}/vast.jsonl"
    good = file.read_bytes()
    rewrite(file)
    changes = again(data)
    assert sorted(change.change for change in changes) == ["added", "different", "gone"]
    (different,) = [change for change in changes if change.change == "different"]
    assert (different.kind, different.fields, different.rules_before) == ("price", "low", "before")
    assert different.rules_now
    assert different.rules_now != "before"
    assert file.read_bytes() == good
    tasks = kept_days(data, ["vast"], None, None)
    assert "0 added, 0 gone, 0 different" in summary(list(reread(data, tasks)))


def test_a_lost_day_comes_back(data: Path) -> None:
    file = data / f"records/{DAY}/ecb.jsonl"
    good = file.read_bytes()
    file.unlink()
    assert {change.change for change in again(data, "ecb")} == {"added"}
    assert file.read_bytes() == good


def test_days_are_chosen(data: Path) -> None:
    shutil.copytree(data / f"fetches/{DAY}", data / "fetches/2026-08-25")
    assert kept_days(data, ["vast"], date(2026, 8, 23), None) == [(date(2026, 8, 25), "vast")]
    assert kept_days(data, ["vast"], None, date(2026, 8, 23)) == [(DAY, "vast")]


def test_the_command_says_it_and_publishes(data: Path) -> None:
    rewrite(data / f"records/{DAY}/vast.jsonl")
    done = chipwatch("reread", "--data", data, "--source", "vast", "--format", "json")
    assert done.returncode in (0, 3), done.stderr
    assert {change["change"] for change in json.loads(done.stdout)} == {"added", "gone", "different"}
    assert "1 added, 1 gone, 1 different" in done.stderr
    published = rows(data / "chipwatch.duckdb", "SELECT count(*) FROM prices WHERE source = 'vast'")[1]
    assert published == [(3,)]


def test_a_page_that_tells_nothing_any_more_takes_back_what_it_told(tmp_path: Path) -> None:
    empty, full = (
        next(golden for golden in golden_pages() if golden.name == f"vast/{name}")
        for name in ("no-offer-of-four", "slices-of-one-machine")
    )
    keep(tmp_path, empty)
    (file,) = read_day(tmp_path, DAY)
    (nothing,) = [json.loads(line) for line in file.read_bytes().splitlines()]
    assert (nothing["kind"], nothing["reason"]) == ("refusal", "nothing-read")
    envelope = {key: nothing[key] for key in ("source", "url", "title", "observed_at", "capture")}
    told = [json.loads(line) | envelope | {"rules": "before"} for line in full.read().splitlines()]
    file.write_text("".join(json.dumps(line) + "\n" for line in told))
    build(tmp_path, records=[file], run_at=AT)
    count = "SELECT count(*) FROM prices"
    assert rows(tmp_path / "chipwatch.duckdb", count)[1] == [(3,)]

    (done,) = reread(tmp_path, kept_days(tmp_path, ["vast"], None, None))
    assert sorted(change.change for change in done.changes) == ["added", "gone", "gone", "gone"]
    build(tmp_path, records=[done.file], run_at=AT + timedelta(days=1))
    assert rows(tmp_path / "chipwatch.duckdb", count)[1] == [(0,)]
    then = f"SELECT count(*) FROM as_of(DATE '{DAY}')"
    assert rows(tmp_path / "chipwatch.duckdb", then)[1] == [(3,)]


def version(data: Path, body: str, night: int) -> None:
    at = AT.replace(day=AT.day + night)
    archive = Archive(data, "a5", at, "chipwatch/0.1")
    said = [("Content-Type", "text/html; charset=utf-8")]
    archive.keep(Exchange("https://x.org/a", at, "GET", [], b"", "200 OK", said, body.encode()))
    archive.close()


def test_a_page_is_shown_by_digest_and_address_and_with_its_edits(tmp_path: Path) -> None:
    said = "<p>H100单卡报价约{}万元，渠道商表示货源仍然紧张。</p><p>编辑部今天整理了来信。</p>"
    page = f"<h1>行情</h1><article>{said}</article>"
    for night, price in enumerate((30, 30, 28)):
        version(tmp_path, page.format(price), night)
    first, second = kept.versions(tmp_path, "https://x.org/a")
    assert kept.page(tmp_path, first.digest[:20]) == page.format(30).encode()
    assert kept.page(tmp_path, "https://x.org/a") == page.format(28).encode()
    changed = [line for line in kept.edits(tmp_path, "https://x.org/a") if line[0] in "+-"]
    assert any("30万元" in line for line in changed if line.startswith("-"))
    assert any("28万元" in line for line in changed if line.startswith("+"))
    assert not any("编辑部" in line for line in changed)
    assert second.time > first.time
    for unknown in ("sha256:000000", "https://x.org/b", "h100"):
        with pytest.raises(kept.NotKeptError):
            kept.page(tmp_path, unknown)
