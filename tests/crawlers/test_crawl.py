"""Whole crawls by Scrapy of a site on loopback: what is kept, what is logged, what is left alone."""

import gzip
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType

from crawlers.capture.archive import read_answer
from crawlers.capture.fetchlog import read_fetches
from crawlers.capture.payload import digest
from crawlers.read import read_day
from tests.crawlers.conftest import NIGHT, Answer, Nights, Site, serving

ROOT = Path(__file__).parents[2]
ARTICLE = (
    '<div class="sherry_title"><h1>显卡行情</h1></div><div class="source">2026-08-21 09:00 来源：测试</div>'
    f'<div class="content"><p>{"本周H100单卡报价约30万元，较上周持平。" * 3}</p></div>'
)


def listing(*addresses: str) -> Answer:
    return Answer("".join(f'<a class="sherry_title" href="{address}">一条</a>' for address in addresses))


def lay_out_a5(site: Site, *addresses: str) -> None:
    for channel in (32, 50, 85, 130, 19, 5):
        site.pages[f"/browse/{channel}/list_1.shtml"] = listing(*addresses)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def warcio_check(data: Path) -> None:
    files = [str(path) for path in data.glob("archive/*/*.warc.gz")]
    program = Path(sys.executable).with_name("warcio")
    checked = subprocess.run([program, "check", "-v", *files], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout
    assert "digest pass" in checked.stdout
    assert "fail" not in checked.stdout


@pytest.fixture(scope="module")
def trouble() -> Iterator[Site]:
    """A site where everything goes wrong that can on loopback."""
    with serving() as site:
        lay_out_trouble(site)
        yield site


@pytest.fixture(scope="module")
def troubled(trouble: Site, tmp_path_factory: pytest.TempPathFactory) -> Nights:
    """A night on that site."""
    nights = Nights(tmp_path_factory.mktemp("troubled"), trouble.address)
    nights.crawl("a5")
    return nights


def lay_out_trouble(site: Site) -> None:
    site.pages["/robots.txt"] = Answer("User-agent: *\nDisallow: /private/\n")
    site.pages["/article/1.shtml"] = Answer(ARTICLE, headers={"ETag": '"1"', "Content-Type": "text/html"})
    site.pages["/article/moved.shtml"] = Answer(status=301, headers={"Location": "/article/1.shtml"})
    refused = f"http://127.0.0.1:{free_port()}/article/refused.shtml"
    lay_out_a5(
        site,
        *("/article/1.shtml", "/article/gone.shtml", "/private/2.shtml", "/article/moved.shtml", refused),
        *("file:///etc/hostname", "data:text/html,30万元", "javascript:void(0)"),
    )
    site.pages["/browse/5/list_1.shtml"] = Answer("<p>Wartung</p>")
    site.pages["/browse/19/list_1.shtml"] = Answer(status=500, body="oops")


def test_every_request_leaves_a_line(troubled: Nights) -> None:
    outcomes = {
        (fetch.url.partition("/")[2].rsplit("/", 1)[-1], fetch.outcome) for fetch in troubled.fetches("a5")
    }
    assert {
        ("robots.txt", "ok"),
        ("1.shtml", "ok"),
        ("gone.shtml", "not-found"),
        ("2.shtml", "robots"),
        ("moved.shtml", "moved"),
        ("refused.shtml", "server-error"),
        ("list_1.shtml", "ok"),
        ("list_1.shtml", "layout-changed"),
        ("list_1.shtml", "server-error"),
    } <= outcomes
    unwell = [fetch for fetch in troubled.fetches("a5") if fetch.outcome != "ok"]
    assert all(fetch.cause and fetch.cause.endswith((".", ")")) for fetch in unwell)


def test_what_robots_forbid_is_never_asked_for(troubled: Nights, trouble: Site) -> None:
    assert "/private/2.shtml" not in trouble.paths()
    denied = [fetch for fetch in troubled.fetches("a5") if fetch.robots == "denied"]
    assert [fetch.url.endswith("/private/2.shtml") for fetch in denied] == [True]


def test_links_lead_to_the_web_only(troubled: Nights) -> None:
    assert [fetch.url for fetch in troubled.fetches("a5") if not fetch.url.startswith("http")] == []


def test_the_archive_is_whole_and_found_by_offset(troubled: Nights) -> None:
    warcio_check(troubled.data)
    answered = [fetch for fetch in troubled.fetches("a5") if fetch.archive]
    assert len(answered) >= 9
    for fetch in answered:
        answer = read_answer(troubled.data, fetch.archive or "", fetch.offset or 0)
        assert (answer.url, digest(answer.payload)) == (fetch.url, fetch.digest)


def test_we_say_who_we_are(troubled: Nights, trouble: Site) -> None:
    agents = {headers["User-Agent"] for _, _, headers in trouble.asked}
    assert len(agents) == 1
    assert agents.pop().startswith("chipwatch/0.1 (+")


def test_times_follow_the_instant_of_the_night(troubled: Nights) -> None:
    times = [fetch.requested_at for fetch in troubled.fetches("a5")]
    assert all(NIGHT <= time <= NIGHT + timedelta(minutes=1) for time in times)


def test_kept_articles_are_not_asked_for_again(troubled: Nights, trouble: Site) -> None:
    trouble.asked.clear()
    troubled.crawl("a5", now=NIGHT + timedelta(hours=2))
    assert "/browse/32/list_1.shtml" in trouble.paths()
    assert "/article/gone.shtml" in trouble.paths()
    assert not {"/article/1.shtml", "/article/moved.shtml"} & set(trouble.paths())


def test_given_addresses_alone_are_asked_for(site: Site, nights: Nights) -> None:
    site.pages["/article/7.shtml"] = Answer(ARTICLE)
    nights.crawl("a5", urls=("https://www.admin5.com/article/7.shtml",))
    assert [(fetch.role, fetch.outcome) for fetch in nights.fetches("a5")] == [
        ("robots", "not-found"),
        ("article", "ok"),
    ]


def test_no_key_stands_in_the_lines_that_a_crawl_prints(tmp_path: Path) -> None:
    address = f"http://127.0.0.1:{free_port()}/a?token=s3cret-key"
    called = (
        f"crawl(['a5'], data=Path({str(tmp_path)!r}), now=datetime.now(UTC), urls=[{address!r}], origins=o)"
    )
    program = f"from crawlers.crawl import *; from datetime import UTC; o = {{'a5': {address!r}}}; {called}"
    printed = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "/a?token=~" in printed.stderr
    assert "s3cret-key" not in printed.stderr


def test_a_page_that_sends_its_reader_on_is_followed(site: Site, nights: Nights) -> None:
    refresh = "<html><head><META HTTP-EQUIV='Refresh' content='0; url=/article/8.shtml'></head></html>"
    site.pages["/article/7.shtml"], site.pages["/article/8.shtml"] = Answer(refresh), Answer(ARTICLE)
    nights.crawl("a5", urls=(f"{site.address}/article/7.shtml",))
    assert site.paths() == ["/robots.txt", "/article/7.shtml", "/article/8.shtml"]


def offers(*, name: str, count: int, gpus: int) -> list[dict[str, Any]]:
    row = {
        "gpu_name": name,
        "num_gpus": gpus,
        "gpu_ram": 24564,
        "dph_total": 0.4 * gpus,
        "geolocation": "Iowa, US",
    }
    return [{"id": 1000 * gpus + place, **row, "public_ipaddr": "203.0.113.9"} for place in range(count)]


def vast_market(question: dict[str, Any]) -> Answer:
    name = question["gpu_name"]["in"][0]
    stock = (
        offers(name=name, count=70, gpus=1) + offers(name=name, count=5, gpus=4) if name == "RTX 4090" else []
    )
    number = question.get("num_gpus", {}).get("eq")
    found = [offer for offer in stock if number in (None, offer["num_gpus"])]
    return Answer(json.dumps({"offers": found[:64]}), headers={"Content-Type": "application/json"})


def test_an_answer_that_is_cut_off_is_asked_for_in_parts(site: Site, nights: Nights) -> None:
    site.pages["/api/v0/bundles/"] = vast_market
    nights.crawl("vast")
    asked = [fetch for fetch in nights.fetches("vast") if fetch.role == "offers"]
    # Eighteen names, and one of them again for one, two, four and eight GPUs.
    assert len(asked) == 18 + 4
    empty = [fetch for fetch in asked if fetch.outcome == "empty"]
    assert len(empty) == 17
    assert any("'H100 SXM'" in (fetch.cause or "") for fetch in empty)


def test_host_addresses_never_reach_the_archive(site: Site, nights: Nights) -> None:
    site.pages["/api/v0/bundles/"] = vast_market
    nights.crawl("vast")
    (file,) = nights.data.glob("archive/*/*.warc.gz")
    with file.open("rb") as stream:
        answers = ArchiveIterator(stream, record_types=WarcRecordType.response)
        bodies = [answer.reader.read() for answer in answers]
    assert any(b'"public_ipaddr": null' in body for body in bodies)
    assert not any(b"203.0.113.9" in body for body in bodies)
    warcio_check(nights.data)


def test_scrapy_knows_the_sources_and_crawls_them(site: Site, tmp_path: Path) -> None:
    scrapy = Path(sys.executable).with_name("scrapy")
    listed = subprocess.run([scrapy, "list"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert {"a5", "ecb", "gpurentalprices", "servethehome", "vast"} <= set(listed.stdout.split())

    cube = gzip.compress(b"<Cube time='2026-08-21'><Cube currency='USD' rate='1.1'/></Cube>")
    packed = Answer(cube, headers={"Content-Encoding": "gzip"})
    site.pages["/stats/eurofxref/eurofxref-hist.xml"] = packed
    command = [scrapy, "crawl", "ecb", "-a", f"origin={site.address}", "-s", "DOWNLOAD_DELAY=0"]
    environment = {**os.environ, "CHIPWATCH_DATA": str(tmp_path)}
    subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    (log,) = tmp_path.glob("fetches/*/ecb.jsonl")
    assert [fetch.outcome for fetch in read_fetches(log)] == ["not-found", "ok"]
    (records,) = read_day(tmp_path, date.fromisoformat(log.parent.name))
    assert b'"per_eur":1.1' in records.read_bytes()


def crawl_a5(site: Site, data: Path, **settings: object) -> dict[str, str]:
    """A crawl with other settings, as a Scrapy user starts it: last part of each address -> outcome."""
    set_ = [part for name, value in settings.items() for part in ("-s", f"{name}={value}")]
    scrapy = Path(sys.executable).with_name("scrapy")
    command = [scrapy, "crawl", "a5", "-a", f"origin={site.address}", "-s", f"CHIPWATCH_DATA={data}", *set_]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    (log,) = data.glob("fetches/*/a5.jsonl")
    return {fetch.url.rsplit("/", 1)[-1]: fetch.outcome for fetch in read_fetches(log)}


def test_hosts_that_are_slow_or_gone_or_say_too_much(site: Site, tmp_path: Path) -> None:
    lay_out_a5(site, "/slow.shtml", "/huge.shtml", "/torn.shtml", "http://no-such-host.invalid/gone.shtml")
    site.pages["/slow.shtml"] = Answer(ARTICLE, delay=3)
    site.pages["/huge.shtml"] = Answer("x" * 20_000)
    site.pages["/torn.shtml"] = Answer(ARTICLE, headers={"Content-Length": "5000"}, torn=True)
    outcomes = crawl_a5(
        site, tmp_path, DOWNLOAD_DELAY=0, DOWNLOAD_TIMEOUT=1, DOWNLOAD_MAXSIZE=10_000, RETRY_TIMES=0
    )
    assert {
        name: outcomes.get(name) for name in ("slow.shtml", "huge.shtml", "torn.shtml", "gone.shtml")
    } == {
        "slow.shtml": "timed-out",
        "huge.shtml": "too-large",
        "torn.shtml": "server-error",
        "gone.shtml": "dns",
    }
