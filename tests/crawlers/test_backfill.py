"""Pages of web archives: kept under their own day if they name a chip, unpacked whatever they claim."""

import gzip
import io
from datetime import date
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawlers.backfill import ArchiveError, Taken, take
from crawlers.capture.fetchlog import log_file, read_fetches
from crawlers.capture.index import find
from crawlers.capture.mend import mend
from crawlers.read import read_day
from crawlers.records import Price, from_line
from tests.crawlers.conftest import Answer, Site

PRICE = "<html><body><article><h1>显卡行情</h1><p>" + "渠道商表示，英伟达H200目前单卡报价约25万元。" * 5
PRICE = (PRICE + "</p></article></body></html>").encode()
OTHER = (
    b"<html><body><article><p>"
    + b"The weather stays fine in the north. " * 20
    + b"</p></article></body></html>"
)
DAY = date(2020, 5, 4)


def warc(*pages: tuple[str, bytes, dict[str, str]], at: str = "2020-05-04T23:59:59Z") -> bytes:
    """A web archive as others write it: requests and metadata among the answers, SHA-1 digests."""
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True)
    writer.write_record(writer.create_warcinfo_record("CC-NEWS.warc.gz", {"software": "another"}))
    for url, payload, said in pages:
        kind = said.pop("type", "response")
        status = said.pop("status", "200 OK")
        notes = {"WARC-Date": at} | ({"WARC-Truncated": "length"} if said.pop("cut", "") else {})
        head = StatusAndHeaders(status, [("Content-Type", "text/html"), *said.items()], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            url, kind, io.BytesIO(payload), len(payload), http_headers=head, warc_headers_dict=notes
        )
        writer.write_record(record)
    return buffer.getvalue()


def archive(folder: Path, *pages: tuple[str, bytes, dict[str, str]]) -> str:
    file = folder / "CC-NEWS-20200504.warc.gz"
    file.write_bytes(warc(*pages))
    return str(file)


def prices(data: Path, source: str) -> list[Price]:
    files = read_day(data, DAY, [source])
    lines = [from_line(line) for file in files for line in file.read_bytes().splitlines()]
    return [line for line in lines if isinstance(line, Price)]


def test_what_names_a_chip_is_kept_under_its_day_and_source(tmp_path: Path) -> None:
    file = archive(
        tmp_path,
        ("https://news.example.org/1", PRICE, {}),
        ("https://www.admin5.com/article/1.shtml", PRICE, {}),
        ("https://news.example.org/weather", OTHER, {}),
        ("https://news.example.org/gone", PRICE, {"status": "404 Not Found"}),
        ("https://news.example.org/asked", PRICE, {"type": "resource"}),
    )
    data = tmp_path / "data"
    assert list(take(data, file)) == [Taken(DAY, "web"), Taken(DAY, "a5")]
    assert [price.url for price in prices(data, "web")] == ["https://news.example.org/1"]
    (price,) = prices(data, "a5")
    assert (price.chip, price.low, price.currency) == ("nvidia-h200", 250000, "CNY")
    assert price.observed_at
    assert price.observed_at.isoformat() == "2020-05-04T23:59:59+00:00"
    assert {entry.mime for entry in find(data, digest=price.capture or "")} == {"text/html"}


def test_doing_it_twice_keeps_nothing_twice(tmp_path: Path) -> None:
    file = archive(tmp_path, ("https://news.example.org/1", PRICE, {}))
    data = tmp_path / "data"
    assert list(take(data, file)) == list(take(data, file))
    assert len((data / "fetches/2020-05-04/web.jsonl").read_bytes().splitlines()) == 1


def test_a_kept_page_says_where_it_was_taken_from_also_after_a_kill(tmp_path: Path) -> None:
    file = archive(tmp_path, ("https://news.example.org/1", PRICE, {}))
    data = tmp_path / "data"
    list(take(data, file))
    log = log_file(data, DAY, "web")
    (fetch,) = read_fetches(log)
    assert (fetch.outcome, fetch.cause) == ("taken", "Taken from CC-NEWS-20200504.warc.gz.")
    for gone in (log, *data.glob("archive/*/*.cdxj")):
        gone.unlink()
    mend(data, DAY, "web")
    assert list(read_fetches(log)) == [fetch]


CHUNKED = b"%x\r\n%b\r\n%x\r\n%b\r\n0\r\n\r\n" % (100, PRICE[:100], len(PRICE) - 100, PRICE[100:])


@pytest.mark.parametrize(
    ("payload", "headers"),
    [
        (PRICE, {"Content-Encoding": "gzip", "Transfer-Encoding": "chunked"}),  # as Common Crawl keeps it
        (gzip.compress(PRICE), {"Content-Encoding": "gzip"}),
        (CHUNKED, {"Transfer-Encoding": "chunked"}),
        (PRICE, {"Content-Encoding": "br"}),
        (PRICE[:-20], {"cut": "yes"}),
    ],
)
def test_bodies_are_unpacked_whatever_their_headers_say(
    tmp_path: Path, payload: bytes, headers: dict[str, str]
) -> None:
    file = archive(tmp_path, ("https://news.example.org/1", payload, dict(headers)))
    list(take(tmp_path / "data", file))
    assert {price.chip for price in prices(tmp_path / "data", "web")} == {"nvidia-h200"}


def test_an_archive_is_read_from_an_address(tmp_path: Path, site: Site) -> None:
    site.pages["/CC-NEWS.warc.gz"] = Answer(warc(("https://news.example.org/1", PRICE, {})))
    assert list(take(tmp_path, f"{site.address}/CC-NEWS.warc.gz")) == [Taken(DAY, "web")]


def test_an_archive_that_cannot_be_read_is_named(tmp_path: Path, site: Site) -> None:
    with pytest.raises(ArchiveError, match=r"none\.warc\.gz"):
        list(take(tmp_path, str(tmp_path / "none.warc.gz")))
    with pytest.raises(ArchiveError, match="404"):
        list(take(tmp_path, f"{site.address}/none.warc.gz"))
