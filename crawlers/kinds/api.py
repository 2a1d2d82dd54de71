"""Sources that answer in JSON: price APIs asked many times, datasets that are one file."""

import json
from typing import Any, ClassVar

from scrapy.http import Request

from crawlers.source import Kind, Role, Source


class PriceApi(Source):
    """An API that is asked for offers, once or several times with different words."""

    kind: ClassVar[Kind] = "price-api"
    role: ClassVar[Role] = "offers"

    def post(self, path: str, query: dict[str, Any], **request: Any) -> Request:
        """A POST of a JSON object."""
        return self.ask(
            path,
            self.role,
            method="POST",
            body=json.dumps(query),
            headers={"Content-Type": "application/json"},
            **request,
        )


class Dataset(Source):
    """A published file that holds everything."""

    kind: ClassVar[Kind] = "dataset"
    role: ClassVar[Role] = "dataset"
