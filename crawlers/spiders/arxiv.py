"""arXiv: technical reports of language models, by its API."""

from typing import ClassVar

from crawlers.kinds.lists import Feed
from crawlers.kinds.news import Digest
from crawlers.source import Limits, Role

QUERY = "ti:%22technical+report%22+AND+cat:cs.CL"


class ArXiv(Digest, Feed):
    """The newest forty whose title says so; abstracts tell names, sizes and tokens of training."""

    name = "arxiv"
    title = "arXiv technical reports"
    publisher = "arXiv"
    homepage = "https://arxiv.org"
    licence = "Metadata CC0 (arXiv's API terms, 2026-11-22)."
    robots = "The API is public; one request in three seconds."
    language = "en"
    verified = False
    limits = Limits(rows=(1, 400), fewer=0.3)
    role: ClassVar[Role] = "feed"
    origin = "https://export.arxiv.org"
    indexes = (f"/api/query?search_query={QUERY}&sortBy=submittedDate&sortOrder=descending&max_results=40",)
    pace = 3.0
