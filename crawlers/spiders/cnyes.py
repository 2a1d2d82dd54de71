"""鉅亨網 (cnyes.com): Taiwan's financial news, by the list of its media API."""

from crawlers.kinds.lists import JsonList
from crawlers.pages.article import CHINA, Selectors
from crawlers.source import Limits


class CnYes(JsonList):
    """The API gives the text too; the page is read, since that is what a quote's address shows."""

    name = "cnyes"
    title = "鉅亨網"
    publisher = "鉅亨網"
    homepage = "https://www.cnyes.com"
    licence = "All rights reserved; facts and short quotes only (terms not read, 2026-11-22)."
    robots = "robots.txt not seen beforehand; obeyed."
    language = "zh-Hant"
    verified = False
    limits = Limits(rows=(0, 400), fewer=0.3)
    origin = "https://api.cnyes.com"
    indexes = ("/media/api/v1/newslist/category/tw_stock?page=1&limit=30",)
    items = ("items", "data")
    link = "https://news.cnyes.com/news/id/{newsId}"
    moment = ("publishAt",)
    selectors = Selectors(zone=CHINA)
