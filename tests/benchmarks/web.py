"""A web site on loopback that is never the slow part: a process of its own, connections kept."""

import asyncio
import multiprocessing
import random
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection

WORDS = (
    "算力",
    "租金",
    "显卡",
    "服务器",
    "渠道商",
    "供应",
    "需求",
    "本月",
    "上涨",
    "the market",
    " for chips ",
)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n"
MISSING = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"


def page(number: int, filling: str) -> bytes:
    """Twenty kilobytes of news, no two alike."""
    first = f"<p>渠道商表示，英伟达H200目前单卡报价约{20 + number % 20}万元，编号{number}。</p>"
    head = f"<head><title>报价{number}</title></head>"
    return f"<html>{head}<body><article>{first}{filling}</article></body></html>".encode()


def filling() -> str:
    """Paragraphs as various as prose, the same in each run."""
    chance = random.Random(1)
    return "".join("<p>" + "".join(chance.choices(WORDS, k=60)) + "。</p>" for _ in range(50))


@contextmanager
def serving() -> Iterator[str]:
    """The address of the site while it is served; every path `/<number>/` is a page."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("forkserver").Process(target=_serve, args=(theirs,), daemon=True)
    process.start()
    yield f"http://127.0.0.1:{ours.recv()}"
    process.kill()
    process.join()


def _serve(told: Connection) -> None:
    asyncio.run(_listen(told))


async def _listen(told: Connection) -> None:
    text = filling()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while line := await reader.readline():
            while (await reader.readline()).strip():
                pass
            number = line.split()[1].strip(b"/")
            body = page(int(number), text) if number.isdigit() else b""
            writer.write(HEAD % len(body) + body if body else MISSING)

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    told.send(server.sockets[0].getsockname()[1])
    await server.serve_forever()
