"""Reading what was kept: stamped, repeatable, and one page's fault its own."""

import gzip
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from crawlers.capture.archive import Archive, Exchange
from crawlers.capture.fetchlog import Fetch, FetchLog, log_file
from crawlers.capture.payload import digest
from crawlers.read import read_day, read_file, read_page
from crawlers.records import Price, Record, Refusal, from_line
from crawlers.registry import sources
from crawlers.source import Page, Source
from tests.crawlers.golden import Golden, golden_pages

AT = datetime(2026, 8, 22, 4, 30, tzinfo=UTC)


def keep(data: Path, golden: Golden, *, packed: bool = False) -> None:
    """Put a golden page into the archive and the log, as a crawl would."""
    page = golden.page
    headers = [("Content-Type", page.content_type or "text/html")]
    if packed:
        headers.append(("Content-Encoding", "gzip"))
    body = gzip.compress(page.body, mtime=0) if packed else page.body
    archive = Archive(data, golden.source, AT, "chipwatch/0.1")
    log = FetchLog(log_file(data, AT.date(), golden.source))
    exchange = Exchange(page.url, AT, "GET", [], page.asked, "200 OK", headers, body)
    kept = archive.keep(exchange)
    log.write(
        Fetch(
            source=golden.source,
            url=page.url,
            method="GET",
            role=page.role,
            requested_at=AT,
            status=200,
            outcome="ok",
            **kept._asdict(),
        )
    )
    archive.close()
    log.close()


def records(data: Path, source: str) -> list[Record]:
    lines = (data / "records" / "2026-08-22" / f"{source}.jsonl").read_bytes().splitlines()
    return [from_line(line) for line in lines]


@pytest.fixture
def archived(tmp_path: Path) -> Path:
    """Every golden page, kept on one day."""
    for golden in golden_pages():
        keep(tmp_path, golden)
    return tmp_path


def test_the_same_archive_gives_the_same_bytes(archived: Path) -> None:
    first = [path.read_bytes() for path in read_day(archived, AT.date())]
    assert [path.read_bytes() for path in read_day(archived, AT.date())] == first
    assert len(first) == len(sources())
    assert not list((archived / "records").rglob("*.draft"))


def test_every_record_says_where_it_is_from(archived: Path) -> None:
    read_day(archived, AT.date(), ["vast", "a5"])
    assert sorted(path.stem for path in (archived / "records" / "2026-08-22").iterdir()) == ["a5", "vast"]
    for record in records(archived, "vast") + records(archived, "a5"):
        assert record.source in ("vast", "a5")
        assert record.observed_at == AT
        assert None not in (record.title, record.url, record.rules)
        assert (record.capture or "").startswith("sha256:")


def test_packed_answers_are_unpacked(tmp_path: Path) -> None:
    golden = next(golden for golden in golden_pages() if golden.name == "ecb/daily")
    keep(tmp_path, golden, packed=True)
    read_day(tmp_path, AT.date())
    assert len(records(tmp_path, "ecb")) == 4


def test_an_offer_in_two_answers_is_one_record(tmp_path: Path) -> None:
    golden = next(golden for golden in golden_pages() if golden.name == "vast/slices-of-one-machine")
    keep(tmp_path, golden)
    cheaper = tmp_path / "golden" / "vast" / "later"
    cheaper.mkdir(parents=True)
    (cheaper / "page.json").write_bytes(golden.page.body.replace(b"1.8688888888888886", b"1.75"))
    (cheaper / "meta.json").write_text(json.dumps(golden.meta), encoding="utf-8")
    keep(tmp_path, Golden(cheaper))
    read_day(tmp_path, AT.date())
    prices = {r.listing: r.low for r in records(tmp_path, "vast") if isinstance(r, Price)}
    assert len(records(tmp_path, "vast")) == len(prices) == 3
    assert prices["41000001"] == 1.75


def test_an_answer_that_the_archive_lost_is_told(archived: Path) -> None:
    kept = next((archived / "archive" / "2026-08-22").glob("ecb-*.warc.gz"))
    kept.write_bytes(kept.read_bytes()[:-200])
    for lost in (archived / "archive" / "2026-08-22").glob("a5-*.warc.gz"):
        lost.unlink()
    read_day(archived, AT.date())
    assert {r.reason for r in records(archived, "a5") if isinstance(r, Refusal)} == {"unreadable"}
    assert len(records(archived, "a5")) == 4


class Broken(Source):
    """A source whose rules fail in the middle of a page."""

    name = "broken"

    @classmethod
    def read(cls, page: Page) -> Iterator[Record]:
        yield Refusal(reason="first")
        raise IndexError("no such column")


def test_a_failing_reader_costs_its_page_and_is_told() -> None:
    page = Page(url="https://example.org", body=b"", day=AT.date())
    assert list(read_page(Broken, page)) == [
        Refusal(reason="first"),
        Refusal(reason="reading-failed", value="IndexError: no such column"),
    ]


def test_a_file_is_read_by_the_rules_of_its_source(tmp_path: Path) -> None:
    file = tmp_path / "answer.json"
    golden = next(golden for golden in golden_pages() if golden.name == "vast/slices-of-one-machine")
    file.write_bytes(golden.page.body)
    prices = [r for r in read_file("vast", file, day=date(2026, 3, 1)) if isinstance(r, Price)]
    assert [price.valid_on for price in prices] == ["2026-03-01"] * 3
    assert {price.capture for price in prices} == {digest(golden.page.body)}
    assert {price.url for price in prices} == {"https://console.vast.ai/api/v0/bundles/"}
    with pytest.raises(KeyError):
        list(read_file("nobody", file, day=date(2026, 3, 1)))


def test_a_file_may_say_by_its_address_whose_it_is() -> None:
    golden = next(golden for golden in golden_pages() if golden.name == "skypilot/vast")
    file = golden.folder / "page.csv"
    told = read_file("skypilot", file, day=date(2026, 8, 22), url=golden.page.url)
    assert {record.seller for record in told if isinstance(record, Price)} == {"Vast.ai"}
    loose = read_file("skypilot", file, day=date(2026, 8, 22))
    assert {record.seller for record in loose if isinstance(record, Price)} == {None}
