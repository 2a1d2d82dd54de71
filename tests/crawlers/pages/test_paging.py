"""Articles that go on on a further page, told from the next article."""

import pytest

from crawlers.pages.paging import next_page


@pytest.mark.parametrize(
    ("url", "link", "leads"),
    [
        ("https://a.example/n/16702034.shtml", "<a href='16702034_2.shtml'>下一页</a>", "n/16702034_2.shtml"),
        ("https://a.example/n/7_2.shtml", "<a href='/n/7_3.shtml'>下一頁</a>", "n/7_3.shtml"),
        ("https://a.example/story/", "<a href='/story/2/'>Next page »</a>", "story/2/"),
        ("https://a.example/story", "<link rel='next' href='/story?page=2'>", "story?page=2"),
        ("https://a.example/story?page=2", "<a rel='next' href='?page=3'>3</a>", "story?page=3"),
        ("https://a.example/n/7.shtml", "<a href='8.shtml'>下一篇</a>", None),
        ("https://a.example/n/1607.shtml", "<a href='1608.shtml'>下一页</a>", None),
        ("https://a.example/story/", "<link rel='next' href='/another-story/'>", None),
        ("https://a.example/n/7_3.shtml", "<a href='7_2.shtml'>下一页</a>", None),
        ("https://a.example/n/7.shtml", "<a href='7_2.shtml'>2</a>", None),
    ],
)
def test_only_the_same_article_goes_on(url: str, link: str, leads: str | None) -> None:
    found = next_page(f"<html><body>{link}</body></html>", url)
    assert found == (f"https://a.example/{leads}" if leads else None)
