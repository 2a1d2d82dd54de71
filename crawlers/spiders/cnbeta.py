"""cnBeta (cnbeta.com.tw): Chinese technology news, by the list in JSON that its front page loads."""

from crawlers.kinds.lists import JsonList
from crawlers.pages.article import CHINA, Selectors
from crawlers.source import Limits


class CnBeta(JsonList):
    """A list in JSON, the articles as pages."""

    name = "cnbeta"
    title = "cnBeta"
    publisher = "cnBeta"
    homepage = "https://www.cnbeta.com.tw"
    licence = "All rights reserved; facts and short quotes only (terms not read, 2026-11-22)."
    robots = "robots.txt not seen beforehand; obeyed."
    language = "zh-Hans"
    verified = False
    limits = Limits(rows=(0, 400), fewer=0.3)
    origin = "https://www.cnbeta.com.tw"
    indexes = ("/home/more?type=all&page=1",)
    items = ("result", "list")
    link = "{url_show}"
    moment = ("inputtime",)
    selectors = Selectors(body=("div.article-content",), date=("header.title div.meta span",), zone=CHINA)
