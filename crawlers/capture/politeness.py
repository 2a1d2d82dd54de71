"""How fast a host is asked: at the source's pace, slower where it asks for that, and when not at all."""

from collections import Counter
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import Any, Self

from protego import Protego
from scrapy.crawler import Crawler
from scrapy.http import Request, Response

from crawlers.capture import classify
from crawlers.capture.classify import PASSING, NotAskedError, Verdict
from crawlers.capture.hosts import host_of, pace_of
from crawlers.capture.resume import REPLAYED

BUSY = (429, 503)
LONGEST = 120.0
"""Seconds: a host that asks for more is left until the next night."""
PATIENCE = 6
"""Failures in a row after which a host that has answered before is left until the next night."""
AT_FIRST = 3
"""Failures in a row after which one is that has not answered at all, as when its name does not resolve."""


class Politeness:
    """Downloader middleware that honours Crawl-delay and Retry-After, which Scrapy does not, and gives up.

    One pace holds for all hosts of a registered domain.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._agent: str = crawler.settings["USER_AGENT"]
        self._pace: dict[str, float] = {}
        self._failures: Counter[str] = Counter()
        self._answered: set[str] = set()
        self._left: dict[str, Verdict] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy, once a crawl."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Put the request behind the others of its host; refuse it where the host is left alone."""
        host = host_of(request.url)
        request.meta["download_slot"] = pace_of(host)
        if verdict := self._left.get(host):
            raise NotAskedError(verdict)

    def process_response(self, request: Request, response: Response) -> Response:
        """Set the pace of the answering host."""
        host, slot = host_of(request.url), pace_of(host_of(request.url))
        pace = self._pace.setdefault(slot, self._crawler.settings.getfloat("DOWNLOAD_DELAY"))
        if request.url.endswith("/robots.txt") and response.status == 200:
            pace = self._pace[slot] = max(pace, crawl_delay(response.body, self._agent))
        if REPLAYED in response.flags:
            return response
        wait = self._wait(host, response, pace)
        if wait > LONGEST:
            self._leave(host, classify.of_status(response.status, len(response.body)))
        self._slow(slot, pace if host in self._left else wait)
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Leave a host alone that gives no answer time after time."""
        verdict = classify.of_error(exception)
        if verdict.outcome in PASSING and not isinstance(exception, NotAskedError):
            self._fail(host_of(request.url), verdict)

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
    if value.isdigit():
        return float(value)
    try:
        return max(0.0, (parsedate_to_datetime(value) - now).total_seconds())
    except (ValueError, TypeError):
        return 0.0
