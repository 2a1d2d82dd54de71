"""Run spiders: several, one after the other, in this process's one reactor.

A reactor starts once a process: whoever crawls twice starts a fresh process. Importing this module loads
Scrapy but installs no reactor, so that it may be loaded ahead of a fork.
"""

import asyncio
import gc
import logging
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import Settings

from crawlers.capture.hosts import LOOPBACK, host_of
from crawlers.capture.redact import public
from crawlers.registry import sources
from crawlers.source import Source

UNCOUNTED = "scrapy.statscollectors.DummyStatsCollector"
"""Nobody would see Scrapy's counts; the fetch log has a line for each request."""


def crawl(
    names: Iterable[str],
    *,
    data: Path,
    now: datetime,
    origins: Mapping[str, str] | None = None,
    urls: Sequence[str] = (),
) -> None:
    """Capture the named sources as the night of the instant `now`.

    `origins` puts another web in the place of a source's own: source name -> base URL. `urls` asks for these
    pages only. Raises `KeyError` for a name that is no source, and what a source raised that could not start.
    """
    chosen = [(sources()[name], {"origin": (origins or {}).get(name), "urls": urls}) for name in names]
    gc.freeze()  # what is loaded by now stays: no collection need walk over it again
    gc.set_threshold(20_000)  # a page makes thousands of objects, and hardly one in a circle
    logging.setLogRecordFactory(_discreet)
    for task in _run(AsyncCrawlerProcess(_settings(data, now)), chosen):
        task.result()


def _discreet(*told: Any, **named: Any) -> logging.LogRecord:
    """A line for the log without the keys in the addresses that it and its traceback name."""
    record = logging.LogRecord(*told, **named)
    record.msg, record.args = public(record.getMessage()), None
    if record.exc_info:
        record.exc_text = public(logging.Formatter().formatException(record.exc_info))
    return record


def _settings(data: Path, now: datetime) -> Settings:
    settings = Settings()
    settings.setmodule("crawlers.settings", priority="project")
    night = {
        "CHIPWATCH_DATA": str(data),
        "CHIPWATCH_NOW": now,
        "LOG_LEVEL": "WARNING",
        "STATS_CLASS": UNCOUNTED,
    }
    settings.update(night, priority="cmdline")
    return settings


def _run(
    process: AsyncCrawlerProcess, chosen: list[tuple[type[Source], dict[str, Any]]]
) -> list[asyncio.Task[None]]:
    """Run the reactor until the last spider has closed; the finished tasks hold what went wrong."""
    tasks: list[asyncio.Task[None]] = []

    async def one_after_another() -> None:
        for source, arguments in chosen:
            crawler = _crawler(process, source, arguments["origin"])
            if tasks:  # the host was asked by the source before
                await asyncio.sleep(crawler.settings.getfloat("DOWNLOAD_DELAY"))
            tasks.append(process.crawl(crawler, **arguments))
            await asyncio.wait(tasks)

    def stop(_: asyncio.Task[None]) -> None:
        from twisted.internet import reactor  # not before it is installed

        reactor.stop()  # type: ignore[misc]

    asyncio.get_event_loop().create_task(one_after_another()).add_done_callback(stop)
    # Its resolver keeps what it found: a host is connected to at the address that was looked at.
    process.start(stop_after_crawl=False)
    return tasks


def _crawler(process: AsyncCrawlerProcess, source: type[Source], origin: str | None) -> Crawler:
    crawler = process.create_crawler(source)
    if origin and host_of(origin) in LOOPBACK:
        # The pace is owed to somebody else's host.
        crawler.settings.set("DOWNLOAD_DELAY", 0, priority="cmdline")
    return crawler
