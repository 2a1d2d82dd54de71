"""What earlier crawls have fetched already, by their logs."""

from collections.abc import Iterator
from pathlib import Path

from crawlers.capture.classify import Class
from crawlers.capture.fetchlog import read_fetches


def was_crawled(data: Path, source: str) -> bool:
    """Whether any crawl of the source has left a log."""
    return next(_logs(data, source), None) is not None


def kept_articles(data: Path, source: str) -> set[str]:
    """Addresses of the source's articles that are in the archive."""
    fetches = (fetch for log in _logs(data, source) for fetch in read_fetches(log))
    return {fetch.url for fetch in fetches if fetch.role == "article" and fetch.outcome == Class.OK}


def _logs(data: Path, source: str) -> Iterator[Path]:
    return (data / "fetches").glob(f"*/{source}.jsonl")
