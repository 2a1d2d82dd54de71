"""雷锋网 (leiphone.com): Chinese technology news, its AI column by feed."""

from crawlers.kinds.lists import Feed
from crawlers.pages.article import CHINA, Selectors
from crawlers.source import Limits


class Leiphone(Feed):
    """The column of AI alone; the others are not about chips or models."""

    name = "leiphone"
    title = "雷锋网"
    publisher = "雷锋网"
    homepage = "https://www.leiphone.com"
    licence = "All rights reserved; facts and short quotes only (terms not read, 2026-11-22)."
    robots = "robots.txt not seen beforehand; obeyed."
    language = "zh-Hans"
    verified = False
    limits = Limits(rows=(0, 400), fewer=0.3)
    origin = "https://www.leiphone.com"
    indexes = ("/feed/categoryRss/name/ai",)
    selectors = Selectors(zone=CHINA)
