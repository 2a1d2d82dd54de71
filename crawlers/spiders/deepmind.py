"""Google DeepMind: its blog, by its feed."""

from crawlers.kinds.lists import Feed
from crawlers.source import Limits


class DeepMind(Feed):
    """What is told is Google's, under one developer with the models of Google AI."""

    name = "deepmind"
    title = "Google DeepMind blog"
    publisher = "Google"
    homepage = "https://deepmind.google/blog/"
    licence = "All rights reserved; facts and short quotes only (terms not read, 2026-11-22)."
    robots = "robots.txt not seen beforehand; obeyed."
    language = "en"
    verified = False
    limits = Limits(rows=(0, 300), fewer=0.3)
    maker = "Google"
    origin = "https://deepmind.google"
    indexes = ("/blog/rss.xml",)
