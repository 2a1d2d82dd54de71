"""How hosts are treated: robots.txt, Crawl-delay, Retry-After, back-off, giving up, TLS."""

import gzip
import multiprocessing
import socket
import ssl
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from crawlers import settings
from crawlers.capture.politeness import PATIENCE
from crawlers.crawl import crawl
from tests.crawlers.conftest import NIGHT, Answer, Nights, Site, serving
from tests.crawlers.test_crawl import ARTICLE, free_port, lay_out_a5


def times(site: Site, ending: str) -> list[float]:
    return [at for at, path, _ in site.asked if path.endswith(ending)]


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_robots_txt_that_cannot_be_had_forbids_everything(site: Site, nights: Nights, status: int) -> None:
    lay_out_a5(site, "/article/1.shtml")
    site.pages["/robots.txt"] = Answer("oops", status=status)
    nights.crawl("a5")
    assert set(site.paths()) == {"/robots.txt"}
    rest = [fetch for fetch in nights.fetches("a5") if fetch.role != "robots"]
    assert {(fetch.outcome, fetch.robots) for fetch in rest} == {("robots", "denied")}
    assert all(f"HTTP {status}" in (fetch.cause or "") for fetch in rest)


def test_a_missing_robots_txt_forbids_nothing(site: Site, nights: Nights) -> None:
    lay_out_a5(site)
    nights.crawl("a5")
    assert len(site.paths()) == 7


def test_a_crawl_delay_is_kept(site: Site, nights: Nights) -> None:
    site.pages["/robots.txt"] = Answer("User-agent: chipwatch\nCrawl-delay: 0.4\n")
    lay_out_a5(site)
    nights.crawl("a5")
    asked = times(site, "list_1.shtml")
    assert min(later - earlier for earlier, later in pairwise(asked)) >= 0.35


@pytest.mark.parametrize("form", ["seconds", "date"])
def test_a_busy_host_is_left_for_as_long_as_it_asks(site: Site, nights: Nights, form: str) -> None:
    def busy(question: object) -> Answer:
        if len(times(site, ".xml")) > 1:
            return Answer("<Cube time='2026-08-21'>")
        date = format_datetime(datetime.now(UTC) + timedelta(seconds=2.9), usegmt=True)
        return Answer("later", status=429, headers={"Retry-After": "1" if form == "seconds" else date})

    site.pages["/stats/eurofxref/eurofxref-hist.xml"] = busy
    nights.crawl("ecb")
    first, second = times(site, ".xml")
    assert second - first >= 1.0


def test_a_host_that_asks_for_hours_is_left_for_the_night(site: Site, nights: Nights) -> None:
    lay_out_a5(site, "/article/1.shtml")
    site.pages["/browse/32/list_1.shtml"] = Answer("", status=503, headers={"Retry-After": "86400"})
    begun = time.monotonic()
    nights.crawl("a5")
    assert time.monotonic() - begun < 30
    assert len(times(site, "list_1.shtml")) <= 3
    assert {fetch.outcome for fetch in nights.fetches("a5") if fetch.role == "list"} <= {"server-error", "ok"}


def test_a_host_that_stays_busy_is_left_for_the_night(site: Site, nights: Nights) -> None:
    paths = [f"/article/{number}.shtml" for number in range(30)]
    lay_out_a5(site, *paths)
    site.pages |= dict.fromkeys(paths, Answer("slow down", status=429))
    nights.crawl("a5")
    articles = [fetch for fetch in nights.fetches("a5") if fetch.role == "article"]
    assert {fetch.outcome for fetch in articles} == {"blocked"}
    assert {fetch.url for fetch in articles} == {site.address + path for path in paths}
    asked = ["busy" if "/article/" in path else "well" for path in site.paths()]
    assert max(len(list(run)) for kind, run in groupby(asked) if kind == "busy") == PATIENCE
    assert asked[-PATIENCE:] == ["busy"] * PATIENCE


def test_one_request_at_a_time_over_one_connection(site: Site, nights: Nights) -> None:
    paths = [f"/article/{number}.shtml" for number in range(30)]
    lay_out_a5(site, *paths)
    site.pages |= dict.fromkeys(paths, Answer(ARTICLE))
    nights.crawl("a5")
    assert (len(site.paths()), len(site.connections)) == (37, 1)


def test_a_crawl_delay_of_years_leaves_the_host(site: Site, nights: Nights) -> None:
    site.pages["/robots.txt"] = Answer("User-agent: *\nCrawl-delay: 1e9\n")
    lay_out_a5(site)
    nights.crawl("a5")
    assert site.paths() == ["/robots.txt"]
    lists = [fetch for fetch in nights.fetches("a5") if fetch.role == "list"]
    assert {fetch.outcome for fetch in lists} == {"robots"}
    assert all("1000000000 seconds" in (fetch.cause or "") for fetch in lists)


def test_a_crawl_delay_is_kept_also_of_a_packed_robots_txt_elsewhere(site: Site, nights: Nights) -> None:
    packed = gzip.compress(b"User-agent: *\nCrawl-delay: 0.3\n")
    site.pages["/robots.txt"] = Answer(status=301, headers={"Location": "/rules"})
    site.pages["/rules"] = Answer(packed, headers={"Content-Encoding": "gzip"})
    lay_out_a5(site)
    nights.crawl("a5")
    asked = times(site, "list_1.shtml")
    assert len(asked) == 6
    assert min(later - earlier for earlier, later in pairwise(asked)) >= 0.25


@pytest.mark.parametrize(
    ("robots", "lists"),
    [
        pytest.param(Answer("User-agent: *\nDisallow: /browse/\n"), 0, id="small"),
        pytest.param(Answer("Disallow: /x\n" * 3_000_000), 0, id="42 MB"),
        pytest.param(Answer("User-agent: *\nDisallow: /browse\n" + "Disallow: /x\n" * 200_000), 0, id="2 MB"),
        pytest.param(Answer("<html><p>User-agent: welcome</p>\n" * 100), 6, id="a page"),
        pytest.param(Answer("User-agent: *\nDisallow: /\n", status=404), 6, id="a page of not found"),
    ],
)
def test_odd_robots_txt(site: Site, nights: Nights, robots: Answer, lists: int) -> None:
    site.pages["/robots.txt"] = robots
    lay_out_a5(site)
    nights.crawl("a5")
    assert len(times(site, "list_1.shtml")) == lists
    assert len([fetch for fetch in nights.fetches("a5") if fetch.role == "list"]) == 6


def test_a_host_that_dies_in_mid_crawl_costs_no_more_than_a_few_tries(tmp_path: Path) -> None:
    paths = [f"/article/{number}.shtml" for number in range(40)]
    with serving() as site:
        lay_out_a5(site, *paths)
        site.pages |= dict.fromkeys(paths, Answer(ARTICLE, delay=0.05))
        nights = Nights(tmp_path, site.address)
        process = nights.begin("a5")
        while len(times(site, ".shtml")) < 12:
            time.sleep(0.01)
    process.join(60)
    assert process.exitcode == 0
    outcomes = [fetch.outcome for fetch in nights.fetches("a5") if fetch.role == "article"]
    assert {"ok", "server-error"} == set(outcomes)
    assert len({fetch.url for fetch in nights.fetches("a5") if fetch.role == "article"}) == 40


def test_a_host_that_is_not_there_is_given_up_at_once(tmp_path: Path) -> None:
    nights = Nights(tmp_path, f"http://127.0.0.1:{free_port()}")
    nights.crawl("vast")
    fetches = nights.fetches("vast")
    assert {fetch.outcome for fetch in fetches} == {"server-error"}
    assert len([fetch for fetch in fetches if fetch.role == "offers"]) == 18
    assert len([fetch for fetch in fetches if fetch.role == "robots"]) == 3


def test_a_name_that_does_not_resolve_is_given_up_at_once(tmp_path: Path) -> None:
    nights = Nights(tmp_path, "http://no-such-host.invalid")
    begun = time.monotonic()
    nights.crawl("vast")
    assert time.monotonic() - begun < 45
    assert {fetch.outcome for fetch in nights.fetches("vast")} == {"dns"}


def crawl_by_a_name_that_turns_inward(data: Path, address: str) -> None:
    """A name that is public when it is looked at, and this machine's own ever after."""
    answers = iter(["192.88.99.1"])
    socket.gethostbyname = lambda name: next(answers, "127.0.0.1")
    settings.DOWNLOAD_TIMEOUT, settings.RETRY_TIMES = 1, 0
    crawl(("a5",), data=data, now=NIGHT, origins={"a5": "http://127.0.0.1"}, urls=[address])


def test_a_host_is_connected_to_at_the_address_that_was_looked_at(site: Site, tmp_path: Path) -> None:
    address = site.address.replace("127.0.0.1", "turning.example") + "/article/1.shtml"
    process = multiprocessing.get_context("forkserver").Process(
        target=crawl_by_a_name_that_turns_inward, args=(tmp_path, address)
    )
    process.start()
    process.join(30)
    assert site.asked == []
    assert {fetch.outcome for fetch in Nights(tmp_path, "").fetches("a5")} <= {"timed-out", "server-error"}


def crawl_a_home_that_is_inside(data: Path, origin: str) -> None:
    socket.gethostbyname = lambda name: "127.0.0.1"
    crawl(("a5",), data=data, now=NIGHT, origins={"a5": origin})


def test_a_source_whose_own_name_leads_inside_is_not_asked(site: Site, tmp_path: Path) -> None:
    origin = site.address.replace("127.0.0.1", "www.a5.example")
    process = multiprocessing.get_context("forkserver").Process(
        target=crawl_a_home_that_is_inside, args=(tmp_path, origin)
    )
    process.start()
    process.join(30)
    assert site.asked == []
    fetches = Nights(tmp_path, "").fetches("a5")
    assert {fetch.outcome for fetch in fetches} == {"ours"}
    assert all("private network" in (fetch.cause or "") for fetch in fetches)


@pytest.fixture
def self_signed(tmp_path: Path) -> Iterator[Site]:
    """A site with a certificate that nobody vouches for."""
    with serving() as site:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate(tmp_path / "site.pem"))
        site.server.socket = context.wrap_socket(site.server.socket, server_side=True)
        site.address = site.address.replace("http:", "https:")
        yield site


def certificate(path: Path) -> Path:
    key, name = (
        ec.generate_private_key(ec.SECP256R1()),
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "x")]),
    )
    day = datetime.now(UTC)
    built = x509.CertificateBuilder(
        name, name, key.public_key(), x509.random_serial_number(), day, day + timedelta(days=1)
    ).sign(key, hashes.SHA256())
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(secret + built.public_bytes(serialization.Encoding.PEM))
    return path


def test_a_certificate_that_nobody_vouches_for_is_refused(self_signed: Site, tmp_path: Path) -> None:
    nights = Nights(tmp_path / "data", self_signed.address)
    nights.crawl("ecb")
    assert {fetch.outcome for fetch in nights.fetches("ecb")} == {"tls"}
    assert self_signed.asked == []
