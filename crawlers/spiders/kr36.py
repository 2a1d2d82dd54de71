"""36氪 (36kr.com): Chinese business and technology news, by its feed."""

from crawlers.kinds.lists import Feed
from crawlers.pages.article import CHINA, Selectors
from crawlers.source import Limits


class Kr36(Feed):
    """Some networks get a page of scripts for the feed, and some articles come encrypted: no body then."""

    name = "kr36"
    title = "36氪"
    publisher = "36氪"
    homepage = "https://36kr.com"
    licence = "All rights reserved; facts and short quotes only (terms not read, 2026-11-22)."
    robots = "robots.txt not seen beforehand; obeyed."
    language = "zh-Hans"
    verified = False
    limits = Limits(rows=(0, 400), fewer=0.3)
    origin = "https://36kr.com"
    indexes = ("/feed",)
    selectors = Selectors(body=("div.articleDetailContent",), zone=CHINA)
    pace = 5.0
