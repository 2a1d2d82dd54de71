"""What earlier crawls have kept already, by their logs: what not to ask for, and what to ask 'if changed'."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from crawlers.capture.classify import WELL, Class
from crawlers.capture.fetchlog import Fetch, read_fetches

LOOKS = (1, 7)
"""Days after which a kept article is looked at again: edits come on the first day or within the week."""
LAST_LOOK = 14
"""Days after which it is not, though a look was missed."""

Question = tuple[str, str, str | None]
"""Method, address, and the digest of the request's body: what makes two requests the same."""


class Looks(NamedTuple):
    """The first and the last day on which an article was fetched."""

    first: date
    last: date

    def due(self, day: date) -> bool:
        """Whether it is to be looked at again on this day."""
        age, looked = (day - self.first).days, (self.last - self.first).days
        return age <= LAST_LOOK and any(looked < look <= age for look in LOOKS)


class Seen:
    """Of a source: the last good answer to each question, and its articles."""

    def __init__(self, data: Path, source: str) -> None:
        self._latest: dict[Question, Fetch] = {}
        self._articles: dict[str, Looks] = {}
        moved: list[Fetch] = []
        sizes = _sizes(data)
        for day, fetch in _fetches(data, source):
            held = (fetch.offset or 0) < sizes.get(fetch.archive or "", 0)
            if held and fetch.outcome in WELL:
                self._latest[question(fetch)] = fetch
            if held and fetch.outcome in WELL and fetch.role == "article":
                first = self._articles.get(fetch.url, Looks(day, day)).first
                self._articles[fetch.url] = Looks(first, day)
            elif fetch.role == "article" and fetch.outcome == Class.MOVED:
                moved.append(fetch)
        self._detours = self._leading_to_articles(moved)

    def latest(self, method: str, url: str, asked: str | None) -> Fetch | None:
        """The last good answer to a question."""
        return self._latest.get((method, url, asked))

    def needless(self, url: str, day: date) -> bool:
        """Whether an article is kept, also by another address, and not to be looked at again on this day."""
        looks = self._articles.get(url)
        return url in self._detours or (looks is not None and not looks.due(day))

    def due(self, day: date) -> list[str]:
        """The articles that are to be looked at again on this day."""
        return [url for url, looks in self._articles.items() if looks.due(day)]

    def _leading_to_articles(self, moved: list[Fetch]) -> set[str]:
        """The addresses that led to a kept article, over however many others."""
        leading: set[str] = set()
        # The log is in order of time: going back through it, a chain of redirections ends before it begins.
        for fetch in reversed(moved):
            if fetch.final_url in self._articles or fetch.final_url in leading:
                leading.add(fetch.url)
        return leading


def question(fetch: Fetch) -> Question:
    """What a logged request asked."""
    return fetch.method, fetch.url, fetch.asked


def has_kept(data: Path, source: str, role: str) -> bool:
    """Whether any answer of this role is in the archive."""
    return any(fetch.role == role and fetch.outcome == Class.OK for _, fetch in _fetches(data, source))


def _sizes(data: Path) -> dict[str, int]:
    """The archive files with their sizes: what the log tells of one that was lost or torn is not kept."""
    files = (data / "archive").glob("*/*.warc.gz")
    return {file.relative_to(data).as_posix(): file.stat().st_size for file in files}


def _fetches(data: Path, source: str) -> Iterator[tuple[date, Fetch]]:
    """Every logged request with the day of its night, in order of time."""
    for log in sorted((data / "fetches").glob(f"*/{source}.jsonl")):
        day = date.fromisoformat(log.parent.name)
        yield from ((day, fetch) for fetch in read_fetches(log))
