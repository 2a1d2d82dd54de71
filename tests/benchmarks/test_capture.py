"""Capture and rereading, against Scrapy alone with the same settings on the same pages in the same run.

`CHIPWATCH_BENCH_PAGES` sets how many pages are captured (5000). Start-up is paid once a group of hosts and is
left out on both sides.
"""

import gzip
import multiprocessing
import os
import resource
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

import pytest
import scrapy
from scrapy.crawler import CrawlerProcess
from scrapy.http import Response
from scrapy.settings import Settings

from crawlers.crawl import crawl
from flows.reread import kept_days, reread
from tests.benchmarks import web
from tests.benchmarks.conftest import Tell, seconds
from tests.crawlers.conftest import NIGHT

PAGES = int(os.environ.get("CHIPWATCH_BENCH_PAGES", "5000"))
FEW = 1000
OURS = ("DOWNLOADER_MIDDLEWARES", "SPIDER_MIDDLEWARES", "DOWNLOAD_HANDLERS")
READ = 1000
"""Pages of one day that are read again."""


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


class Spent(NamedTuple):
    """What a process cost: seconds by the clock and of the processor, and its greatest memory in MB."""

    clock: float
    processor: float
    memory: float


def apart(target: Callable[..., None], *args: object) -> Spent:
    """Run in a process of its own, since a reactor starts once a process."""
    told, tells = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("forkserver").Process(target=_measured, args=(tells, target, *args))
    process.start()
    process.join()
    assert process.exitcode == 0
    return Spent(*told.recv())


def _measured(tells: Connection, target: Callable[..., None], *args: object) -> None:
    begun = time.perf_counter()
    target(*args)
    took, used = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_SELF)
    tells.send((took, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024))


def addresses(origin: str, count: int) -> tuple[str, ...]:
    return tuple(f"{origin}/{number}/" for number in range(count))


@pytest.mark.bench
def test_pages_captured(tmp_path: Path, tell: Tell) -> None:
    with web.serving() as origin:
        urls = addresses(origin, PAGES)
        begun, started = apart(ours, urls[:1], tmp_path / "one", origin), apart(bare, urls[:1])
        alone = apart(bare, urls)
        few = apart(ours, urls[:FEW], tmp_path / "few", origin)
        took = apart(ours, urls, tmp_path / "all", origin)
    tell(f"{PAGES} pages captured", took.clock - begun.clock, "Scrapy alone", alone.clock - started.clock)
    used = took.processor - begun.processor, alone.processor - started.processor
    tell("the same by the processor's time", used[0], "Scrapy alone", used[1])
    tell(f"GB of memory for {PAGES} pages", took.memory / 1e3, f"for {FEW}", few.memory / 1e3)
    (archive,) = tmp_path.glob("all/archive/*/*.warc.gz")
    text = web.filling()
    bodies = sum(len(gzip.compress(web.page(number, text))) for number in range(PAGES))
    tell("GB of the archive", archive.stat().st_size / 1e9, "the bodies by gzip", bodies / 1e9)


@pytest.mark.bench
def test_pages_read_again(tmp_path: Path, tell: Tell) -> None:
    with web.serving() as origin:
        apart(ours, addresses(origin, READ), tmp_path, origin)
    tasks = kept_days(tmp_path, ["servethehome"], None, None)
    alone, two = (
        seconds(lambda count=count: list(reread(tmp_path, tasks, processes=count)), 1) for count in (1, 2)
    )
    tell(f"{READ} pages read again by two processes", two, "by one", alone)
