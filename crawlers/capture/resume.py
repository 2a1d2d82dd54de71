"""A crawl that was killed is taken up again: what it had kept is answered from the archive."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from scrapy.http import Headers, Request, Response
from scrapy.responsetypes import responsetypes

from crawlers.capture.archive import read_answer
from crawlers.capture.classify import PASSING, Class
from crawlers.capture.fetchlog import Fetch, FetchLog, log_file, read_fetches
from crawlers.capture.mend import mend
from crawlers.capture.seen import Question, question

REPLAYED = "replayed"
"""Flag of a response that comes from the archive."""


class Unfinished:
    """The mark of a crawl that has begun and not ended: where in the day's log its lines begin."""

    def __init__(self, log: Path) -> None:
        self._log = log
        self._mark = log.with_suffix(".unfinished")

    @property
    def begun(self) -> bool:
        """Whether a crawl has set the mark."""
        return self._mark.exists()

    def begin(self) -> dict[Question, Fetch]:
        """Set the mark; what an unfinished crawl had asked and kept, none where there was no such crawl."""
        if self.begun:
            return {question(fetch): fetch for fetch in self._settled(int(self._mark.read_text()))}
        self._mark.write_text(str(self._log.stat().st_size))
        return {}

    def end(self) -> None:
        """Take the mark away."""
        self._mark.unlink(missing_ok=True)

    def _settled(self, begin: int) -> Iterator[Fetch]:
        """What need not be asked again: kept, and not a failure that passes."""
        fetches = read_fetches(self._log, begin)
        return (fetch for fetch in fetches if fetch.archive and fetch.outcome not in PASSING)


def cut_off(data: Path, source: str, origin: str, at: datetime, cause: str) -> None:
    """Enter in a source's log that its crawl did not come to its end, or had no turn; nothing if it did."""
    log = log_file(data, at.date(), source)
    if not Unfinished(log).begun and log.exists() and log.stat().st_size:
        return
    mend(data, at.date(), source)
    entry = FetchLog(log)
    entry.write(
        Fetch(
            source=source,
            url=origin,
            method="GET",
            role="crawl",
            requested_at=at,
            outcome=Class.OURS,
            cause=f"The crawl was cut off: {cause}.",
        )
    )
    entry.close()


def replay(data: Path, request: Request, fetch: Fetch) -> Response:
    """The kept answer as Scrapy would have made it. Raises `LookupError` or `OSError` where it is gone."""
    answer = read_answer(data, fetch.archive or "", fetch.offset or 0)
    headers = Headers(answer.headers)
    kind = responsetypes.from_args(headers=headers, url=request.url, body=answer.payload)
    response: Response = kind(
        url=request.url,
        status=answer.status,
        headers=headers,
        body=answer.payload,
        request=request,
        flags=[REPLAYED],
    )
    return response
