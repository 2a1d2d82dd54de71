"""The contract of a source: what its file must say, and which rules hold on which day."""

import re
from collections.abc import Iterator
from datetime import date
from typing import get_args

import pytest

from crawlers.records import Record, Refusal
from crawlers.registry import sources
from crawlers.source import Kind, Page, Source, rules

SAID = ("title", "publisher", "homepage", "licence", "robots", "kind", "role", "language", "limits", "origin")


@pytest.mark.parametrize("name", sources())
def test_a_source_says_all_of_itself(name: str) -> None:
    source = sources()[name]
    assert [said for said in SAID if not getattr(source, said, None)] == []
    assert source.kind in get_args(Kind)
    assert source.homepage.startswith("https://")
    assert source.origin.startswith("https://")
    assert len(source.schedule.split()) == 5, "a schedule is a cron line"
    assert re.search(r"20\d\d-\d\d-\d\d", source.licence), "a licence note says when the terms were looked at"
    assert source.__module__ == f"crawlers.spiders.{name}"


@pytest.mark.parametrize("name", sources())
def test_limits_can_be_kept(name: str) -> None:
    limits = sources()[name].limits
    assert 0 <= limits.rows[0] < limits.rows[1]
    assert limits.rows[0] > 0 or sources()[name].role == "article"
    assert 0 < limits.fewer < 1
    assert all(0 < share <= 1 for share in limits.filled.values())
    assert set(limits.filled) <= {"region", "memory_gb", "form_factor", "tier", "seller"}


@pytest.mark.parametrize("name", sources())
def test_a_source_keeps_a_pace(name: str) -> None:
    assert sources()[name].pace >= 1


class Changing(Source):
    """A source whose page changed twice."""

    name = "changing"

    @classmethod
    @rules(until=date(2025, 6, 30))
    def read_table(cls, page: Page) -> Iterator[Record]:
        yield Refusal(reason="table")

    @classmethod
    @rules(until=date(2026, 3, 14))
    def read_cards(cls, page: Page) -> Iterator[Record]:
        yield Refusal(reason="cards")

    @classmethod
    def read(cls, page: Page) -> Iterator[Record]:
        yield Refusal(reason="json")


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2024, 1, 1), "table"),
        (date(2025, 6, 30), "table"),
        (date(2025, 7, 1), "cards"),
        (date(2026, 3, 14), "cards"),
        (date(2026, 3, 15), "json"),
    ],
)
def test_old_pages_are_read_by_old_rules(day: date, reason: str) -> None:
    page = Page(url="https://example.org", body=b"", day=day)
    assert list(Changing.reading_on(day)(page)) == [Refusal(reason=reason)]


class Placed(Source):
    """A source with a real host."""

    name = "placed"
    origin = "https://www.example.org"


@pytest.mark.parametrize(
    ("address", "base", "absolute"),
    [
        ("/feed/", "", "http://127.0.0.1:8000/site/feed/"),
        ("https://www.example.org/a/1.html", "", "http://127.0.0.1:8000/site/a/1.html"),
        ("2.html", "http://127.0.0.1:8000/site/a/1.html", "http://127.0.0.1:8000/site/a/2.html"),
        ("https://elsewhere.org/x", "", "https://elsewhere.org/x"),
        ("//cdn.example.org/x", "", "http://cdn.example.org/x"),
    ],
)
def test_another_web_stands_in_for_the_real_one(address: str, base: str, absolute: str) -> None:
    spider = Placed(origin="http://127.0.0.1:8000/site/")
    assert spider.absolute(address, base) == absolute
    assert Placed().absolute("/feed/") == "https://www.example.org/feed/"
