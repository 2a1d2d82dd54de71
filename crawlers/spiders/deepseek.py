"""DeepSeek: the news of its API's documentation, by the list at its side."""

from crawlers.kinds.news import News
from crawlers.pages.article import Selectors
from crawlers.source import Limits


class DeepSeek(News):
    """A page of documentation for each release; its time stands in its title or its address."""

    name = "deepseek"
    title = "DeepSeek news"
    publisher = "DeepSeek"
    homepage = "https://api-docs.deepseek.com/"
    licence = "All rights reserved; facts and short quotes only (terms not read, 2026-11-22)."
    robots = "robots.txt not seen beforehand; obeyed."
    language = "en"
    verified = False
    limits = Limits(rows=(0, 300), fewer=0.3)
    maker = "DeepSeek"
    origin = "https://api-docs.deepseek.com"
    indexes = ("/",)
    links = "li.theme-doc-sidebar-item-link a[href*='/news/']"
    selectors = Selectors(body=(".theme-doc-markdown",))
