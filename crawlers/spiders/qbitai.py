"""量子位 (qbitai.com): Chinese AI news, by its WordPress feed."""

from crawlers.kinds.lists import Feed
from crawlers.pages.article import CHINA, Selectors
from crawlers.source import Limits


class QbitAi(Feed):
    """Releases of models by Chinese laboratories are told here within hours."""

    name = "qbitai"
    title = "量子位"
    publisher = "量子位"
    homepage = "https://www.qbitai.com"
    licence = "All rights reserved; facts and short quotes only (terms not read, 2026-11-22)."
    robots = "robots.txt not seen beforehand; obeyed."
    language = "zh-Hans"
    verified = False
    limits = Limits(rows=(0, 400), fewer=0.3)
    origin = "https://www.qbitai.com"
    indexes = ("/feed",)
    selectors = Selectors(body=(".article",), zone=CHINA)
