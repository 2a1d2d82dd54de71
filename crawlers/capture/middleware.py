"""Scrapy's side of capture: keeps every answer, logs every request, asks for no kept article twice."""

from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta
from http import HTTPStatus
from pathlib import Path
from typing import Any, Protocol, Self, cast
from urllib.parse import urlsplit

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.http import Request, Response
from scrapy.http.headers import Headers

from crawlers.capture import archive, classify
from crawlers.capture.archive import Archive, Exchange, Kept
from crawlers.capture.classify import Class, Verdict
from crawlers.capture.clock import Clock
from crawlers.capture.fetchlog import Fetch, FetchLog, log_file
from crawlers.capture.payload import PackingError, blanked, plain
from crawlers.capture.seen import kept_articles

# The payload is stored without its transfer coding, so its headers must not promise one.
_HOP_BY_HOP = {"transfer-encoding", "connection", "keep-alive"}
# A request's headers that may hold a secret.
_NOT_KEPT = {"authorization", "cookie", "proxy-authorization", "x-api-key"}


class Judging(Protocol):
    """What capture asks of a spider."""

    never_kept: tuple[str, ...]
    """Keys of a JSON answer that are blanked before it is kept."""

    def verdict(self, response: Response, day: date) -> Verdict | None:
        """What is wrong with an answer that HTTP calls good."""


class Capture:
    """Downloader middleware next to the wire: it sees each answer first, before it is even decompressed."""

    def __init__(self, crawler: Crawler, clock: Clock) -> None:
        data, name = Path(crawler.settings["CHIPWATCH_DATA"]), crawler.spidercls.name
        self._crawler = crawler
        self._clock = clock
        self._archive = Archive(data, name, clock.start, crawler.settings["USER_AGENT"])
        self._log = FetchLog(log_file(data, clock.day, name))

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy, once a crawl."""
        capture = cls(crawler, Clock(crawler.settings["CHIPWATCH_NOW"]))
        crawler.signals.connect(capture.close, signals.spider_closed)
        return capture

    def close(self) -> None:
        """Close archive and log."""
        self._archive.close()
        self._log.close()

    def process_response(self, request: Request, response: Response) -> Response:
        """Keep the answer, log it, and hand it on unchanged."""
        kept = self._keep(request, response)
        verdict = classify.of_status(response.status, len(response.body))
        try:
            if verdict.outcome is Class.OK and "role" in request.meta:
                spider = cast(Judging, self._crawler.spider)
                verdict = spider.verdict(response.replace(request=request), self._clock.day) or verdict
        finally:
            self._write(request, verdict, **_facts(response), **kept._asdict())
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Log a request that got no answer, also one that was never sent."""
        self._write(request, classify.of_error(exception))

    def _keep(self, request: Request, response: Response) -> Kept:
        payload, headers, notes = response.body, _pairs(response.headers, _HOP_BY_HOP), {}
        if keys := cast(Judging, self._crawler.spider).never_kept:
            payload, headers = _without(keys, response, headers)
            notes = {"X-Chipwatch-Blanked": ", ".join(keys)}
        exchange = Exchange(
            url=request.url,
            at=self._sent_at(request),
            method=request.method,
            request_headers=[("Host", urlsplit(request.url).netloc), *_pairs(request.headers, _NOT_KEPT)],
            request_body=request.body,
            status=f"{response.status} {_phrase(response.status)}",
            response_headers=headers,
            payload=payload,
            notes=notes,
        )
        return self._archive.keep(exchange)

    def _sent_at(self, request: Request) -> datetime:
        return self._clock.now() - timedelta(seconds=_seconds(request))

    def _write(self, request: Request, verdict: Verdict, **answer: Any) -> None:
        self._log.write(
            Fetch(
                source=self._crawler.spidercls.name,
                url=request.url,
                method=request.method,
                role=request.meta.get("role", "robots"),
                requested_at=self._sent_at(request),
                seconds=round(_seconds(request), 3),
                outcome=verdict.outcome,
                cause=verdict.cause,
                robots=_robots(request, verdict),
                **answer,
            )
        )


def _seconds(request: Request) -> float:
    """How long the answer took; 0 for a request that was never sent."""
    latency: float = request.meta.get("download_latency", 0.0)
    return latency


def _facts(response: Response) -> dict[str, Any]:
    """What the log tells of an answer."""
    location = _text(response.headers, "Location")
    return {
        "status": response.status,
        "bytes": len(response.body),
        "media_type": _text(response.headers, "Content-Type"),
        "final_url": response.urljoin(location) if location else None,
        "etag": _text(response.headers, "ETag"),
        "last_modified": _text(response.headers, "Last-Modified"),
    }


def _without(
    keys: tuple[str, ...], response: Response, headers: archive.Headers
) -> tuple[bytes, archive.Headers]:
    """The payload unpacked and blanked, with headers that fit it; nothing of one that cannot be unpacked."""
    fitting = [
        (name, value) for name, value in headers if name.lower() not in ("content-encoding", "content-length")
    ]
    try:
        return blanked(plain(response.body, _text(response.headers, "Content-Encoding")), keys), fitting
    except PackingError:
        return b"", fitting


def _robots(request: Request, verdict: Verdict) -> str | None:
    if verdict.outcome is Class.ROBOTS:
        return "denied"
    return None if request.meta.get("dont_obey_robotstxt") else "allowed"


def _pairs(headers: Headers, without: set[str]) -> archive.Headers:
    return [
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in headers.items()
        for value in values
        if name.decode("latin-1").lower() not in without
    ]


def _text(headers: Headers, name: str) -> str | None:
    value = headers.get(name)
    return value.decode("latin-1") if value else None


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"


class SkipKept:
    """Spider middleware: an article that is in the archive is not asked for again."""

    def __init__(self, kept: set[str]) -> None:
        self._kept = kept

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy, once a crawl."""
        return cls(kept_articles(Path(crawler.settings["CHIPWATCH_DATA"]), crawler.spidercls.name))

    async def process_spider_output(
        self, response: Response, result: AsyncIterator[Any]
    ) -> AsyncIterator[Any]:
        """Pass on all but requests for articles that are kept."""
        async for request in result:
            if request.meta.get("role") != "article" or request.url not in self._kept:
                yield request
