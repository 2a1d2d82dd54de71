"""Lists and feeds as they are found: which articles they lead to."""

import json
from pathlib import Path

import pytest

from crawlers.spiders.a5 import A5
from crawlers.spiders.cnyes import CnYes
from crawlers.spiders.servethehome import ServeTheHome
from tests.crawlers.golden import Golden, golden_pages


def case(name: str) -> Golden:
    return next(golden for golden in golden_pages() if golden.name == name)


def test_a_list_leads_to_its_articles_only() -> None:
    page = case("a5/list").page
    assert A5.addresses(page.body, page.content_type) == [
        "https://www.admin5.com/article/20260821/16702101.shtml",
        "/article/20260820/16702099.shtml",
    ]


def test_a_feed_leads_to_its_articles() -> None:
    page = case("servethehome/feed").page
    link = "https://www.servethehome.com/accelerator-price-check/"
    assert ServeTheHome.addresses(page.body, page.content_type) == [link]


def test_a_feed_that_reads_like_a_path_opens_no_file(tmp_path: Path) -> None:
    file = tmp_path / "feed.xml"
    file.write_bytes(case("servethehome/feed").page.body)
    assert ServeTheHome.addresses(str(file).encode(), None) == []


@pytest.mark.parametrize(
    "answer",
    [
        b"[]",
        b"{}",
        b'{"items": null}',
        b'{"items": {"data": [1, null, {}, {"newsId": null}]}}',
        b"\xff",
        b"<html>",
    ],
)
def test_an_answer_of_another_form_lists_nothing(answer: bytes) -> None:
    assert CnYes.addresses(answer, "application/json") == []


@pytest.mark.parametrize("moment", [-1, 1787277600000, "soon", None, {}, 10**400])
def test_a_time_that_is_none_dates_nothing(moment: object) -> None:
    body = json.dumps({"items": {"data": [{"newsId": 7, "title": 8, "publishAt": moment}]}}).encode()
    (entry,) = CnYes.entries(body, "application/json")
    assert (entry.link, entry.title, entry.published) == ("https://news.cnyes.com/news/id/7", "8", None)
