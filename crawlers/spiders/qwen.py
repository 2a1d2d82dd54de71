"""Qwen: the blog of Alibaba's laboratory, by the API behind it."""

from datetime import timedelta
from typing import ClassVar

from crawlers.kinds.lists import JsonList
from crawlers.kinds.news import Digest
from crawlers.source import Limits, Role


class Qwen(Digest, JsonList):
    """The API tells the whole text; the pages are filled by scripts."""

    name = "qwen"
    title = "Qwen blog"
    publisher = "Alibaba"
    homepage = "https://qwen.ai/research"
    licence = "All rights reserved; facts and short quotes only (terms not read, 2026-11-22)."
    robots = "robots.txt not seen beforehand; obeyed."
    language = "zh-Hans"
    verified = False
    limits = Limits(rows=(1, 1500), fewer=0.3)
    maker = "Alibaba"
    role: ClassVar[Role] = "list"
    origin = "https://qwen.ai"
    indexes = ("/api/v2/article/retrieval?language=zh-CN&type=qwen_ai",)
    items = ("data", "articles")
    link = "https://qwen.ai/blog?id={path}"
    moment = ("extra", "date")
    content = ("content",)
    stale = timedelta(days=120)
