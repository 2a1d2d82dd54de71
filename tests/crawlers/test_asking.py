"""What the price sources ask for, and which further answers an answer leads to; no network needed."""

import json
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from scrapy.http import Request, TextResponse

from crawlers.kinds.api import OffersApi
from crawlers.read import read_day
from crawlers.registry import sources
from crawlers.source import Source
from crawlers.spiders.azure import Azure
from crawlers.spiders.scaleway import Scaleway
from crawlers.spiders.tencent import Tencent
from crawlers.spiders.vultr import Vultr
from tests.crawlers.conftest import DAY, Answer, Nights, Site
from tests.crawlers.golden import golden_pages

KINDS = ("price-api", "price-page", "dataset")
PRICED = [name for name, source in sources().items() if source.kind in KINDS]
WEB = "http://127.0.0.1:8000/site"


def asked(name: str) -> list[Request]:
    return list(sources()[name](origin=WEB).first())


def answer(url: str, body: Any) -> TextResponse:
    return TextResponse(url, body=json.dumps(body).encode())


@pytest.mark.parametrize("name", PRICED)
def test_every_question_goes_to_the_source_and_differs(name: str) -> None:
    questions = [(request.url, request.body) for request in asked(name)]
    assert questions
    assert len(questions) == len(set(questions))
    assert all(url.startswith(WEB + "/") for url, _ in questions)


@pytest.mark.parametrize("name", PRICED)
def test_golden_pages_are_answers_to_such_questions(name: str) -> None:
    origin = urlsplit(sources()[name].origin).netloc
    pages = [golden.page for golden in golden_pages() if golden.source == name]
    assert {urlsplit(page.url).netloc for page in pages} == {origin}


def following(spider: OffersApi, url: str, body: Any) -> list[str]:
    return [request.url for request in spider.turn(answer(url, body))]


def test_azure_turns_the_page_by_the_link_that_names_the_port() -> None:
    spider = Azure(origin=WEB)
    link = "https://prices.azure.com:443/api/retail/prices?$filter=x&$skip=1000"
    assert following(spider, WEB, {"Items": [], "NextPageLink": link}) == [
        WEB + "/api/retail/prices?$filter=x&$skip=1000"
    ]
    assert following(spider, WEB, {"Items": [], "NextPageLink": None}) == []
    assert "priceType eq 'Reservation'" in unquote(asked("azure")[-1].url)


def test_scaleway_turns_a_full_page() -> None:
    spider = Scaleway(origin=WEB)
    url = asked("scaleway")[1].url
    full = {"servers": {f"S{number}": {} for number in range(100)}}
    assert following(spider, url, full) == [url.replace("&page=1", "&page=2")]
    assert following(spider, url, {"servers": {"S1": {}}}) == []


def test_vultr_follows_the_cursor() -> None:
    spider = Vultr(origin=WEB)
    url = asked("vultr")[0].url
    body = {"plans": [], "meta": {"links": {"next": "abc="}}}
    assert following(spider, url, body) == [f"{url}&cursor=abc="]
    assert following(spider, f"{url}&cursor=abc=", body | {"meta": {"links": {"next": "def"}}}) == [
        f"{url}&cursor=def"
    ]


def test_tencent_asks_for_each_zone() -> None:
    zones = next(golden for golden in golden_pages() if golden.name == "tencent/zones").page
    spider = Tencent(origin=WEB)
    questions = list(spider.further(TextResponse(zones.url, body=zones.body)))
    assert [json.loads(q.body)["data"]["Filters"][1]["Values"] for q in questions] == [
        ["ap-nanjing-1"],
        ["ap-nanjing-3"],
        ["ap-guangzhou-6"],
    ]


@pytest.mark.parametrize("name", ["azure", "scaleway", "vultr", "tencent"])
def test_a_page_of_another_form_leads_nowhere(name: str) -> None:
    """What is wrong with it is told when it is judged; the crawl goes on."""
    spider: Source = sources()[name](origin=WEB)
    (first, *_) = spider.first()
    assert first.callback is not None
    assert list(first.callback(TextResponse(WEB, body=b"<html>busy</html>"))) == []


def test_a_night_turns_pages_and_asks_on(nights: Nights, site: Site) -> None:
    """Vultr's two lists, one of them in two pages, and Tencent's zones with their machines."""
    kept = {golden.name: golden.page for golden in golden_pages()}
    plans, metal = (json.loads(kept[f"vultr/{case}"].body) for case in ("plans", "metal"))
    first = plans | {"plans": plans["plans"][:2], "meta": {"links": {"next": "c2"}}}
    second = plans | {"plans": plans["plans"][2:]}
    site.pages["/v2/plans?type=all&per_page=500"] = Answer(json.dumps(first))
    site.pages["/v2/plans?type=all&per_page=500&cursor=c2"] = Answer(json.dumps(second))
    site.pages["/v2/plans-metal?per_page=500"] = Answer(json.dumps(metal))
    site.pages["/cgi/area/queryCvmRegion"] = lambda _: Answer(kept["tencent/zones"].body)
    for region in ("ap-nanjing", "ap-guangzhou"):
        machines = f"/cgi/api?i=cvm/DescribeZoneInstanceConfigInfos&uin=&region={region}"
        site.pages[machines] = lambda _: Answer(kept["tencent/zone"].body)
    nights.crawl("vultr", "tencent")
    assert [fetch.outcome for fetch in nights.fetches("vultr") if fetch.role == "offers"] == ["ok"] * 3
    assert [fetch.role for fetch in nights.fetches("tencent")] == ["robots", "list", *["offers"] * 3]
    read_day(nights.data, DAY)
    lines = (nights.data / "records" / DAY.isoformat() / "vultr.jsonl").read_bytes().splitlines()
    read = {line["listing"] for line in map(json.loads, lines)}
    assert read == {json.loads(line)["listing"] for case in ("plans", "metal") for line in expected(case)}


def expected(case: str) -> list[bytes]:
    golden = next(golden for golden in golden_pages() if golden.name == f"vultr/{case}")
    return golden.expected.read_bytes().splitlines()
