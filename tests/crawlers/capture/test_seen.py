"""What earlier crawls have kept, by their logs."""

from datetime import UTC, datetime
from pathlib import Path

from crawlers.capture.fetchlog import Fetch, FetchLog, log_file, read_fetches
from crawlers.capture.seen import has_kept, kept_articles

AT = datetime(2026, 8, 22, 4, 30, tzinfo=UTC)


def log(data: Path, *lines: tuple[str, str, str | None]) -> None:
    written = FetchLog(log_file(data, AT.date(), "a5"))
    for url, outcome, final in lines:
        written.write(
            Fetch(
                source="a5",
                url=url,
                method="GET",
                role="article",
                requested_at=AT,
                outcome=outcome,
                final_url=final,
            )
        )
    written.close()


def test_kept_articles_and_the_ways_that_led_to_them(tmp_path: Path) -> None:
    log(
        tmp_path,
        ("https://x.org/short", "moved", "https://x.org/middle"),
        ("https://x.org/middle", "moved", "https://x.org/long"),
        ("https://x.org/long", "ok", None),
        ("https://x.org/gone", "not-found", None),
        ("https://x.org/elsewhere", "moved", "https://x.org/gone"),
    )
    assert kept_articles(tmp_path, "a5") == {
        "https://x.org/short",
        "https://x.org/middle",
        "https://x.org/long",
    }


def test_a_source_is_new_until_something_is_kept(tmp_path: Path) -> None:
    assert not has_kept(tmp_path, "a5", "article")
    log(tmp_path, ("https://x.org/gone", "not-found", None))
    assert not has_kept(tmp_path, "a5", "article")
    log(tmp_path, ("https://x.org/a", "ok", None))
    assert has_kept(tmp_path, "a5", "article")


def test_lines_are_added_and_come_back_whole(tmp_path: Path) -> None:
    log(tmp_path, ("https://x.org/a", "ok", None))
    log(tmp_path, ("https://x.org/芯片", "ok", None))
    path = log_file(tmp_path, AT.date(), "a5")
    assert [fetch.url for fetch in read_fetches(path)] == ["https://x.org/a", "https://x.org/芯片"]
    assert b'"class":"ok"' in path.read_bytes()
    assert b"null" not in path.read_bytes()
