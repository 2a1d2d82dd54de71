"""CDW: a shop for companies in the United States."""

from crawlers.kinds.shop import WANTED, Shop
from crawlers.source import Limits


class Cdw(Shop):
    """Many data-centre cards have no price but a request for a quote."""

    name = "cdw"
    title = "CDW"
    publisher = "CDW"
    homepage = "https://www.cdw.com"
    licence = "All rights reserved; facts only (terms not read, 2026-11-22)."
    robots = "robots.txt not seen beforehand; obeyed."
    language = "en"
    verified = False
    limits = Limits(rows=(1, 600), fewer=0.4)
    origin = "https://www.cdw.com"
    indexes = tuple(f"/search/?key={words}" for words in WANTED)
    links = "a[href*='/product/']"
    seller = "CDW"
