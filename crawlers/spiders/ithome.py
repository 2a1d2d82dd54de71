"""IT之家 (ithome.com): Chinese technology news, by its feed."""

from crawlers.kinds.lists import Feed
from crawlers.pages.article import CHINA, Selectors
from crawlers.source import Limits


class ItHome(Feed):
    """Pictures come as `data-original`; the time stands in a line of its own above the body."""

    name = "ithome"
    title = "IT之家"
    publisher = "IT之家"
    homepage = "https://www.ithome.com"
    licence = "All rights reserved; facts and short quotes only (terms not read, 2026-11-22)."
    robots = "robots.txt not seen beforehand; obeyed."
    language = "zh-Hans"
    verified = False
    limits = Limits(rows=(0, 400), fewer=0.3)
    origin = "https://www.ithome.com"
    indexes = ("/rss/",)
    selectors = Selectors(body=("#paragraph",), date=("#pubtime_baidu",), zone=CHINA)
