"""Capture and reading of kept pages, against Scrapy alone with the same settings on the same pages."""

import multiprocessing
from collections.abc import Callable
from pathlib import Path

import pytest
import scrapy
from scrapy.crawler import CrawlerProcess
from scrapy.settings import Settings

from crawlers.crawl import crawl
from crawlers.read import read_day
from tests.benchmarks.conftest import Tell, seconds
from tests.crawlers.conftest import DAY, NIGHT, Answer, Site, serving

PAGES = 500
BODY = "<html><head><title>报价</title></head><body><article>{}</article></body></html>".format(
    "<p>渠道商表示，英伟达H200目前单卡报价约25万元。</p>" + "<p>编辑部今天整理了读者来信。</p>" * 300
)
OURS = ("DOWNLOADER_MIDDLEWARES", "SPIDER_MIDDLEWARES")


class Bare(scrapy.Spider):
    """Fetches its addresses and does nothing with them."""

    name = "bare"


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


def apart(target: Callable[..., None], *args: object) -> None:
    """Run in a process of its own: a reactor starts once a process."""
    process = multiprocessing.get_context("forkserver").Process(target=target, args=args)
    process.start()
    process.join()
    assert process.exitcode == 0


@pytest.mark.bench
def test_pages(tmp_path: Path, tell: Tell) -> None:
    with serving() as site:
        measure(site, tmp_path, tell)


def measure(site: Site, data: Path, tell: Tell) -> None:
    site.pages = {f"/{number}/": Answer(BODY) for number in range(PAGES)}
    urls = tuple(site.address + path for path in site.pages)
    nobody: tuple[str, ...] = ()
    start = seconds(lambda: apart(bare, nobody), 1)
    alone = seconds(lambda: apart(bare, urls), 1) - start
    kept = seconds(lambda: apart(ours, urls, data, site.address), 1) - start
    tell(f"{PAGES} pages captured", kept, "Scrapy alone", alone)
    tell(f"{PAGES} kept pages read", seconds(lambda: read_day(data, DAY), 1), "Scrapy alone", alone)
