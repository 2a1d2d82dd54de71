"""A web that lies, stalls, floods and loops: each trick costs at most its limit and has its name."""

import gzip
import socket
import struct
import time
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from crawlers.capture.fetchlog import Fetch, read_fetches
from crawlers.read import read_day
from crawlers.records import Price, from_line
from tests.crawlers.conftest import DAY, NIGHT, Answer, Nights, Site, serving
from tests.crawlers.test_crawl import ARTICLE, crawl_a5, lay_out_a5, warcio_check

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
BODY = "<div class='content'><p>" + "渠道商表示，英伟达H200目前单卡报价约25万元。" * 4 + "</p></div>"


def flood(connection: socket.socket) -> None:
    """Ten gigabytes, if they are let."""
    connection.sendall(HEAD + b"Content-Length: 10737418240\r\n\r\n")
    send_until_refused(connection, b"x" * 65536)


def endless(connection: socket.socket) -> None:
    """As much, without a word on how much it will be."""
    connection.sendall(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
    send_until_refused(connection, b"10000\r\n" + b"x" * 65536 + b"\r\n")


def drip(connection: socket.socket) -> None:
    """A byte every now and then, always in time for a limit on silence."""
    connection.sendall(HEAD + b"Content-Length: 100000\r\n\r\n")
    send_until_refused(connection, b"x", pause=0.1)


def drip_of_headers(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    send_until_refused(connection, b"X-More: and more\r\n", pause=0.1)


def flood_of_headers(connection: socket.socket) -> None:
    """A head without end, as fast as it is taken."""
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    send_until_refused(connection, b"X-More: and more\r\n" * 4000)


def says(head: bytes) -> Answer:
    """An answer of these first lines, and two bytes."""
    return Answer(raw=lambda connection: connection.sendall(head + b"\r\nContent-Length: 2\r\n\r\nhi"))


def reset(connection: socket.socket) -> None:
    """The connection is reset in the middle of the body."""
    connection.sendall(HEAD + b"Content-Length: 100000\r\n\r\n" + b"x" * 5000)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def rubbish(connection: socket.socket) -> None:
    connection.sendall(b"\x16\x03\x01 this is no HTTP\r\n\r\n")


def send_until_refused(
    connection: socket.socket, part: bytes, pause: float = 0.0, seconds: float = 20
) -> None:
    end = time.monotonic() + seconds
    try:
        while time.monotonic() < end:
            connection.sendall(part)
            time.sleep(pause)
    except OSError:
        return


ONCE = gzip.compress(b"0" * 100_000_000, 6)
GZIP = {"Content-Encoding": "gzip"}


def to(address: str) -> Answer:
    return Answer(status=302, headers={"Location": address})


TRICKS: dict[str, tuple[Answer, str]] = {
    "flood": (Answer(raw=flood), "too-large"),
    "endless": (Answer(raw=endless), "too-large"),
    "drip": (Answer(raw=drip), "timed-out"),
    "headers": (Answer(raw=drip_of_headers), "timed-out"),
    "head": (Answer(raw=flood_of_headers), "too-large"),
    "nought": (says(b"HTTP/1.1 000 Odd"), "server-error"),
    "part": (says(b"HTTP/1.1 206 Partial Content"), "server-error"),
    "twofold": (says(b"HTTP/1.1 200 OK\r\nContent-Length: 9"), "server-error"),
    "bracket": (to("http://["), "moved"),
    "reset": (Answer(raw=reset), "server-error"),
    "rubbish": (Answer(raw=rubbish), "server-error"),
    "longer": (Answer(BODY, headers={"Content-Length": "90000"}, torn=True), "server-error"),
    "bomb": (Answer(ONCE, headers=GZIP), "too-large"),
    "no-gzip": (Answer(b"this is no gzip", headers=GZIP), "server-error"),
    "unmodified": (Answer(status=304), "server-error"),
    "nothing": (Answer(b""), "empty"),
    "circle": (to("/circle.shtml"), "server-error"),
    **{f"further{n}": (to(f"/further{n + 1}.shtml"), "moved") for n in range(5)},
    "further5": (to("/further6.shtml"), "server-error"),
    "file": (to("file:///etc/hostname"), "moved"),
    "metadata": (to("http://169.254.169.254/latest/meta-data/"), "moved"),
    "hidden": (to("http://0x7f.1:1/inside"), "moved"),
    "shortened": (to("http://2130706433:1/inside"), "moved"),
}
INSIDE = ("http://169.254.169.254/latest/meta-data/", "http://0x7f.1:1/inside", "http://2130706433:1/inside")


@dataclass
class Crawled:
    """What became of each address, in the last line that tells of it, and how long the crawl took."""

    fetches: dict[str, Fetch]
    seconds: float
    data: Path


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    """A night on a site that plays every trick, with small limits."""
    data = tmp_path_factory.mktemp("hostile")
    with serving() as site:
        listed = [name for name in TRICKS if not name.startswith("further") or name == "further0"]
        # What is no address costs no more than itself.
        lay_out_a5(site, "http://[", "http://x:99999/", *(f"/{name}.shtml" for name in (*listed, "good")))
        site.pages |= {f"/{name}.shtml": answer for name, (answer, _) in TRICKS.items()}
        site.pages["/good.shtml"] = Answer(ARTICLE)
        begun = time.monotonic()
        limits = {"DOWNLOAD_DELAY": 0, "DOWNLOAD_TIMEOUT": 2, "DOWNLOAD_MAXSIZE": 1_000_000, "RETRY_TIMES": 0}
        crawl_a5(site, data, **limits)
        (log,) = data.glob("fetches/*/a5.jsonl")
        fetches = {fetch.url.removeprefix(site.address): fetch for fetch in read_fetches(log)}
        return Crawled(fetches, time.monotonic() - begun, data)


@pytest.mark.parametrize("name", TRICKS)
def test_each_trick_has_its_name(crawled: Crawled, name: str) -> None:
    fetch = crawled.fetches[f"/{name}.shtml"]
    assert fetch.outcome == TRICKS[name][1], fetch.cause
    assert fetch.cause


def test_tricks_cost_their_limits_and_nothing_else(crawled: Crawled) -> None:
    assert crawled.fetches["/good.shtml"].outcome == "ok"
    assert crawled.seconds < 30
    warcio_check(crawled.data)
    assert sum(file.stat().st_size for file in crawled.data.rglob("*.warc.gz")) < 1_000_000


@pytest.mark.parametrize("address", INSIDE)
def test_no_redirection_leads_inside(crawled: Crawled, address: str) -> None:
    fetch = crawled.fetches[address]
    assert (fetch.outcome, fetch.status, fetch.archive) == ("ours", None, None)
    assert "private network" in (fetch.cause or "")


def test_no_redirection_leads_to_a_file(crawled: Crawled) -> None:
    assert not [url for url in crawled.fetches if url.startswith("file:")]


SIMPLIFIED = "英伟达H200单卡报价约25万元，渠道商表示货源仍然紧张。" * 3
TRADITIONAL = "輝達H200目前單卡報價約25萬元，通路商表示貨源仍然吃緊。" * 3


def article(text: str, encoding: str, said: str = "") -> Answer:
    page = f"<h1>行情</h1><div class='content'><p>{text}</p></div>"
    return Answer(page.encode(encoding), headers={"Content-Type": f"text/html{said}"})


def test_pages_are_read_whatever_their_header_says_of_characters(site: Site, nights: Nights) -> None:
    pages = {
        "/gbk.shtml": article(SIMPLIFIED, "gbk"),
        "/big5.shtml": article(TRADITIONAL, "big5"),
        "/lying.shtml": article(SIMPLIFIED, "utf-8", "; charset=gbk"),
        "/nonsense.shtml": article(SIMPLIFIED, "gbk", "; charset=none-such"),
    }
    lay_out_a5(site, *pages)
    site.pages |= pages
    nights.crawl("a5")
    (records,) = read_day(nights.data, DAY)
    prices = [r for line in records.read_bytes().splitlines() if isinstance(r := from_line(line), Price)]
    assert {"/" + (p.url or "").rpartition("/")[2] for p in prices if p.chip == "nvidia-h200"} == set(pages)


def test_a_storm_of_not_modified_is_told_and_ends(site: Site, nights: Nights) -> None:
    lay_out_a5(site, "/article/1.shtml")
    site.pages["/article/1.shtml"] = Answer(ARTICLE)
    nights.crawl("a5")
    for path in site.pages:
        site.pages[path] = Answer(status=304)
    site.asked.clear()
    nights.crawl("a5", now=NIGHT + timedelta(days=1))
    outcomes = {f.outcome for f in nights.fetches("a5", NIGHT + timedelta(days=1)) if f.role != "robots"}
    assert outcomes == {"server-error"}
    assert len(site.asked) <= 9
