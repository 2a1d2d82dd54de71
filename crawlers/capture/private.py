"""No page leads us into a private network: hosts are looked up, and what is not public is not asked for."""

from typing import Any

from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError
from scrapy.http import Request
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.error import DNSLookupError

from crawlers.capture.classify import Class, NotAskedError, Verdict
from crawlers.capture.hosts import LOOPBACK, host_of, is_public

SENTENCE = "The address leads into a private network and was not asked for. ({})"


class PublicOnly:
    """Refuses private addresses, whether named or behind a name.

    A source whose own web stands on this machine (the sample web, a test) may ask there.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._addresses: dict[str, str] = {}

    async def check(self, request: Request) -> None:
        """Let pass what is public. Raises `NotAskedError`, and `CannotResolveHostError`."""
        host, home = host_of(request.url), host_of(getattr(self._crawler.spider, "origin", ""))
        if host in LOOPBACK and home in LOOPBACK:
            return
        if host not in self._addresses:
            self._addresses[host] = await _look_up(host)
        if not is_public(self._addresses[host]):
            raise NotAskedError(Verdict(Class.OURS, SENTENCE.format(host)))


async def _look_up(host: str) -> str:
    """The address behind a name; the resolver keeps it, so the connection goes to the one looked at."""
    try:
        is_public(host)
        return host
    except ValueError:
        pass
    from twisted.internet import reactor  # not before it is installed

    found: Any = reactor
    try:
        return str(await maybe_deferred_to_future(found.resolve(host)))
    except DNSLookupError as error:
        raise CannotResolveHostError(str(error)) from error
