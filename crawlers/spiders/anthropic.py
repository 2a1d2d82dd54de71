"""Anthropic: its news, by the sitemap, for there is no feed."""

from crawlers.kinds.lists import Sitemap
from crawlers.source import Limits


class Anthropic(Sitemap):
    """Class names of its pages change with each build, so none is used."""

    name = "anthropic"
    title = "Anthropic News"
    publisher = "Anthropic"
    homepage = "https://www.anthropic.com/news"
    licence = "All rights reserved; facts and short quotes only (terms not read, 2026-11-22)."
    robots = "robots.txt not seen beforehand; obeyed."
    language = "en"
    verified = False
    limits = Limits(rows=(0, 300), fewer=0.3)
    maker = "Anthropic"
    origin = "https://www.anthropic.com"
    indexes = ("/sitemap.xml",)
    within = "/news/"
