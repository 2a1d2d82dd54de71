"""Sources that answer in JSON: price APIs asked many times, datasets that are one file."""

import json
import re
from typing import Any, ClassVar

import msgspec
from scrapy.http import Request

from crawlers.source import Kind, Role, Source

_SCALAR = r'("(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null)'


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


def words(row: msgspec.Raw | bytes, *keys: str) -> str:
    """The shortest piece of a JSON object, verbatim, that holds `keys` with their values.

    An answer's row may have a hundred keys; the quote needs those that name the offer and its price.
    """
    text = bytes(row).decode()
    found = [match for key in keys if (match := re.search(rf'"{key}"\s*:\s*{_SCALAR}', text))]
    if not found:
        return text
    return text[min(match.start() for match in found) : max(match.end() for match in found)]
