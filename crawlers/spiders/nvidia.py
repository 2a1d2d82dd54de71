"""NVIDIA: its newsroom, by its feed alone."""

from typing import ClassVar

from crawlers.kinds.lists import Feed
from crawlers.kinds.news import Digest
from crawlers.source import Limits, Role


class Nvidia(Digest, Feed):
    """The newsroom's terms forbid robots on its pages: title and summary are read from the feed."""

    name = "nvidia"
    title = "NVIDIA Newsroom"
    publisher = "NVIDIA"
    homepage = "https://nvidianews.nvidia.com"
    licence = "All rights reserved; facts and short quotes only (terms not read, 2026-11-22)."
    robots = "Terms forbid robots on the newsroom's pages; its feed is published for readers."
    language = "en"
    verified = False
    limits = Limits(rows=(1, 400), fewer=0.3)
    maker = "NVIDIA"
    role: ClassVar[Role] = "feed"
    origin = "https://nvidianews.nvidia.com"
    indexes = ("/releases.xml",)
    pace = 10.0
