"""Data Center Dynamics: data centres and what is built into them, by its feed."""

from crawlers.kinds.lists import Feed
from crawlers.pages.article import Selectors
from crawlers.source import Limits


class DataCenterDynamics(Feed):
    """Clusters are told with the number of their chips and what they cost as a whole."""

    name = "datacenterdynamics"
    title = "Data Center Dynamics"
    publisher = "DCD"
    homepage = "https://www.datacenterdynamics.com/en/"
    licence = "All rights reserved; facts and short quotes only (terms not read, 2026-11-22)."
    robots = "robots.txt not seen beforehand; obeyed."
    language = "en"
    verified = False
    limits = Limits(rows=(0, 400), fewer=0.3)
    origin = "https://www.datacenterdynamics.com"
    indexes = ("/en/rss/",)
    selectors = Selectors(body=(".article-body",))
