"""robots.txt as RFC 9309 has it: one that cannot be had forbids everything, a missing one nothing."""

from typing import cast

from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.http import Request, Response
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached

from crawlers.capture import classify
from crawlers.capture.classify import Class, NotAskedError, Verdict
from crawlers.capture.politeness import BUSY, Politeness

UNREADABLE = "robots.txt could not be had, so nothing was asked for. (HTTP {})"

_UNTOLD = (*BUSY, 304)
READ = 500 * 1024
"""Bytes of a robots.txt that count, as RFC 9309 asks of a crawler at the least."""


class Robots(RobotsTxtMiddleware):
    """Scrapy's middleware, which takes an answer of 503 for leave to ask everything."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._faults: dict[str, Verdict] = {}

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """The rules of a host, asked for once.

        Scrapy gives them to the first of several requests that wait, and None, which allows all, to the rest.
        """
        await super().robot_parser(request)
        return cast(RobotParser | None, self._parsers[urlparse_cached(request).netloc])

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        """Refuse what robots.txt forbids, and all of a host whose robots.txt could not be had."""
        if fault := self._faults.get(urlparse_cached(request).netloc):
            raise NotAskedError(fault)
        super().process_request_2(rp, request)

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        if response.status >= 500 or response.status in _UNTOLD:
            self._faults[netloc] = Verdict(Class.ROBOTS, UNREADABLE.format(response.status))
        # The page that says "not found" has no rules, whatever else it says.
        rules = response.body[:READ] if response.status == 200 else b""
        politeness = self.crawler.get_downloader_middleware(Politeness)
        assert isinstance(politeness, Politeness)
        politeness.keep_delay(request.url, rules)
        await super()._parse_robots(response.replace(body=rules), netloc, request)

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        if not classify.is_endless(exc):
            self._faults[netloc] = classify.of_error(exc)
        super()._robots_error(exc, netloc)
