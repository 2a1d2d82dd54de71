"""The last step before the wire: one request at a time, to public addresses, at the pace of the host."""

from typing import Any

from scrapy.core.downloader.handlers.http11 import (
    HTTP11DownloadHandler,
    _LenientHTTP11ClientFactory,
    _LenientHTTP11ClientProtocol,
    _LenientHTTPClientParser,
)
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadCancelledError, DownloadFailedError
from scrapy.http import Request, Response

from crawlers.capture.politeness import Politeness
from crawlers.capture.private import PublicOnly

HEAD = 256 * 1024
"""Bytes of the head of an answer; a limit on bodies alone lets a flood of headers fill the memory."""


class _HeadTooLargeError(Exception):
    pass


class _Parser(_LenientHTTPClientParser):
    read = 0

    def lineReceived(self, line: bytes) -> None:  # noqa: N802 - Twisted's name
        self.read += len(line)
        if self.read > HEAD:
            raise _HeadTooLargeError
        super().lineReceived(line)


class _Protocol(_LenientHTTP11ClientProtocol):
    def request(self, request: Any) -> Any:
        answer = super().request(request)
        self._parser.__class__ = _Parser  # as Scrapy puts its own in the place of Twisted's
        return answer


class _Factory(_LenientHTTP11ClientFactory):
    def buildProtocol(self, addr: Any) -> _Protocol:  # noqa: N802 - Twisted's name
        return _Protocol(self._quiescentCallback)  # type: ignore[no-untyped-call]


class Wire(HTTP11DownloadHandler):
    """Scrapy's download handler behind our manners.

    Scrapy sends what waits for a host at once where no delay is set, and lets the next request go before any
    middleware has seen the answer; here the answer is weighed before the next one has its turn.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._public = PublicOnly(crawler)
        self._pool._factory = _Factory

    async def download_request(self, request: Request) -> Response:
        """The answer. Raises `NotAskedError` for what is not asked, and what Scrapy's handler raises."""
        politeness = self._crawler.get_downloader_middleware(Politeness)
        assert isinstance(politeness, Politeness)
        async with politeness.turn(request):
            politeness.check(request)
            try:
                await self._public.check(request)
                response = await self._sent(request)
            except Exception as failure:
                politeness.failed(request, failure)
                raise
            politeness.answered(request, response)
            return response

    async def _sent(self, request: Request) -> Response:
        try:
            return await super().download_request(request)
        except DownloadFailedError as failure:
            if _HeadTooLargeError.__name__ in repr(failure):  # as Twisted tells what its parser raised
                raise DownloadCancelledError(f"The head has more than {HEAD} bytes.") from failure
            raise
