"""What earlier crawls have kept already, by their logs."""

from collections.abc import Iterator
from pathlib import Path

from crawlers.capture.classify import Class
from crawlers.capture.fetchlog import Fetch, read_fetches


def has_kept(data: Path, source: str, role: str) -> bool:
    """Whether any answer of this role is in the archive."""
    return any(fetch.role == role and fetch.outcome == Class.OK for fetch in _fetches(data, source))


def kept_articles(data: Path, source: str) -> set[str]:
    """Addresses of the source's articles that are in the archive, and those that led there."""
    fetches = [fetch for fetch in _fetches(data, source) if fetch.role == "article"]
    kept = {fetch.url for fetch in fetches if fetch.outcome == Class.OK}
    # The log is in order of time: going back through it, a chain of redirections ends before it begins.
    for fetch in reversed(fetches):
        if fetch.outcome == Class.MOVED and fetch.final_url in kept:
            kept.add(fetch.url)
    return kept


def _fetches(data: Path, source: str) -> Iterator[Fetch]:
    for log in sorted((data / "fetches").glob(f"*/{source}.jsonl")):
        yield from read_fetches(log)
