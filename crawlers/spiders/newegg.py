"""Newegg: a shop and marketplace in the United States."""

from crawlers.kinds.shop import WANTED, Shop
from crawlers.source import Limits


class Newegg(Shop):
    """What other sellers offer there is theirs where the page names them."""

    name = "newegg"
    title = "Newegg"
    publisher = "Newegg"
    homepage = "https://www.newegg.com"
    licence = "All rights reserved; facts only (terms not read, 2026-11-22)."
    robots = "robots.txt not seen beforehand; obeyed."
    language = "en"
    verified = False
    limits = Limits(rows=(1, 600), fewer=0.4)
    origin = "https://www.newegg.com"
    indexes = tuple(f"/p/pl?d={words}" for words in WANTED)
    links = "a[href*='/p/N82E']"
    seller = "Newegg"
