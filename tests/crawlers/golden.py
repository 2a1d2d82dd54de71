"""Golden pages: kept pages of each source, written by us in its format, with the records they must give.

`tests/golden/<source>/<case>/` holds `page.*`, `expected.jsonl` and `meta.json`: how it was asked, what the
case `shows`, and, where the field is known for it, the `trap`. After a change of rules write the expected
records anew by `python -m tests.crawlers.golden`, and look at the difference.
"""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from crawlers.read import read_page
from crawlers.records import to_lines
from crawlers.registry import sources
from crawlers.source import Page

ROOT = Path(__file__).parents[1] / "golden"


@dataclass(frozen=True)
class Golden:
    """One kept page of a source."""

    folder: Path

    @property
    def source(self) -> str:
        return self.folder.parent.name

    @property
    def name(self) -> str:
        return f"{self.source}/{self.folder.name}"

    @property
    def meta(self) -> dict[str, Any]:
        meta: dict[str, Any] = json.loads((self.folder / "meta.json").read_text(encoding="utf-8"))
        return meta

    @property
    def page(self) -> Page:
        (file,) = self.folder.glob("page.*")
        meta = self.meta
        return Page(
            url=meta["url"],
            body=file.read_bytes(),
            day=date.fromisoformat(meta["day"]),
            role=meta["role"],
            content_type=meta.get("content_type"),
            asked=json.dumps(meta["asked"]).encode() if "asked" in meta else b"",
        )

    @property
    def expected(self) -> Path:
        return self.folder / "expected.jsonl"

    def read(self) -> bytes:
        """The records of the page by today's rules, a line each."""
        return b"".join(to_lines(read_page(sources()[self.source], self.page)))


def golden_pages() -> list[Golden]:
    """Every golden page, by source and case."""
    return [Golden(meta.parent) for meta in sorted(ROOT.glob("*/*/meta.json"))]


if __name__ == "__main__":
    for golden in golden_pages():
        golden.expected.write_bytes(golden.read())
