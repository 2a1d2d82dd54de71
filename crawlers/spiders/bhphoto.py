"""B&H Photo Video: a shop in New York."""

from crawlers.kinds.shop import WANTED, Shop
from crawlers.source import Limits


class BHPhoto(Shop):
    """The site often answers robots with 403 or 429, which is told and not worked around."""

    name = "bhphoto"
    title = "B&H Photo Video"
    publisher = "B&H"
    homepage = "https://www.bhphotovideo.com"
    licence = "All rights reserved; facts only (terms not read, 2026-11-22)."
    robots = "robots.txt not seen beforehand; obeyed."
    language = "en"
    verified = False
    limits = Limits(rows=(1, 600), fewer=0.4)
    origin = "https://www.bhphotovideo.com"
    indexes = tuple(f"/c/search?q={words}" for words in WANTED)
    links = "a[href*='/c/product/']"
    seller = "B&H"
