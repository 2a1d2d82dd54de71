"""科技新報 (technews.tw): news of Taiwan's chip industry, by its WordPress feed."""

from crawlers.kinds.lists import Feed
from crawlers.pages.article import CHINA, Selectors
from crawlers.source import Limits


class TechNews(Feed):
    """Traditional Chinese; amounts are in New Taiwan dollars unless said otherwise."""

    name = "technews"
    title = "TechNews 科技新報"
    publisher = "TechNews 科技新報"
    homepage = "https://technews.tw"
    licence = "All rights reserved; facts and short quotes only (terms not read, 2026-11-22)."
    robots = "robots.txt not seen beforehand; obeyed."
    language = "zh-Hant"
    verified = False
    limits = Limits(rows=(0, 400), fewer=0.3)
    origin = "https://technews.tw"
    indexes = ("/feed/",)
    selectors = Selectors(title=("h1.entry-title",), body=("div.entry-content", "div.indent"), zone=CHINA)
