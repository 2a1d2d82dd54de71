"""TrendForce News: market research on memory, panels and AI servers, by WordPress's own API."""

from crawlers.kinds.lists import JsonList
from crawlers.source import Limits


class TrendForce(JsonList):
    """The list tells the whole text; times are in UTC and say no zone."""

    name = "trendforce"
    title = "TrendForce News"
    publisher = "TrendForce"
    homepage = "https://www.trendforce.com/news/"
    licence = "All rights reserved; facts and short quotes only (terms not read, 2026-11-22)."
    robots = "robots.txt not seen beforehand; obeyed."
    language = "en"
    verified = False
    limits = Limits(rows=(0, 400), fewer=0.3)
    origin = "https://www.trendforce.com"
    indexes = ("/news/wp-json/wp/v2/posts?per_page=20&page=1",)
    headline = ("title", "rendered")
