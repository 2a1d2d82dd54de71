"""Run spiders: several, one after the other, in this process's one reactor.

A reactor starts once a process: whoever crawls twice starts a fresh process. Importing this module loads
Scrapy but installs no reactor, so that it may be loaded ahead of a fork.
"""

import asyncio
import gc
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from scrapy.crawler import AsyncCrawlerRunner, Crawler
from scrapy.settings import Settings
from scrapy.utils.defer import deferred_from_coro
from scrapy.utils.log import configure_logging
from scrapy.utils.reactor import install_reactor

from crawlers.capture.hosts import LOOPBACK, host_of
from crawlers.registry import sources
from crawlers.source import Source


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
    settings = _settings(data, now)
    chosen = [(sources()[name], {"origin": (origins or {}).get(name), "urls": urls}) for name in names]
    gc.freeze()  # what is loaded by now stays: no collection need walk over it again
    install_reactor(settings["TWISTED_REACTOR"])
    configure_logging(settings)
    for task in _run(AsyncCrawlerRunner(settings), chosen):
        task.result()


def _settings(data: Path, now: datetime) -> Settings:
    settings = Settings()
    settings.setmodule("crawlers.settings", priority="project")
    night = {"CHIPWATCH_DATA": str(data), "CHIPWATCH_NOW": now, "LOG_LEVEL": "WARNING"}
    settings.update(night, priority="cmdline")
    return settings


def _run(
    runner: AsyncCrawlerRunner, chosen: list[tuple[type[Source], dict[str, Any]]]
) -> list[asyncio.Task[None]]:
    """Run the reactor until the last spider has closed; the finished tasks hold what went wrong."""
    from twisted.internet import reactor  # not before it is installed

    tasks: list[asyncio.Task[None]] = []

    async def one_after_another() -> None:
        for source, arguments in chosen:
            crawler = _crawler(runner, source, arguments["origin"])
            if tasks:  # the host was asked by the source before
                await asyncio.sleep(crawler.settings.getfloat("DOWNLOAD_DELAY"))
            tasks.append(runner.crawl(crawler, **arguments))
            await asyncio.wait(tasks)

    def begin() -> None:
        deferred_from_coro(one_after_another()).addBoth(stop)

    def stop(_: Any) -> None:
        reactor.stop()  # type: ignore[misc]

    reactor.callWhenRunning(begin)
    reactor.run()  # type: ignore[misc]
    return tasks


def _crawler(runner: AsyncCrawlerRunner, source: type[Source], origin: str | None) -> Crawler:
    crawler = runner.create_crawler(source)
    if origin and host_of(origin) in LOOPBACK:
        # The pace is owed to somebody else's host.
        crawler.settings.set("DOWNLOAD_DELAY", 0, priority="cmdline")
    return crawler
