"""Pages that send a reader on by `<meta http-equiv="refresh">`."""

from scrapy import Spider
from scrapy.downloadermiddlewares.redirect import MetaRefreshMiddleware
from scrapy.http import Request, Response

_HEAD = 8192
"""Bytes in which Scrapy's middleware would find it."""


class MetaRefresh(MetaRefreshMiddleware):
    """Scrapy's middleware, for pages that name a refresh: it decodes all of each page to look for one."""

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        """Send on what asks for it."""
        if b"refresh" not in response.body[:_HEAD].lower():
            return response
        return super().process_response(request, response)
