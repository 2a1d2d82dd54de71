"""Scrapy's side of capture: keeps every answer, logs every request, asks for nothing that is kept."""

from datetime import date, datetime, timedelta
from functools import lru_cache
from http.client import responses as phrases
from pathlib import Path
from typing import Any, Protocol, Self, cast
from urllib.parse import urlsplit

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.http import Request, Response

from crawlers.capture import classify
from crawlers.capture.archive import Archive, Earlier, Exchange, Kept
from crawlers.capture.classify import Class, Verdict
from crawlers.capture.clock import Clock
from crawlers.capture.fetchlog import Fetch, FetchLog, log_file
from crawlers.capture.mend import mend
from crawlers.capture.payload import PackingError, blanked, digest, plain
from crawlers.capture.redact import is_secret, public
from crawlers.capture.resume import REPLAYED, Unfinished, replay
from crawlers.capture.seen import Question, Seen
from crawlers.capture.warc import Headers

# The payload is stored without its transfer coding, so its headers must not promise one.
_HOP_BY_HOP = ("transfer-encoding", "connection", "keep-alive")
_PACKED = ("content-encoding", "content-length")
_CONDITIONS = {"If-None-Match": "etag", "If-Modified-Since": "last_modified"}
"""Header of a request -> what it repeats of the kept answer."""
_SENT, _HELD, _ROLE = "chipwatch_sent", "chipwatch_held", "role"
"""In a request's meta: when it went out; the kept answer that it asks about; what it is for."""
UNASKED = "The site answered 'not modified' to a question without a condition. (HTTP 304)"
ENDLESS = "The site sends us on and on. (HTTP {})"


class Judging(Protocol):
    """What capture asks of a spider."""

    never_kept: tuple[str, ...]
    """Keys of a JSON answer that are blanked before it is kept."""

    def verdict(self, response: Response, day: date) -> Verdict | None:
        """What is wrong with an answer that HTTP calls good."""


class Capture:
    """Downloader middleware next to the wire: it sees each answer first, before it is even decompressed."""

    def __init__(self, crawler: Crawler, clock: Clock) -> None:
        self._data, self._source = Path(crawler.settings["CHIPWATCH_DATA"]), crawler.spidercls.name
        self._crawler = crawler
        self.clock = clock
        mend(self._data, clock.day, self._source)
        self.seen = Seen(self._data, self._source)
        self._archive = Archive(self._data, self._source, clock.start, crawler.settings["USER_AGENT"])
        path = log_file(self._data, clock.day, self._source)
        self._log = FetchLog(path)
        self._unfinished = Unfinished(path)
        self._resumed = self._unfinished.begin()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy, once a crawl."""
        capture = cls(crawler, Clock(crawler.settings["CHIPWATCH_NOW"]))
        crawler.signals.connect(capture.close, signals.spider_closed)
        return capture

    def close(self, reason: str) -> None:
        """Close archive and log; a crawl that was ended before its end is taken up by the next."""
        self._archive.close()
        self._log.close()
        if reason == "finished":
            self._unfinished.end()

    def process_request(self, request: Request) -> Response | None:
        """Answer from the archive what an unfinished crawl has kept; ask of the rest whether it changed."""
        if request.meta.pop(_HELD, None):  # a request that was sent on has the conditions of another page
            for header in _CONDITIONS:
                request.headers.pop(header, None)
        request.meta.pop(_SENT, None)
        asked = _question(request)
        if fetch := self._resumed.get(asked):
            try:
                return replay(self._data, request, fetch)
            except (LookupError, OSError):
                del self._resumed[asked]
        self._ask_whether_changed(request, self.seen.latest(*asked))
        return None

    def process_response(self, request: Request, response: Response) -> Response:
        """Keep the answer, log it, and hand it on; in the place of 'not modified' what is kept."""
        if REPLAYED in response.flags:
            return response
        before = self.seen.latest(*_question(request))
        answer = request.meta.get(_HELD, response) if response.status == 304 else response
        facts, verdict = _facts(response, before), Verdict(Class.OURS)
        try:
            kept = self._keep(request, response, before)
        except OSError as fault:  # the disk is full
            self._write(request, classify.of_error(fault), **facts)
            raise
        try:
            verdict = self._judge(request, answer, kept, before)
        finally:
            self._write(request, verdict, **facts, **kept._asdict())
        return answer

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Log a request that got no answer, also one that was never sent."""
        self._write(request, classify.of_error(exception))

    def _ask_whether_changed(self, request: Request, before: Fetch | None) -> None:
        if before is None or _ROLE not in request.meta:
            return
        known = {header: getattr(before, name) for header, name in _CONDITIONS.items()}
        if not any(known.values()):
            return
        try:  # the answer 'not modified' is worth something only while the page can be had
            request.meta[_HELD] = replay(self._data, request, before)
        except (LookupError, OSError):
            return
        request.headers.update({header: value for header, value in known.items() if value})

    def _keep(self, request: Request, response: Response, before: Fetch | None) -> Kept:
        payload, headers = response.body, _pairs(response)
        notes = {"X-Chipwatch-Role": _role(request)}
        if keys := cast(Judging, self._crawler.spider).never_kept:
            payload, headers = _without(keys, response, headers)
            notes["X-Chipwatch-Blanked"] = ", ".join(keys)
        exchange = Exchange(
            url=public(request.url),
            at=self._sent_at(request),
            method=request.method,
            request_headers=[("Host", urlsplit(public(request.url)).netloc), *_pairs(request)],
            request_body=request.body,
            status=f"{response.status} {phrases.get(response.status, 'Unknown')}",
            response_headers=headers,
            payload=payload,
            notes=notes,
        )
        return self._archive.keep(exchange, self._earlier(response, before))

    def _earlier(self, response: Response, before: Fetch | None) -> Earlier | None:
        """The answer kept before, where this one may be told as the same."""
        same = response.status == 304 or (before and before.media_type == _text(response, b"Content-Type"))
        if not (before and same and (self._data / (before.archive or "")).exists()):
            return None
        kept = Kept(before.digest or "", before.archive or "", before.offset or 0)
        return Earlier(kept, before.requested_at)

    def _judge(self, request: Request, answer: Response, kept: Kept, before: Fetch | None) -> Verdict:
        if answer.status == 304:
            return Verdict(Class.SERVER_ERROR, UNASKED)
        if self._is_endless(request, answer):
            return Verdict(Class.SERVER_ERROR, ENDLESS.format(answer.status))
        verdict = classify.of_status(answer.status, len(answer.body))
        if verdict.outcome is Class.OK and _ROLE in request.meta:
            spider = cast(Judging, self._crawler.spider)
            answer.request = request
            verdict = spider.verdict(answer, self.clock.day) or verdict
        if verdict.outcome is Class.OK and before and before.digest == kept.digest:
            return Verdict(Class.UNCHANGED)
        return verdict

    def _is_endless(self, request: Request, answer: Response) -> bool:
        """Whether a redirection leads back to where it came from, or is one too many."""
        target = _target(answer)
        if target is None:
            return False
        before = [*request.meta.get("redirect_urls", ()), request.url]
        return target in before or len(before) > self._crawler.settings.getint("REDIRECT_MAX_TIMES")

    def _sent_at(self, request: Request) -> datetime:
        sent = self.clock.now() - timedelta(seconds=_seconds(request))
        return cast(datetime, request.meta.setdefault(_SENT, sent))

    def _write(self, request: Request, verdict: Verdict, **answer: Any) -> None:
        _, url, asked = _question(request)
        self._log.write(
            Fetch(
                source=self._source,
                url=url,
                method=request.method,
                role=_role(request),
                requested_at=self._sent_at(request),
                seconds=round(_seconds(request), 3),
                outcome=verdict.outcome,
                cause=verdict.cause and public(verdict.cause),  # an error names the address it came from
                robots=_robots(request, verdict),
                asked=asked,
                **answer,
            )
        )


def _question(request: Request) -> Question:
    return request.method, public(request.url), digest(request.body) if request.body else None


def _seconds(request: Request) -> float:
    """How long the answer took; 0 for a request that was never sent."""
    return cast(float, request.meta.get("download_latency", 0.0))


def _role(request: Request) -> str:
    return cast(str, request.meta.get(_ROLE, "robots"))


def _target(response: Response) -> str | None:
    """Where a response sends us on to."""
    location = _text(response, b"Location") if 300 < response.status < 400 else None
    try:
        return response.urljoin(location) if location else None
    except ValueError:  # "http://[" leads nowhere
        return None


def _facts(response: Response, before: Fetch | None) -> dict[str, Any]:
    """What the log tells of an answer; of one that is 'not modified' also what was told of the kept one."""
    target = _target(response)
    told = before if response.status == 304 else None
    return {
        "status": response.status,
        "bytes": len(response.body),
        "media_type": _text(response, b"Content-Type") or getattr(told, "media_type", None),
        "final_url": public(target) if target else None,
        "etag": _text(response, b"Etag") or getattr(told, "etag", None),
        "last_modified": _text(response, b"Last-Modified") or getattr(told, "last_modified", None),
    }


def _without(keys: tuple[str, ...], response: Response, headers: Headers) -> tuple[bytes, Headers]:
    """The payload unpacked and blanked, with headers that fit it; nothing of one that cannot be unpacked."""
    fitting = [(name, value) for name, value in headers if name.lower() not in _PACKED]
    try:
        return blanked(plain(response.body, _text(response, b"Content-Encoding")), keys), fitting
    except PackingError:
        return b"", fitting


def _robots(request: Request, verdict: Verdict) -> str | None:
    if verdict.outcome is Class.ROBOTS:
        return "denied"
    return None if request.meta.get("dont_obey_robotstxt") else "allowed"


def _pairs(message: Request | Response) -> Headers:
    """The headers that are kept: none that ends with the connection, none that may hold a secret."""
    return [
        (kept, public(value.decode("latin-1")))
        # As they came, and not through Scrapy's dict, which looks each name up again.
        for name, values in dict.items(message.headers)
        if (kept := _name(name))
        for value in values
    ]


@lru_cache(1000)
def _name(header: bytes) -> str | None:
    """The name of a header that is kept; None for one that is not."""
    name = header.decode("latin-1")
    return None if name.lower() in _HOP_BY_HOP or is_secret(name) else name


def _text(response: Response, name: bytes) -> str | None:
    """A header of an answer, by its name as Scrapy writes it (`Etag`); of several, the last."""
    values = dict.get(response.headers, name)
    return values[-1].decode("latin-1") if values else None
