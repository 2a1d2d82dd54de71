"""How fast a host is asked: the source's pace, slowed by what robots.txt and busy answers ask for."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import Self

from protego import Protego
from scrapy.crawler import Crawler
from scrapy.http import Request, Response

BUSY = (429, 503)
LONGEST = 120.0
"""Seconds: a host that asks for more is left until the next night."""


class Politeness:
    """Downloader middleware that honours Crawl-delay and Retry-After, which Scrapy does not."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._agent: str = crawler.settings["USER_AGENT"]
        self._pace: dict[str, float] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy, once a crawl."""
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Response:
        """Set the pace of the answering host."""
        host = request.meta.get("download_slot", "")
        pace = self._pace.setdefault(host, self._crawler.settings.getfloat("DOWNLOAD_DELAY"))
        if request.url.endswith("/robots.txt") and response.status == 200:
            pace = self._pace[host] = max(pace, crawl_delay(response.body, self._agent))
        wait = (
            retry_after(response.headers.get("Retry-After"), datetime.now(UTC))
            if response.status in BUSY
            else 0
        )
        self._slow(host, max(pace, wait))
        return response

    def _slow(self, host: str, seconds: float) -> None:
        engine = self._crawler.engine
        slot = engine.downloader.slots.get(host) if engine else None
        if slot:
            slot.delay = min(seconds, LONGEST)
            slot.lastseen = monotonic()  # the pause begins with the answer, not with the question


def crawl_delay(robots: bytes, agent: str) -> float:
    """Seconds that a robots.txt asks us to wait between two requests; 0 where it does not."""
    return Protego.parse(robots.decode("utf-8", "replace")).crawl_delay(agent) or 0.0


def retry_after(header: bytes | None, now: datetime) -> float:
    """Seconds of a Retry-After header, a number or a date; 0 where there is none or it makes no sense."""
    value = (header or b"").decode("latin-1").strip()
    if value.isdigit():
        return float(value)
    try:
        return max(0.0, (parsedate_to_datetime(value) - now).total_seconds())
    except (ValueError, TypeError):
        return 0.0
