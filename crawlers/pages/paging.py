"""Articles that go on on a further page."""

import re
from urllib.parse import urlsplit

from crawlers.pages.html import Html
from crawlers.pages.links import whole

_NEXT = re.compile(r"下一[页頁]|后页|next(?: page)?\s*[›»>→]*|[›»>→]+", re.I)
# article_2.shtml, /story/2/, ?page=2 of article.shtml, /story/.
_NUMBER = re.compile(r"(?:[_-]|/|/page/|[?&](?:page|p|pn)=)(\d{1,2})/?$")


def next_page(text: str, url: str) -> str | None:
    """The address of an article's next page; the next *article* has another address and is none."""
    html = Html(text)
    named = [node for node in html.all("a[href]") if _NEXT.fullmatch(" ".join((node.text or "").split()))]
    links = [*html.values("link[rel='next']", "href"), *(str(node["href"]) for node in named)]
    links += html.values("a[rel='next']", "href")
    return next((link for link in (whole(link, url) for link in links) if _continues(link, url)), None)


def _continues(address: str, url: str) -> bool:
    """Whether it is the same address with the next number: a first page has none, or a one."""
    stem, number = _split(address)
    here, page = _split(url)
    return number == (page or 1) + 1 and (stem == here or (page is None and stem == _bare(url)))


def _split(url: str) -> tuple[str, int | None]:
    bare = _bare(url)
    found = _NUMBER.search(bare)
    return (bare[: found.start()], int(found[1])) if found else (bare, None)


def _bare(url: str) -> str:
    """Host, path and question, without the ending of a file."""
    parts = urlsplit(url)
    path = re.sub(r"\.\w{3,5}$", "", parts.path).rstrip("/")
    return parts.netloc + path + (f"?{parts.query}" if parts.query else "")
