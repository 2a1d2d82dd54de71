"""Each source reads its kept pages as it should, and every quote stands in its page."""

import json

import pytest

from crawlers.records import from_line
from crawlers.registry import sources
from tests.crawlers.golden import Golden, golden_pages

PAGES = golden_pages()


@pytest.mark.parametrize("golden", PAGES, ids=lambda golden: golden.name)
def test_a_kept_page_gives_its_records(golden: Golden) -> None:
    assert golden.read().decode().splitlines() == golden.expected.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("golden", PAGES, ids=lambda golden: golden.name)
def test_quotes_are_found_verbatim(golden: Golden) -> None:
    text = sources()[golden.source].text(golden.page)
    quotes = [from_line(line).quote for line in golden.read().splitlines()]
    assert [quote for quote in quotes if quote and quote not in text] == []


@pytest.mark.parametrize("name", sources())
def test_a_source_is_proven_on_kept_pages(name: str) -> None:
    cases = [golden for golden in PAGES if golden.source == name]
    assert len(cases) >= 2, f"keep two pages of {name} in tests/golden/{name}/"
    assert any("trap" in golden.meta for golden in cases), f"one page of {name} should be a known trap"
    assert any(
        json.loads(line)["kind"] != "refusal" for golden in cases for line in golden.read().splitlines()
    )


@pytest.mark.parametrize("golden", PAGES, ids=lambda golden: golden.name)
def test_an_offer_is_listed_once(golden: Golden) -> None:
    lines = [json.loads(line) for line in golden.read().splitlines()]
    listed = [line["listing"] for line in lines if line["kind"] == "price" and line.get("listing")]
    assert len(listed) == len(set(listed))
