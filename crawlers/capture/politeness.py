"""How fast a host is asked: at the source's pace, slower where it asks for that, and when not at all."""

from asyncio import Lock
from collections import Counter, defaultdict
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import Any, Self

from protego import Protego
from scrapy.crawler import Crawler
from scrapy.http import Request, Response

from crawlers.capture import classify
from crawlers.capture.classify import PASSING, Class, NotAskedError, Verdict
from crawlers.capture.hosts import host_of, pace_of

BUSY = (429, 503)
LONGEST = 120.0
"""Seconds: a host that asks for more is left until the next night."""
PATIENCE = 6
"""Failures in a row after which a host that has answered before is left until the next night."""
AT_FIRST = 3
"""Failures in a row after which one is that has not answered at all, as when its name does not resolve."""

TOO_SLOW = "robots.txt asks for {:.0f} seconds between two requests, which is more than a night has."


class Politeness:
    """Honours Crawl-delay and Retry-After, which Scrapy does not, and gives up.

    One pace holds for all hosts of a registered domain, and one of them is asked at a time. A middleware that
    gives each request its place; what came of it is told by the handler that sent it.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._agent: str = crawler.settings["USER_AGENT"]
        self._pace: dict[str, float] = defaultdict(lambda: crawler.settings.getfloat("DOWNLOAD_DELAY"))
        self._turns: dict[str, Lock] = defaultdict(Lock)
        self._failures: Counter[str] = Counter()
        self._answered: set[str] = set()
        self._left: dict[str, Verdict] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy, once a crawl."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Put the request behind the others of its domain; refuse it where the host is left alone."""
        request.meta["download_slot"] = pace_of(host_of(request.url))
        self.check(request)

    def turn(self, request: Request) -> Lock:
        """Held by the one request of its domain that is on its way."""
        return self._turns[request.meta["download_slot"]]

    def check(self, request: Request) -> None:
        """Raise `NotAskedError` where the host is left alone."""
        if verdict := self._left.get(host_of(request.url)):
            raise NotAskedError(verdict)

    def answered(self, request: Request, response: Response) -> None:
        """Set the pace of a host by its answer."""
        host, slot = host_of(request.url), request.meta["download_slot"]
        wait = self._wait(host, response, self._pace[slot])
        if wait > LONGEST:
            self._leave(host, classify.of_status(response.status, len(response.body)))
        self._slow(slot, self._pace[slot] if host in self._left else wait)

    def failed(self, request: Request, failure: Exception) -> None:
        """Leave a host alone that gives no answer time after time."""
        verdict = classify.of_error(failure)
        if verdict.outcome in PASSING:
            self._fail(host_of(request.url), verdict)

    def keep_delay(self, url: str, robots: bytes) -> None:
        """Keep the Crawl-delay of a robots.txt; leave the host alone where it is more than a night has."""
        slot, delay = pace_of(host_of(url)), crawl_delay(robots, self._agent)
        if delay > LONGEST:
            self._leave(host_of(url), Verdict(Class.ROBOTS, TOO_SLOW.format(delay)))
        elif delay > self._pace[slot]:
            self._pace[slot] = delay
            self._slow(slot, delay)

    def _wait(self, host: str, response: Response, pace: float) -> float:
        """Seconds until the host is asked again: its pace, and more from busy answer to busy answer."""
        if response.status not in BUSY:
            self._answered.add(host)
            self._failures.pop(host, None)
            return pace
        failures = self._fail(host, classify.of_status(response.status, len(response.body)))
        asked_for = retry_after(response.headers.get("Retry-After"), datetime.now(UTC))
        return max(asked_for, min(pace * float(2**failures), LONGEST))

    def _fail(self, host: str, verdict: Verdict) -> int:
        self._failures[host] += 1
        if self._failures[host] >= (PATIENCE if host in self._answered else AT_FIRST):
            self._leave(host, verdict)
        return self._failures[host]

    def _leave(self, host: str, verdict: Verdict) -> None:
        """Ask nothing more of a host, nor what waits for its turn already."""
        self._left[host] = verdict
        slot = self._slot(pace_of(host))
        waiting = [entry for entry in slot.queue if host_of(entry[0].url) == host] if slot else []
        for entry in waiting:
            slot.queue.remove(entry)
            entry[1].errback(NotAskedError(verdict))

    def _slow(self, name: str, seconds: float) -> None:
        if slot := self._slot(name):
            slot.delay = seconds
            slot.lastseen = monotonic()  # the pause begins with the answer, not with the question

    def _slot(self, name: str) -> Any:
        engine = self._crawler.engine
        return engine.downloader.slots.get(name) if engine else None


def crawl_delay(robots: bytes, agent: str) -> float:
    """Seconds that a robots.txt asks us to wait between two requests; 0 where it does not."""
    return Protego.parse(robots.decode("utf-8", "replace")).crawl_delay(agent) or 0.0


def retry_after(header: bytes | None, now: datetime) -> float:
    """Seconds of a Retry-After header, a number or a date; 0 where there is none or it makes no sense."""
    value: str = (header or b"").decode("latin-1").strip()
    if value.isdecimal():
        return float(value)
    try:
        return max(0.0, (parsedate_to_datetime(value) - now).total_seconds())
    except (ValueError, TypeError):
        return 0.0
