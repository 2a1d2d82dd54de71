"""A source tried live and its golden pages kept, on the sample web."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest

from crawlers import registry
from crawlers.capture.classify import FAULTS, Class
from crawlers.capture.fetchlog import Fetch, FetchLog, log_file
from crawlers.demo_site.server import SITES, SampleWeb, serving
from crawlers.records import Price, from_line
from flows import golden, health
from warehouse.build import build
from warehouse.query import rows

NIGHT = datetime(2026, 8, 10, 2, 15, tzinfo=UTC)
OUTAGE = datetime(2026, 8, 12, 2, 15, tzinfo=UTC)


@pytest.fixture
def web() -> Iterator[SampleWeb]:
    with serving() as served:
        served.day = NIGHT.date()
        yield served


@pytest.mark.parametrize("name", SITES)
def test_a_source_that_works_is_said_to(web: SampleWeb, name: str) -> None:
    verdict = health.check(name, NIGHT, web.origins)
    assert verdict.sound, verdict.sentence


def test_a_source_that_is_down_says_why(web: SampleWeb) -> None:
    web.day = OUTAGE.date()
    verdict = health.check("vast", OUTAGE, web.origins)
    assert not verdict.sound
    assert "0 records" in verdict.sentence
    assert "HTTP 503" in verdict.sentence


def test_a_page_is_kept_with_what_is_read_from_it(web: SampleWeb, tmp_path: Path) -> None:
    address = f"{web.origins['a5']}/article/20260707/16702011.shtml"
    (folder,) = golden.keep("a5", [address], NIGHT, tmp_path, web.origins)
    assert folder.parent.name == "a5"
    prices = [from_line(line) for line in (folder / "expected.jsonl").read_bytes().splitlines()]
    found = {(price.chip, price.low) for price in prices if isinstance(price, Price)}
    assert ("nvidia-a100", 6.42) in found
    assert "天垓100" in (folder / "page.html").read_text(encoding="utf-8")


def test_a_second_page_of_a_day_stands_beside_the_first(web: SampleWeb, tmp_path: Path) -> None:
    address = f"{web.origins['a5']}/article/20260707/16702011.shtml"
    cases = [golden.keep("a5", [address], NIGHT, tmp_path, web.origins) for _ in range(2)]
    assert [case.name for (case,) in cases] == ["2026-08-10-1", "2026-08-10-2"]


def test_an_address_that_gives_no_page_is_named(web: SampleWeb, tmp_path: Path) -> None:
    address = f"{web.origins['a5']}/article/{date(2026, 1, 1):%Y%m%d}/1.shtml"
    with pytest.raises(golden.NothingKeptError, match=r"1\.shtml.*does not exist"):
        golden.keep("a5", [address], NIGHT, tmp_path, web.origins)


@pytest.mark.parametrize(
    ("classes", "records", "status"),
    [
        (["ok"] * 8 + ["not-found"], 40, "ok"),
        (["ok", "moved", "unchanged"], 40, "ok"),
        (["ok"] * 3 + ["timed-out"], 40, "degraded"),
        (["ok"] * 3, 0, "degraded"),
        (["ok"] + ["paywall"] * 8, 40, "ok"),
        (["paywall"] * 3, 40, "broken"),
        (["moved", "dns"], 40, "broken"),
        *((["ok", cause], 40, "degraded" if cause in FAULTS else "ok") for cause in Class),
    ],
)
def test_a_try_is_judged_as_a_night_is(tmp_path: Path, classes: list[str], records: int, status: str) -> None:
    night = [
        Fetch(
            source="ecb",
            url=f"https://x.org/{n}",
            method="GET",
            role="rates",
            requested_at=NIGHT,
            outcome=name,
        )
        for n, name in enumerate(classes)
    ]
    assert health.health_of(night, records, 5) == status

    path = log_file(tmp_path, NIGHT.date(), "ecb")
    log = FetchLog(path)
    for fetch in (*night, msgspec.structs.replace(night[0], role="robots", outcome="not-found")):
        log.write(fetch)
    log.close()
    rates = tmp_path / "records" / str(NIGHT.date()) / "ecb.jsonl"
    rates.parent.mkdir(parents=True)
    rate = {"kind": "fx", "source": "ecb", "observed_at": NIGHT.isoformat(), "day": "2026-08-10"}
    lines = [
        rate | {"currency": f"A{chr(65 + n // 26)}{chr(65 + n % 26)}", "per_eur": 2} for n in range(records)
    ]
    rates.write_text("".join(json.dumps(line) + "\n" for line in lines))
    registry.write_catalogue(tmp_path)
    build(tmp_path, records=[rates], fetches=[path], run_at=NIGHT)
    question = "SELECT status FROM source_health WHERE source = 'ecb'"
    assert rows(tmp_path / "chipwatch.duckdb", question)[1] == [(status,)]
