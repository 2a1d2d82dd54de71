"""Night after night: asked only whether it changed, seen again, looked at again, taken up where killed."""

import random
import time
from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType

from crawlers.capture.archive import read_answer
from crawlers.capture.fetchlog import BusyError, FetchLog, log_file
from crawlers.capture.index import index_of
from crawlers.capture.mend import mend
from crawlers.capture.payload import digest
from crawlers.read import read_day
from crawlers.records import Article, Fx, Record, from_line
from tests.crawlers.conftest import DAY, NIGHT, Answer, Nights, Site
from tests.crawlers.test_crawl import ARTICLE, lay_out_a5, warcio_check

TOMORROW = NIGHT + timedelta(days=1)
RATES = "/stats/eurofxref/eurofxref-daily.xml"
HISTORY = "/stats/eurofxref/eurofxref-hist.xml"
CUBE = "<Cube time='2026-08-21'><Cube currency='USD' rate='1.1'/></Cube>"


def records(nights: Nights, name: str, night: int) -> list[Record]:
    day = DAY + timedelta(days=night)
    files = read_day(nights.data, day, [name])
    return [from_line(line) for path in files for line in path.read_bytes().splitlines()]


def types(data: Path, night: int) -> list[str]:
    """The records of answers in a night's archive, in their order."""
    day = (DAY + timedelta(days=night)).isoformat()
    kinds = WarcRecordType.response | WarcRecordType.revisit
    return [
        record.headers["WARC-Type"]
        for file in sorted(data.glob(f"archive/{day}/*.warc.gz"))
        for record in ArchiveIterator(str(file), record_types=kinds)
    ]


def conditional(headers: dict[str, str]) -> tuple[str | None, str | None]:
    return headers.get("If-None-Match"), headers.get("If-Modified-Since")


def test_a_page_that_names_its_version_is_asked_whether_it_changed(site: Site, nights: Nights) -> None:
    told = {"ETag": '"v1"', "Last-Modified": "Fri, 21 Aug 2026 14:00:00 GMT"}
    fresh, unmodified = Answer(CUBE, headers=told), Answer(status=304, headers={"ETag": '"v1"'})
    site.pages[HISTORY] = fresh
    site.pages[RATES] = [fresh, unmodified]
    for night in range(3):
        nights.crawl("ecb", now=NIGHT + timedelta(days=night))
    asked = [conditional(headers) for _, path, headers in site.asked if path == RATES]
    assert asked == [(None, None), ('"v1"', told["Last-Modified"])]
    (fetch,) = [f for f in nights.fetches("ecb", NIGHT + timedelta(days=2)) if f.role == "rates"]
    (kept,) = [f for f in nights.fetches("ecb", TOMORROW) if f.role == "rates"]
    assert (fetch.status, fetch.outcome, fetch.etag) == (304, "unchanged", '"v1"')
    assert (fetch.digest, fetch.archive, fetch.offset) == (kept.digest, kept.archive, kept.offset)
    assert "revisit" in types(nights.data, 2)
    warcio_check(nights.data)


def test_rates_and_offers_that_are_unchanged_are_confirmed_for_the_day(site: Site, nights: Nights) -> None:
    site.pages[HISTORY] = site.pages[RATES] = Answer(CUBE, headers={"ETag": '"v1"'})
    for night in range(3):
        nights.crawl("ecb", now=NIGHT + timedelta(days=night))
    outcomes = [f.outcome for f in nights.fetches("ecb", NIGHT + timedelta(days=2)) if f.role == "rates"]
    assert outcomes == ["unchanged"]
    (rate,) = records(nights, "ecb", 2)
    assert isinstance(rate, Fx)
    assert rate.observed_at
    assert rate.observed_at.date() == DAY + timedelta(days=2)


def test_not_modified_counts_only_as_an_answer_to_a_condition(site: Site, nights: Nights) -> None:
    site.pages[HISTORY] = Answer(status=304)
    nights.crawl("ecb")
    (fetch,) = [f for f in nights.fetches("ecb") if f.role == "rates"]
    assert (fetch.outcome, "without a condition" in (fetch.cause or "")) == ("server-error", True)
    assert records(nights, "ecb", 0) == []


def test_an_edited_article_is_a_new_version_and_an_unchanged_one_is_not(site: Site, nights: Nights) -> None:
    lay_out_a5(site, "/article/same.shtml", "/article/edited.shtml", "/article/unlisted.shtml")
    edited = Answer(ARTICLE.replace("30万元", "28万元"))
    site.pages["/article/same.shtml"] = site.pages["/article/unlisted.shtml"] = Answer(ARTICLE)
    site.pages["/article/edited.shtml"] = [Answer(ARTICLE), edited]
    nights.crawl("a5")
    lay_out_a5(site, "/article/same.shtml", "/article/edited.shtml")
    nights.crawl("a5", now=TOMORROW)
    looks = {
        f.url.rsplit("/", 1)[-1]: f.outcome for f in nights.fetches("a5", TOMORROW) if f.role == "article"
    }
    assert looks == {"same.shtml": "unchanged", "unlisted.shtml": "unchanged", "edited.shtml": "ok"}
    versions = [r for r in records(nights, "a5", 1) if isinstance(r, Article)]
    assert [version.url for version in versions] == [f"{site.address}/article/edited.shtml"]

    site.asked.clear()
    nights.crawl("a5", now=NIGHT + timedelta(days=2))
    assert not [path for path in site.paths() if path.startswith("/article/")]
    nights.crawl("a5", now=NIGHT + timedelta(days=8))
    assert len([path for path in site.paths() if path.startswith("/article/")]) == 3


def test_a_lost_archive_is_asked_for_again_without_a_condition(site: Site, nights: Nights) -> None:
    site.pages[HISTORY] = site.pages[RATES] = Answer(CUBE, headers={"ETag": '"v1"'})
    nights.crawl("ecb")
    nights.crawl("ecb", now=TOMORROW)
    for file in nights.data.glob("archive/*/*.warc.gz"):
        file.unlink()
    nights.crawl("ecb", now=NIGHT + timedelta(days=2))
    assert conditional(site.asked[-1][2]) == (None, None)
    assert types(nights.data, 2) == ["response", "response"]


def test_secrets_stay_out(site: Site, nights: Nights) -> None:
    address = f"{site.address}/article/1.shtml?token=s3cret-key"
    site.pages["/article/1.shtml?token=s3cret-key"] = Answer(
        status=302, headers={"Location": "/article/2.shtml?api_key=s3cret-key", "Set-Cookie": "id=s3cret-key"}
    )
    told = {"Refresh": "9; url=/y?token=s3cret-key", "Report-To": '{"url": "https://x.org/?key=s3cret-key"}'}
    site.pages["/article/2.shtml?api_key=s3cret-key"] = Answer(ARTICLE, headers=told)
    nights.crawl("a5", urls=(address,))
    assert [f.outcome for f in nights.fetches("a5") if f.role == "article"] == ["moved", "ok"]
    read_day(nights.data, DAY)
    for path in nights.data.rglob("*"):
        if path.name.endswith(".warc.gz"):
            for record in ArchiveIterator(str(path), parse_http=False):
                assert "s3cret-key" not in str(dict(record.headers))
                assert b"s3cret-key" not in record.reader.read()
        elif path.is_file():
            assert b"s3cret-key" not in path.read_bytes(), path


def test_one_crawl_of_a_source_at_a_time(tmp_path: Path) -> None:
    path = log_file(tmp_path, DAY, "a5")
    first = FetchLog(path)
    with pytest.raises(BusyError, match="another crawl"):
        FetchLog(path)
    mend(tmp_path, DAY, "a5")  # leaves alone what is being written
    first.close()
    FetchLog(path).close()


def lay_out_pages(site: Site, count: int) -> set[str]:
    paths = [f"/article/{number}.shtml" for number in range(count)]
    lay_out_a5(site, *paths)
    for path in paths:
        site.pages[path] = Answer(ARTICLE + f"<p>{path}</p>", delay=0.004)
    return {site.address + path for path in paths}


Moment = Callable[[], bool]
"""Whether it is time to kill."""


def asked(site: Site, count: int) -> bool:
    return len(site.paths()) >= count


def kill_at(nights: Nights, moment: Moment) -> None:
    """Kill a crawl at a moment of it, unless it has ended by itself."""
    process = nights.begin("a5")
    while process.is_alive() and not moment():
        time.sleep(0.005)
    process.kill()
    process.join()


def assert_in_step(nights: Nights) -> None:
    """Archive, index and log tell the same, and every program reads the archive."""
    warcio_check(nights.data)
    for fetch in nights.fetches("a5"):
        if fetch.archive:
            answer = read_answer(nights.data, fetch.archive, fetch.offset or 0)
            assert (answer.url, digest(answer.payload)) == (fetch.url, fetch.digest)
    for file in nights.data.glob("archive/*/*.warc.gz"):
        lines = index_of(file).read_text().splitlines()
        answers = [r for r in ArchiveIterator(str(file)) if r.headers["WARC-Type"] in ("response", "revisit")]
        assert len(lines) == len(answers)


def crawled_through(site: Site, nights: Nights, expected: set[str], moments: Iterable[Moment]) -> None:
    for moment in moments:
        kill_at(nights, moment)
        mend(nights.data, DAY, "a5")
        assert_in_step(nights) if list(nights.data.glob("archive/*/*.warc.gz")) else None
    nights.crawl("a5")
    assert_in_step(nights)
    kept = [f.url for f in nights.fetches("a5") if f.role == "article"]
    assert sorted(kept) == sorted(expected), "each once, none lost"
    lists = [f.url for f in nights.fetches("a5") if f.role == "list"]
    assert len(lists) == len(set(lists)) == 6
    # Asked twice is at most what was on its way when a crawl was killed.
    assert len(site.paths()) <= len(expected) + 7 + 4 * 21


def test_a_crawl_killed_at_two_moments_goes_on_where_it_stood(site: Site, nights: Nights) -> None:
    crawled_through(
        site, nights, lay_out_pages(site, 60), (partial(asked, site, count) for count in (12, 40))
    )


@pytest.mark.slow
def test_a_crawl_killed_at_twenty_random_moments_goes_on_where_it_stood(site: Site, nights: Nights) -> None:
    chosen = random.Random(5)
    expected = lay_out_pages(site, 600)
    moments = (partial(asked, site, len(site.paths()) + chosen.randint(1, 28)) for _ in range(20))
    crawled_through(site, nights, expected, moments)


def test_a_torn_archive_is_cut_to_its_last_whole_answer(site: Site, nights: Nights) -> None:
    """A power cut tears where it likes, in the archive and in the log."""
    expected = lay_out_pages(site, 3)
    nights.crawl("a5")
    (file,) = nights.data.glob("archive/*/*.warc.gz")
    log = log_file(nights.data, DAY, "a5")
    archive, lines = file.read_bytes(), log.read_bytes()
    for cut in range(1, 1200, 83):
        index_of(file).unlink(missing_ok=True)
        file.write_bytes(archive[:-cut])
        log.write_bytes(lines[: -cut // 2])
        mend(nights.data, DAY, "a5")
        answers = [r for r in ArchiveIterator(str(file)) if r.headers["WARC-Type"] == "response"]
        assert len(index_of(file).read_text().splitlines()) == len(answers)
        mended = nights.fetches("a5")
        assert {f.url for f in mended} >= {r.headers["WARC-Target-URI"] for r in answers}
        mend(nights.data, DAY, "a5")
        assert nights.fetches("a5") == mended
    index_of(file).unlink()
    file.write_bytes(archive[:5])
    log.with_suffix(".unfinished").write_text("0")
    nights.crawl("a5")
    warcio_check(nights.data)
    last = {f.url: f for f in nights.fetches("a5") if f.role == "article"}
    assert last.keys() == expected
    for fetch in last.values():
        assert (
            digest(read_answer(nights.data, fetch.archive or "", fetch.offset or 0).payload) == fetch.digest
        )
