"""Which articles a crawl asks for: new ones, and kept ones on the days when they are looked at again."""

from collections.abc import AsyncIterator, Sized
from typing import Any, Self, cast

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawlers.capture.middleware import Capture

WAITING = 16
"""First requests in the queue of a crawl at the most."""


class Articles:
    """Spider middleware between a spider's requests and the scheduler."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy, once a crawl."""
        return cls(crawler)

    async def process_start(self, start: AsyncIterator[Any]) -> AsyncIterator[Any]:
        """The spider's own first requests, then the articles that are due, listed or not.

        A few wait for their turn, and no more come until these are asked: ten thousand that wait would hold
        ten megabytes.
        """
        engine = self._crawler.engine
        async for request in self._first_and_due(start):
            if engine.needs_backout() and len(cast(Sized, engine.scheduler)) >= WAITING:
                await self._crawler.signals.wait_for(signals.scheduler_empty)
            yield request

    async def _first_and_due(self, start: AsyncIterator[Any]) -> AsyncIterator[Any]:
        async for request in start:
            yield request
        spider, capture = self._crawler.spider, self._capture()
        if not getattr(spider, "urls", ()):
            for url in capture.seen.due(capture.clock.day):
                yield spider.ask(url, "article")  # type: ignore[union-attr]

    async def process_spider_output(
        self, response: Response, result: AsyncIterator[Any]
    ) -> AsyncIterator[Any]:
        """Pass on all but requests for articles that are kept and not due, or more than the source takes.

        A sitemap lists every article of years: what one night leaves, the next ones ask for.
        """
        capture, left = self._capture(), getattr(self._crawler.spider, "most", None)
        async for request in result:
            if request.meta.get("role") == "article":
                is_new = not capture.seen.latest(request.method, request.url, None)
                if (is_new and left == 0) or capture.seen.needless(request.url, capture.clock.day):
                    continue
                left = left - 1 if left and is_new else left
            yield request

    def _capture(self) -> Capture:
        return cast(Capture, self._crawler.get_downloader_middleware(Capture))
