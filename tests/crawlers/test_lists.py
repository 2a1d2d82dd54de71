"""Lists of articles that are made to cost much: each costs its length, and tells what it tells."""

import pytest

from crawlers.registry import sources


def sitemap(count: int) -> bytes:
    urls = (f"<url><loc>https://www.anthropic.com/news/{number}</loc></url>" for number in range(count))
    return f"<urlset>{''.join(urls)}</urlset>".encode()


def addresses(body: bytes, name: str = "anthropic") -> list[str]:
    return [entry.link for entry in sources()[name].entries(body, None)]  # type: ignore[attr-defined]


def test_a_sitemap_holds_fifty_thousand_addresses_at_the_most() -> None:
    assert len(addresses(sitemap(60_000))) == 50_000


@pytest.mark.parametrize("part", ["<url>", "<url", "<loc>", "<url><loc>"])
def test_a_sitemap_of_nested_elements_costs_its_length(part: str) -> None:
    assert addresses(f"<urlset>{part * 100_000}".encode()) == []


def test_addresses_are_told_by_their_time_however_they_are_packed() -> None:
    urls = (
        "<url><loc>https://www.anthropic.com/news/a</loc><lastmod>2026-08-01</lastmod></url>",
        "<url><lastmod>2026-08-03</lastmod>\n<loc><![CDATA[https://www.anthropic.com/news/b]]></loc></url>",
        "<url >\n<loc> https://www.anthropic.com/news/c?x=1&amp;y=2</loc><lastmod>2026-08-02</lastmod></url>",
    )
    found = addresses(f"<urlset>{''.join(urls)}</urlset>".encode())
    assert [url.rpartition("/")[2] for url in found] == ["b", "c?x=1&y=2", "a"]


def test_brackets_without_end_are_no_list() -> None:
    assert addresses(b"[" * 1_000_000, "cnyes") == []
