"""快科技 (mydrivers.com): Chinese hardware news, by the list of its mobile site."""

from crawlers.kinds.news import News
from crawlers.pages.article import CHINA, Selectors
from crawlers.source import Limits


class MyDrivers(News):
    """Its old feed is dead; on an article the time is a list item, named "2026年08月21日 09:30"."""

    name = "mydrivers"
    title = "快科技"
    publisher = "快科技"
    homepage = "https://www.mydrivers.com"
    licence = "All rights reserved; facts and short quotes only (terms not read, 2026-11-22)."
    robots = "robots.txt not seen beforehand; obeyed."
    language = "zh-Hans"
    verified = False
    limits = Limits(rows=(0, 400), fewer=0.3)
    origin = "https://m.mydrivers.com"
    indexes = ("/m/newslist.ashx?ac=new",)
    links = "div.news_title span.newst a"
    selectors = Selectors(title=("div.news_t",), body=("#content",), drop=("div.bqian1",), zone=CHINA)
