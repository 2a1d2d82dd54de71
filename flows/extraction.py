"""Facts of files and streams, for `chipwatch extract`: pages, a source's kept answers, many documents."""

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec

from crawlers import facts, read
from crawlers.kinds.shop import sale
from crawlers.pages.article import read_article
from crawlers.pages.decode import decode
from crawlers.pages.offers import DESCRIBED, Offer, offers
from crawlers.records import Price, Record, stamp, to_lines


class UnreadableError(Exception):
    """An input cannot be read; its text names the file, the line and what is off."""


def pages(paths: Iterable[Path], *, published: date | None, url: str | None) -> Iterator[bytes]:
    """Lines of the facts of each page or text; the page's own date counts where none is given."""
    for path in paths:
        yield from to_lines(_page(body(path), published, url, None))


def by_source(name: str, paths: Iterable[Path], *, day: date, url: str | None) -> Iterator[bytes]:
    """Lines of the full records of kept answers, by the rules of a source."""
    for path in paths:
        yield from to_lines(read.read_file(name, path, day=day, url=url))


def bulk(paths: Iterable[Path]) -> Iterator[bytes]:
    """Lines of the facts of many documents, in their order, each with its document's name as `doc`."""
    for path in paths:
        with sys.stdin.buffer if str(path) == "-" else path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield from _document(line, f"{path}, line {number}")


def _document(line: bytes, place: str) -> Iterator[bytes]:
    document = _object(line, place)
    body = document.get("text", document.get("html"))
    if not isinstance(body, str):
        raise UnreadableError(f"{place}: neither `text` nor `html` is a string")
    published = _date(document.get("published"), place)
    media = "text/plain; charset=utf-8" if "text" in document else "text/html; charset=utf-8"
    for record in _page(body.encode(), published, document.get("url"), media):
        yield msgspec.json.encode({"doc": document.get("doc"), **msgspec.to_builtins(record)}) + b"\n"


def _object(line: bytes, place: str) -> dict[str, Any]:
    try:
        document = json.loads(line)
    except ValueError as error:
        raise UnreadableError(f"{place}: no JSON: {error}") from None
    if not isinstance(document, dict):
        raise UnreadableError(f"{place}: no JSON object")
    return document


def _date(text: object, place: str) -> date | None:
    """The day of `published`; a passage may be dated by its year or month alone, which names no day."""
    if text is None:
        return None
    try:
        return date.fromisoformat(str(text)[:10])
    except ValueError:
        if str(text)[:4].isdigit() and len(str(text)) in (4, 7):
            return None
        raise UnreadableError(f"{place}: field `published` is {text!r}, not a day YYYY-MM-DD") from None


def _page(body: bytes, published: date | None, url: str | None, media: str | None) -> Iterator[Record]:
    page = read_article(body, content_type=media, url=url)
    day = published or page.day
    text = decode(body, media)
    asked = offers(text, url or "") if DESCRIBED.search(text) else []
    said: dict[str, Any] = {"segment": "shop", "valid_on": day.isoformat() if day else None}
    sales = (sale(offer, text, **said) for offer in asked)
    told = (fact for fact in facts.read(page.text, published=day) if not _is_asked(fact, asked))
    for fact in chain(filter(None, sales), told):
        yield stamp(fact, url=url, title=page.title, published_at=day.isoformat() if day else None)


def _is_asked(fact: Record, asked: list[Offer]) -> bool:
    """Whether a price in a page's text is what its data ask, which have told it already."""
    if not isinstance(fact, Price) or fact.basis != "purchase":
        return False
    return any(
        fact.currency == offer.currency and offer.low <= fact.low <= fact.high <= offer.high
        for offer in asked
    )


def body(path: Path) -> bytes:
    """The bytes of a file, or of standard input."""
    return sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
