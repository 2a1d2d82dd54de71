"""The last step before the wire: one request at a time, to public addresses, at the pace of the host."""

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.http import Request, Response

from crawlers.capture.politeness import Politeness
from crawlers.capture.private import PublicOnly


class Wire(HTTP11DownloadHandler):
    """Scrapy's download handler behind our manners.

    Scrapy sends what waits for a host at once where no delay is set, and lets the next request go before any
    middleware has seen the answer; here the answer is weighed before the next one has its turn.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._public = PublicOnly(crawler)

    async def download_request(self, request: Request) -> Response:
        """The answer. Raises `NotAskedError` for what is not asked, and what Scrapy's handler raises."""
        politeness = self._crawler.get_downloader_middleware(Politeness)
        assert isinstance(politeness, Politeness)
        async with politeness.turn(request):
            politeness.check(request)
            try:
                await self._public.check(request)
                response = await super().download_request(request)
            except Exception as failure:
                politeness.failed(request, failure)
                raise
            politeness.answered(request, response)
            return response
