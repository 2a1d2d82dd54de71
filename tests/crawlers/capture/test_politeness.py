"""What robots.txt and busy answers ask of us, in seconds."""

from datetime import UTC, datetime

import pytest

from crawlers.capture.politeness import crawl_delay, retry_after

NOW = datetime(2026, 8, 22, 4, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, 0),
        (b"7", 7),
        (b"Sat, 22 Aug 2026 04:31:00 GMT", 60),
        (b"Sat, 22 Aug 2026 04:00:00 GMT", 0),
        (b"soon", 0),
        (b"-5", 0),
        (b"\xb2", 0),  # a digit to `isdigit`, and no number
        (b"Fri, 31 Dec 99999 23:59:59 GMT", 0),
        (b"9" * 400, float("inf")),
    ],
)
def test_retry_after(header: bytes | None, seconds: float) -> None:
    assert retry_after(header, NOW) == seconds


@pytest.mark.parametrize(
    ("robots", "seconds"),
    [
        (b"User-agent: *\nCrawl-delay: 10", 10),
        (b"User-agent: chipwatch\nCrawl-delay: 3\nUser-agent: *\nCrawl-delay: 10", 3),
        (b"User-agent: other\nCrawl-delay: 10", 0),
        (b"\xff\xfe<html>", 0),
    ],
)
def test_crawl_delay(robots: bytes, seconds: float) -> None:
    assert crawl_delay(robots, "chipwatch/0.1 (+https://example.org)") == seconds
