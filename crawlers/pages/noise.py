"""What stands on a page around its article and, on some, in the middle of it."""

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml.html import HtmlElement

_TAGS = frozenset(("aside", "dialog", "footer", "form", "menu", "nav"))
_ROLES = frozenset(("banner", "complementary", "contentinfo", "dialog", "menu", "navigation", "search"))
# Words in a class or an id that name what is not the article; whole words, or "tool" would take "toolkit".
_WORDS = frozenset(
    (
        *("ad", "adbox", "ads", "adsense", "advert", "advertisement", "banner", "bdsharebuttonbox"),
        *(
            "bio",
            "breadcrumb",
            "breadcrumbs",
            "byline",
            "carousel",
            "comment",
            "comments",
            "consent",
            "cookie",
        ),
        *("cookies", "copyright", "crumb", "crumbs", "disclaimer", "disqus", "dock"),
        *(
            "fenxiang",
            "follow",
            "foot",
            "footer",
            "gdpr",
            "hot",
            "jiathis",
            "keywords",
            "labels",
            "login",
            "menu",
        ),
        *("mianbaoxie", "modal", "nav", "navbar", "navigation", "newsletter", "outbrain", "overlay", "pager"),
        *(
            "pagination",
            "pinglun",
            "popup",
            "popular",
            "prevnext",
            "promo",
            "promoted",
            "promotion",
            "qrcode",
        ),
        *("readmore", "recirc", "recommend", "recommendation", "recommendations"),
        *("recommended", "relate", "related", "relatedposts", "relevant", "respond", "shangxia", "share"),
        *("sharedaddy", "sharing", "shengming", "sidebar", "signup", "social", "sponsor", "sponsored"),
        *("subscribe", "subscription", "taboola", "tag", "tags", "teaser"),
        *("toolbar", "topbar", "trending", "tuijian", "widget", "xgyd", "xiangguan"),
    )
)
_REPLIES = frozenset(("comment", "comments", "disqus", "pinglun", "respond"))
"""Readers may write more than the author did."""
_CLASSED = frozenset(("aside", "div", "dl", "figure", "header", "ol", "p", "section", "ul"))
_RELATED = re.compile(
    r"[\[【(（]?(?:"
    r"(?:相关|相關|延伸|推荐|推薦|更多|热门|熱門|往期|猜你|你可能|你也|大家都在|编辑推荐|精彩|关联|關聯)"
    r"(?:阅读|閱讀|文章|新闻|新聞|报道|報導|推荐|推薦|内容|內容|回顾|喜欢|喜歡|资讯|資訊|标签|標籤|看).{0,8}"
    r"|(?:related|recommended|further)"
    r"(?: (?:articles?|stor(?:y|ies)|posts?|news|reading|content|coverage|for you))?"
    r"|(?:read|see|keep) (?:more|next|also|reading)|also (?:read|see)|you (?:may|might) also.{0,12}"
    r"|more (?:from|on|in|like|stories|news|articles|reading)\b.{0,24}"
    r"|(?:latest|popular|trending)(?: (?:news|stories|posts|articles|now))"
    r"|what to read next|up next|editor['’]?s['’]? picks?"
    r")\s*[\]】)）]?\s*[:：]?",
    re.I,
)
_MOSTLY = 0.6
"""Share of the letters of a block in its links at which it leads elsewhere."""
_HEADLINE, _PROSE = 8, 60
"""Letters of a headline, and of the least prose."""


def words_of(node: HtmlElement) -> frozenset[str]:
    """The words that its class and id are made of: `post_tags hotNews` has post, tags, hot and news."""
    return _words(f"{node.get('class', '')} {node.get('id', '')}") if node.attrib else frozenset()


@lru_cache(4096)
def _words(names: str) -> frozenset[str]:
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", names).lower()
    return frozenset((*re.split(r"[^a-z]+", parted), *re.split(r"[^a-z]+", names.lower())))


def is_replies(node: HtmlElement) -> bool:
    """Whether a block is named for what readers say."""
    return not _REPLIES.isdisjoint(words_of(node))


def is_around(node: HtmlElement) -> bool:
    """Whether a block says of itself that it is not the article."""
    if node.tag in _TAGS or node.get("role") in _ROLES:
        return True
    return node.tag in _CLASSED and not _WORDS.isdisjoint(words_of(node))


def leads_elsewhere(node: HtmlElement) -> bool:
    """Whether a block is little but links, or a paragraph one link: a headline.

    A table of prices may have a link in each row, and a short article stand in one block with many links.
    """
    if node.tag not in ("div", "dl", "ol", "section", "ul", "p") or node.find(".//table") is not None:
        return False
    links = [_letters(link) for link in node.iter("a") if link.get("href")]
    if not links:
        return False
    besides = _letters(node) - sum(links)
    if len(links) == 1:
        return node.tag == "p" and not besides and links[0] >= _HEADLINE
    return besides < min(_PROSE, sum(links))


def cards(root: HtmlElement) -> Iterator[HtmlElement]:
    """Blocks of one make beside each other, three at least, each with a headline that is a link."""
    for node in root.iter("div", "section", "ul", "ol", "aside", "main"):
        alike: dict[tuple[str, str | None], list[HtmlElement]] = {}
        for child in node.iterchildren("article", "div", "li", "section"):
            if child.find(".//a[@href]") is not None and _headline(child):
                alike.setdefault((child.tag, child.get("class")), []).append(child)
        yield from (card for group in alike.values() if len(group) >= 3 for card in group)


def _headline(card: HtmlElement) -> bool:
    headings = (heading for heading in card.iter("h2", "h3", "h4", "h5"))
    return any(h.find(".//a") is not None or next(h.iterancestors("a"), None) is not None for h in headings)


def related(root: HtmlElement) -> Iterator[HtmlElement]:
    """The lines that announce further reading ("相关阅读", "Read more: ...") and the links under them."""
    for node in root.iter("p", "div", "h2", "h3", "h4", "h5", "h6", "strong", "li"):
        text = " ".join(node.text_content().split())
        if 2 <= len(text) <= 24 and _RELATED.fullmatch(text) and node.find(".//p") is None:
            yield node
            yield from _linked(node)
        elif len(text) < 160 and node.tag in ("p", "li") and _is_pointer(node, text):
            yield node


def _linked(heading: HtmlElement) -> Iterator[HtmlElement]:
    for following in heading.itersiblings():
        links = sum(_letters(link) for link in following.iter("a"))
        if not links or links <= _MOSTLY * _letters(following):
            return
        yield following


def _is_pointer(node: HtmlElement, text: str) -> bool:
    """ "延伸閱讀：<a>...</a>": a label and a link, and nothing besides."""
    link = node.find(".//a")
    if link is None:
        return False
    label = text.replace(" ".join(link.text_content().split()), "", 1).strip()
    return bool(re.search(r"[:：]\s*$|^$|[】\]]$", label)) and bool(_RELATED.match(label or text))


def _letters(node: HtmlElement) -> int:
    return len("".join(node.text_content().split()))
