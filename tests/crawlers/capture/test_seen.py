"""What earlier crawls have kept, by their logs."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawlers.capture.fetchlog import Fetch, FetchLog, log_file, read_fetches
from crawlers.capture.seen import Seen, has_kept

AT = datetime(2026, 8, 22, 4, 30, tzinfo=UTC)
DAY = AT.date()


def log(data: Path, *lines: tuple[str, str, str | None], at: datetime = AT) -> None:
    archive = f"archive/{at.date()}/a5-043000.warc.gz"
    (data / archive).parent.mkdir(parents=True, exist_ok=True)
    (data / archive).write_bytes(b"kept")
    written = FetchLog(log_file(data, at.date(), "a5"))
    for url, outcome, final in lines:
        written.write(
            Fetch(
                source="a5",
                url=url,
                method="GET",
                role="article",
                requested_at=at,
                outcome=outcome,
                final_url=final,
                archive=archive,
                offset=0,
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
    seen = Seen(tmp_path, "a5")
    assert [seen.needless(f"https://x.org/{name}", DAY) for name in ("short", "middle", "long")] == [True] * 3
    assert [seen.needless(f"https://x.org/{name}", DAY) for name in ("gone", "elsewhere", "new")] == [
        False
    ] * 3


@pytest.mark.parametrize(
    ("looked", "due"),
    [
        ((0,), {1, 2, 3, 7, 10, 14}),
        ((0, 1), {7, 10, 14}),
        ((0, 3), {7, 10, 14}),
        ((0, 1, 7), set()),
        ((0, 9), set()),
    ],
)
def test_an_article_is_looked_at_again_after_one_day_and_seven(
    tmp_path: Path, looked: tuple[int, ...], due: set[int]
) -> None:
    for days in looked:
        log(tmp_path, ("https://x.org/a", "unchanged" if days else "ok", None), at=AT + timedelta(days=days))
    seen = Seen(tmp_path, "a5")
    for days in {day for day in (1, 2, 3, 7, 10, 14, 15, 400) if day > looked[-1]}:
        today = DAY + timedelta(days=days)
        assert (seen.due(today) == ["https://x.org/a"]) is (days in due), days
        assert seen.needless("https://x.org/a", today) is (days not in due)


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
