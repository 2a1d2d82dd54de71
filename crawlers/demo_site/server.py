"""The sample web on loopback: one server, a folder for each site, the day set from outside."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from crawlers.demo_site import market, news, shops

SITES = ("a5", "servethehome", "vast", "runpod", "verda", "gpurentalprices", "ecb", "newegg", "cdw", "zol")
OUTAGES = {("vast", date(2026, 8, 12))}
"""Which site answers 503 on which night."""

Answer = tuple[int, str, str]
"""Status, media type, body."""
MISSING: Answer = (404, "text/html", "<title>404 Not Found</title>")
HTML, XML, JSON = "text/html; charset=utf-8", "application/rss+xml; charset=utf-8", "application/json"


@dataclass
class SampleWeb:
    """The sample web while it is served; set `day` to let the time pass."""

    address: str
    day: date = market.BEGIN
    origins: dict[str, str] = field(init=False)
    """Source -> base address on loopback."""

    def __post_init__(self) -> None:
        self.origins = {site: f"{self.address}/{site}" for site in SITES}

    def answer(self, path: str, question: dict[str, Any]) -> Answer:
        """What the web answers to a request of the day."""
        if path == "/robots.txt":
            return 200, "text/plain", "User-agent: *\nDisallow: /a5/search\n"
        _, site, rest = (*path.split("/", 2), "")[:3]
        if (site, self.day) in OUTAGES:
            return 503, HTML, "<title>503 Service Unavailable</title>"
        handler = HANDLERS.get(site)
        return handler(self, f"/{rest}", question) if handler else MISSING


def _a5(web: SampleWeb, path: str, question: dict[str, Any]) -> Answer:
    base = web.origins["a5"]
    if path.startswith("/browse/") and path.endswith("/list_1.shtml"):
        return 200, HTML, news.a5_list(web.day, base)
    found = (item for item in news.published("a5", web.day) if news.a5_path(item) == path)
    return next(((200, HTML, news.a5_article(item)) for item in found), MISSING)


def _servethehome(web: SampleWeb, path: str, question: dict[str, Any]) -> Answer:
    if path == "/feed/":
        return 200, XML, news.feed(web.day, web.origins["servethehome"])
    found = (item for item in news.published("servethehome", web.day) if path == f"/{item['id']}/")
    return next(((200, HTML, news.post(item)) for item in found), MISSING)


def _vast(web: SampleWeb, path: str, question: dict[str, Any]) -> Answer:
    return 200, JSON, json.dumps(market.offers(web.day, question))


def _runpod(web: SampleWeb, path: str, question: dict[str, Any]) -> Answer:
    return 200, JSON, json.dumps(market.gpu_types(web.day))


def _verda(web: SampleWeb, path: str, question: dict[str, Any]) -> Answer:
    return 200, JSON, json.dumps(market.instance_types(web.day))


def _gpurentalprices(web: SampleWeb, path: str, question: dict[str, Any]) -> Answer:
    return 200, JSON, json.dumps(market.dataset(web.day), indent=1)


def _ecb(web: SampleWeb, path: str, question: dict[str, Any]) -> Answer:
    return 200, "text/xml", market.rates(web.day, 60 if "hist" in path else 1)


def _newegg(web: SampleWeb, path: str, question: dict[str, Any]) -> Answer:
    return _shop("newegg", web, path, "/p/", shops.json_ld)


def _cdw(web: SampleWeb, path: str, question: dict[str, Any]) -> Answer:
    return _shop("cdw", web, path, "/product/", shops.microdata)


def _shop(name: str, web: SampleWeb, path: str, folder: str, page: Callable[[shops.Good], str]) -> Answer:
    """The shop's goods where it is searched, a product under its id in the `folder`."""
    found = {f"{folder}{good['id']}": good for good in shops.goods(name, web.day)}
    if path in ("/p/pl", "/search/"):
        return 200, HTML, shops.search(name, web.day, web.origins[name] + folder)
    return (200, HTML, page(found[path])) if path in found else MISSING


def _zol(web: SampleWeb, path: str, question: dict[str, Any]) -> Answer:
    return 200, HTML, shops.zol_list(web.day)


HANDLERS: dict[str, Callable[[SampleWeb, str, dict[str, Any]], Answer]] = {
    "a5": _a5,
    "servethehome": _servethehome,
    "vast": _vast,
    "runpod": _runpod,
    "verda": _verda,
    "gpurentalprices": _gpurentalprices,
    "ecb": _ecb,
    "newegg": _newegg,
    "cdw": _cdw,
    "zol": _zol,
}


@contextmanager
def serving(port: int = 0) -> Iterator[SampleWeb]:
    """Serve the sample web on loopback; port 0 takes a free one."""
    with ThreadingHTTPServer(("127.0.0.1", port), _Handler) as server:
        web = SampleWeb(f"http://127.0.0.1:{server.server_address[1]}")
        server.web = web  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield web
        finally:
            server.shutdown()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body in one packet: two cost 40 ms of delayed acknowledgement

    def do_GET(self) -> None:
        self._send({})

    def do_POST(self) -> None:
        self._send(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def _send(self, question: dict[str, Any]) -> None:
        status, media, body = self.server.web.answer(self.path.split("?")[0], question)  # type: ignore[attr-defined]
        payload = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", media)
        self.send_header("Content-Length", str(len(payload)))
        self.end_headers()
        self.wfile.write(payload)

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent: the fetch log has it all."""
