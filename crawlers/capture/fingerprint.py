"""What makes two requests of a crawl the same one."""

from hashlib import blake2b

from scrapy.http import Request


class Fingerprinter:
    """Method, address up to its fragment, and body, as they are.

    Scrapy's own sorts the parameters of an address first, which takes a tenth of the time of a page.
    """

    def fingerprint(self, request: Request) -> bytes:
        """Sixteen bytes that are the same for the same request."""
        asked = f"{request.method} {request.url.partition('#')[0]} ".encode()
        return blake2b(asked + request.body, digest_size=16).digest()
