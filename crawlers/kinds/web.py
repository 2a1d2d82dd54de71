"""Pages of any site: what web archives hold of sites that are no source."""

from typing import ClassVar

from crawlers.kinds.news import News
from crawlers.source import Limits


class Web(News):
    """Never asked for: its pages come from web archives; they are read as articles of no known form."""

    name = "web"
    title = "Web archives"
    publisher = "Various"
    homepage = "https://commoncrawl.org"
    licence = "All rights reserved by each site; facts and short quotes only."
    robots = "Asked for by the archive, not by us."
    language = "mul"
    limits = Limits(rows=(0, 1_000_000))
    origin = "https://commoncrawl.org"
    indexes: ClassVar[tuple[str, ...]] = ()
