"""A web site on loopback that a test lays out, and crawls of it in processes of their own."""

import json
import multiprocessing
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from crawlers.capture.fetchlog import Fetch, log_file, read_fetches
from crawlers.crawl import crawl

NIGHT = datetime(2026, 8, 22, 4, 30, tzinfo=UTC)
DAY = NIGHT.date()


@dataclass
class Answer:
    """What the site says to one address."""

    body: bytes | str = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    delay: float = 0.0
    torn: bool = False
    """Whether the connection ends before the body that the headers promise."""
    raw: Callable[[socket.socket], None] | None = None
    """Says what it likes, in place of all this."""


@dataclass
class Site:
    """The site while it is served: `pages` by path, or by path and method for a function of the question."""

    address: str
    pages: dict[str, Answer | list[Answer] | Callable[[Any], Answer]] = field(default_factory=dict)
    asked: list[tuple[float, str, dict[str, str]]] = field(default_factory=list)
    """Time, path and headers of every request that came."""
    server: Any = None
    connections: list[socket.socket] = field(default_factory=list)
    """All that were ever opened; they end with the site."""

    def answer(self, path: str, headers: dict[str, str], question: bytes) -> Answer:
        self.asked.append((time.monotonic(), path, headers))
        page = self.pages.get(path, Answer(b"not here", status=404))
        if isinstance(page, list):
            return page.pop(0) if len(page) > 1 else page[0]
        return page if isinstance(page, Answer) else page(json.loads(question or b"null"))

    def paths(self) -> list[str]:
        return [path for _, path, _ in self.asked]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body in one packet: two cost 40 ms of delayed acknowledgement

    def do_GET(self) -> None:
        self._send(b"")

    def do_POST(self) -> None:
        self._send(self.rfile.read(int(self.headers["Content-Length"])))

    def _send(self, question: bytes) -> None:
        answer = self.server.site.answer(self.path, dict(self.headers), question)  # type: ignore[attr-defined]
        time.sleep(answer.delay)
        if answer.raw:
            self.close_connection = True
            return answer.raw(self.connection)
        body = answer.body.encode() if isinstance(answer.body, str) else answer.body
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if not answer.torn:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = answer.torn
        return None

    def log_message(self, format: str, *args: object) -> None:
        """The site is silent."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def get_request(self) -> tuple[socket.socket, Any]:
        connection, address = super().get_request()
        self.site.connections.append(connection)  # type: ignore[attr-defined]
        return connection, address

    def handle_error(self, request: object, client_address: object) -> None:
        """A killed crawler hangs up in the middle of an answer."""


@contextmanager
def serving() -> Iterator[Site]:
    """An empty site; every address answers 404 until a test lays one out."""
    with _Server(("127.0.0.1", 0), _Handler) as server:
        site = Site(f"http://127.0.0.1:{server.server_address[1]}", server=server)
        server.site = site  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield site
        server.shutdown()
        for connection in site.connections:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


@pytest.fixture
def site() -> Iterator[Site]:
    """A site for one test."""
    with serving() as served:
        yield served


@dataclass
class Nights:
    """Crawls into one data folder, each in a process of its own, since a reactor starts once a process."""

    data: Path
    origin: str

    def begin(
        self, *names: str, now: datetime = NIGHT, urls: tuple[str, ...] = ()
    ) -> multiprocessing.process.BaseProcess:
        origins = dict.fromkeys(names, self.origin)
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["crawlers.crawl"])
        how = {"data": self.data, "now": now, "origins": origins, "urls": urls}
        process = context.Process(target=crawl, args=(names,), kwargs=how)
        process.start()
        return process

    def crawl(self, *names: str, now: datetime = NIGHT, urls: tuple[str, ...] = ()) -> None:
        process = self.begin(*names, now=now, urls=urls)
        process.join(60)
        assert process.exitcode == 0

    def fetches(self, name: str, now: datetime = NIGHT) -> list[Fetch]:
        return list(read_fetches(log_file(self.data, now.date(), name)))


@pytest.fixture
def nights(tmp_path: Path, site: Site) -> Nights:
    """Crawls of the test's site into an empty data folder."""
    return Nights(tmp_path / "data", site.address)
