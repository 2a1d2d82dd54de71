"""robots.txt as RFC 9309 has it: one that cannot be had forbids everything, a missing one nothing."""

from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.http import Request, Response
from scrapy.robotstxt import RobotParser

from crawlers.capture import classify
from crawlers.capture.classify import Class, NotAskedError, Verdict
from crawlers.capture.politeness import BUSY

UNREADABLE = "robots.txt could not be had, so nothing was asked for. (HTTP {})"


class Robots(RobotsTxtMiddleware):
    """Scrapy's middleware, which takes an answer of 503 for leave to ask everything."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._faults: dict[str, Verdict] = {}

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        """Refuse what robots.txt forbids, and all of a host whose robots.txt could not be had."""
        if fault := self._faults.get(_netloc(request.url)):
            raise NotAskedError(fault)
        super().process_request_2(rp, request)

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        if response.status >= 500 or response.status in BUSY:
            self._faults[netloc] = Verdict(Class.ROBOTS, UNREADABLE.format(response.status))
        await super()._parse_robots(response, netloc, request)

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        if not classify.is_endless(exc):
            self._faults[netloc] = classify.of_error(exc)
        super()._robots_error(exc, netloc)


def _netloc(url: str) -> str:
    return url.split("/", 3)[2]
