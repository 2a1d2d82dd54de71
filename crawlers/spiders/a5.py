"""A5创业网 (admin5.com): Chinese start-up and technology news, by list pages."""

from crawlers.kinds.news import News
from crawlers.pages.article import CHINA, Selectors
from crawlers.source import Limits

# 32 cloud computing, 50 servers, 85 IDC reports, 130 and 19 general, 5 start-ups.
CHANNELS = (32, 50, 85, 130, 19, 5)


class A5(News):
    """Articles stand under /article/<day>/<number>.shtml; no feed is known."""

    name = "a5"
    title = "A5创业网"
    publisher = "A5创业网"
    homepage = "https://www.admin5.com"
    licence = "All rights reserved; facts and short quotes only (terms not found, 2026-11-22)."
    robots = "robots.txt not seen beforehand; obeyed."
    language = "zh-Hans"
    verified = False
    limits = Limits(rows=(0, 600), fewer=0.3)
    pace = 3.0
    origin = "https://www.admin5.com"
    indexes = tuple(f"/browse/{channel}/list_1.shtml" for channel in CHANNELS)
    links = "a.sherry_title, .channel_title_t a"
    selectors = Selectors(
        title=("div.sherry_title h1", "h1"),
        body=("div.content", "article", "#content"),
        date=("div.source",),  # "2026-09-07 11:00 来源：A5专栏"
        drop=("script", "style", "iframe", "div.sherry_labels"),
        zone=CHINA,
    )
