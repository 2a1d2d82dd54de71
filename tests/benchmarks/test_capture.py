"""Capture and rereading, against Scrapy alone with the same settings on the same pages in the same run.

`CHIPWATCH_BENCH_PAGES` sets how many pages (5000); memory is looked at after a tenth of them and after all.
"""

import gzip
import multiprocessing
import os
import resource
import shutil
from collections.abc import Callable
from datetime import timedelta
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
import scrapy
from scrapy.crawler import CrawlerProcess
from scrapy.http import Response
from scrapy.settings import Settings

from crawlers.crawl import crawl
from crawlers.read import read_day
from flows.reread import kept_days, reread
from tests.benchmarks import web
from tests.benchmarks.conftest import Tell, seconds
from tests.crawlers.conftest import DAY, NIGHT

PAGES = int(os.environ.get("CHIPWATCH_BENCH_PAGES", "5000"))
OURS = ("DOWNLOADER_MIDDLEWARES", "SPIDER_MIDDLEWARES")
DAYS = 4
"""Over which the reread pages are spread: a day of a source is read by one process."""


class Bare(scrapy.Spider):
    """Fetches its addresses and does nothing with them."""

    name = "bare"

    def parse(self, response: Response) -> None:
        """Nothing."""


def bare(urls: tuple[str, ...]) -> None:
    settings = Settings()
    settings.setmodule("crawlers.settings", priority="project")
    settings.update(
        {name: {} for name in OURS} | {"DOWNLOAD_DELAY": 0, "LOG_LEVEL": "ERROR"}, priority="cmdline"
    )
    process = CrawlerProcess(settings)
    process.crawl(Bare, start_urls=urls)
    process.start()


def ours(urls: tuple[str, ...], data: Path, origin: str) -> None:
    crawl(("servethehome",), data=data, now=NIGHT, origins={"servethehome": origin}, urls=urls)


def apart(target: Callable[..., None], *args: object) -> int:
    """Run in a process of its own, since a reactor starts once a process; its greatest memory in KB."""
    told, tells = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("forkserver").Process(target=_told, args=(tells, target, *args))
    process.start()
    process.join()
    assert process.exitcode == 0
    return int(told.recv())


def _told(tells: Connection, target: Callable[..., None], *args: object) -> None:
    target(*args)
    tells.send(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def addresses(origin: str, count: int) -> tuple[str, ...]:
    return tuple(f"{origin}/{number}/" for number in range(count))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the captured pages are."""
    return tmp_path_factory.mktemp("kept")


@pytest.mark.bench
def test_pages_captured(kept: Path, tell: Tell) -> None:
    with web.serving() as origin:
        urls = addresses(origin, PAGES)
        start = seconds(lambda: apart(bare, ()), 1)
        alone = seconds(lambda: apart(bare, urls), 1) - start
        took = seconds(lambda: apart(ours, urls, kept, origin), 1) - start
    tell(f"{PAGES} pages captured", took, "Scrapy alone", alone)


@pytest.mark.bench
def test_memory(tmp_path: Path, tell: Tell) -> None:
    with web.serving() as origin:
        few, many = (
            apart(ours, addresses(origin, count), tmp_path / str(count), origin)
            for count in (PAGES // 10, PAGES)
        )
    tell(f"memory for {PAGES} pages (MB for ms)", many / 1e6, f"for {PAGES // 10}", few / 1e6)


@pytest.mark.bench
def test_size(kept: Path, tell: Tell) -> None:
    (archive,) = kept.glob("archive/*/*.warc.gz")
    text = web.filling()
    bodies = sum(len(gzip.compress(web.page(number, text), 6)) for number in range(PAGES))
    tell("archive (KB for ms)", archive.stat().st_size / 1e6, "gzip of the bodies", bodies / 1e6)


@pytest.mark.bench
def test_pages_read_again(kept: Path, tell: Tell) -> None:
    for day in range(1, DAYS):
        for stage in ("fetches", "records"):
            night = kept / stage / (DAY + timedelta(days=day)).isoformat()
            if stage == "fetches":
                shutil.copytree(kept / stage / DAY.isoformat(), night)
    tasks = kept_days(kept, ["servethehome"], None, None)
    alone, two = (
        seconds(lambda count=count: list(reread(kept, tasks, processes=count)), 1) for count in (1, 2)
    )
    tell(f"{DAYS * PAGES} pages read again by two processes", two, "by one", alone)
    tell(
        "a day's pages read",
        seconds(lambda: read_day(kept, DAY), 1),
        "a quarter of what one reads",
        alone / DAYS,
    )
