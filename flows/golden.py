"""Golden pages: kept pages of a source with the records that its rules read from them."""

import json
import tempfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import count
from pathlib import Path

from crawlers.capture.archive import read_answer
from crawlers.capture.fetchlog import Fetch, log_file, read_fetches
from crawlers.read import is_readable, page_of, read_page
from crawlers.records import to_lines
from crawlers.registry import sources
from crawlers.source import Page
from flows.health import probe

ENDINGS = {"application/json": "json", "text/csv": "csv", "text/plain": "txt", "text/xml": "xml"}


class NothingKeptError(Exception):
    """Not one of the addresses gave a page; the text says what became of each."""


def keep(
    name: str, urls: Sequence[str], now: datetime, root: Path, origins: dict[str, str] | None = None
) -> list[Path]:
    """Fetch addresses once and keep each page as `root/<source>/<day>-<n>/`; the folders that were made."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        probe(name, data, now, origins, tuple(urls))
        fetches = [
            fetch for fetch in read_fetches(log_file(data, now.date(), name)) if fetch.role != "robots"
        ]
        made = [_write(root / name, page) for page in _pages(data, fetches, now)]
    if not made:
        raise NothingKeptError(
            "; ".join(f"{fetch.url}: {fetch.cause}" for fetch in fetches) or "nothing asked"
        )
    return made


def _pages(data: Path, fetches: list[Fetch], now: datetime) -> Iterator[Page]:
    for fetch in filter(is_readable, fetches):
        yield page_of(fetch, read_answer(data, fetch.archive or "", fetch.offset or 0), now.date())


def _write(folder: Path, page: Page) -> Path:
    """The next case of the page's day: what was kept before stays."""
    cases = (folder / f"{page.day}-{number}" for number in count(1))
    case = next(case for case in cases if not case.exists())
    case.mkdir(parents=True)
    media = (page.content_type or "").partition(";")[0].strip()
    (case / f"page.{ENDINGS.get(media, 'html')}").write_bytes(page.body)
    meta = {
        "url": page.url,
        "day": page.day.isoformat(),
        "role": page.role,
        "content_type": page.content_type,
    }
    asked = {"asked": json.loads(page.asked)} if page.asked else {}
    (case / "meta.json").write_text(json.dumps({**meta, **asked}, ensure_ascii=False, indent=1) + "\n")
    (case / "expected.jsonl").write_bytes(b"".join(to_lines(read_page(sources()[folder.name], page))))
    return case
