"""Sources that are published files: JSON as it comes, CSV, and zips of CSV."""

import csv
import io
import math
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import ClassVar

from scrapy.http import Request

from crawlers.capture.classify import Class, Verdict
from crawlers.kinds.offers import spanned
from crawlers.pages.decode import decode
from crawlers.records import Record
from crawlers.source import Kind, Page, Role, Source

_LARGEST = 64_000_000
"""Bytes of a file unpacked: a zip of more is none of these price lists."""


class Dataset(Source):
    """A published file that holds everything: what others offer, gathered by a third party."""

    kind: ClassVar[Kind] = "dataset"
    role: ClassVar[Role] = "dataset"


@dataclass(frozen=True)
class Line:
    """A row of a CSV file: its cells by the header's names, and as it stands in the file."""

    cells: dict[str, str]
    quote: str

    def number(self, name: str) -> float | None:
        """A cell as a number; None where it is empty, absent or another thing."""
        try:
            value = float(self.cells.get(name, ""))
        except ValueError:
            return None
        return value if math.isfinite(value) else None


class CsvDataset(Dataset):
    """One or several CSV files, each perhaps in a zip."""

    paths: ClassVar[tuple[str, ...]]
    columns: ClassVar[frozenset[str]]
    """Without which a file has changed its form."""

    def first(self) -> Iterable[Request]:
        """Each file."""
        return (self.ask(path, self.role) for path in self.paths)

    @classmethod
    def text(cls, page: Page) -> str:
        """The file as text; empty for a zip that cannot be unpacked or holds no CSV."""
        return _unzipped(page.body) if page.body.startswith(b"PK") else decode(page.body, page.content_type)

    @classmethod
    def judge(cls, page: Page) -> Verdict | None:
        """A file without its columns has changed its form; one without rows is empty."""
        first = next(lines(cls.text(page)), None)
        if first is None:
            return Verdict(Class.EMPTY, "The file holds no row.")
        lacking = sorted(cls.columns - first.cells.keys())
        return Verdict(Class.LAYOUT_CHANGED, f"The file lacks the columns {lacking}.") if lacking else None

    @classmethod
    def read(cls, page: Page) -> Iterator[Record]:
        """Each row of accelerators a price or a refusal."""
        for line in lines(cls.text(page)):
            yield from cls.price(line, page)

    @classmethod
    def price(cls, line: Line, page: Page) -> Iterator[Record]:
        """The prices of a row, or why there are none; nothing for a row without accelerators."""
        raise NotImplementedError


class OfferFiles(CsvDataset):
    """Files with a row for each place of an offer."""

    @classmethod
    def read(cls, page: Page) -> Iterator[Record]:
        """Rows of one listing become one price, whatever their number of zones."""
        return spanned(super().read(page))


def lines(text: str) -> Iterator[Line]:
    """The rows of a CSV text below its header; cells that a short row lacks are empty."""
    raw = text.splitlines(keepends=True)
    reader = csv.reader(raw)
    header, end = next(reader, []), reader.line_num
    for cells in reader:
        start, end = end, reader.line_num
        named = dict(zip_longest(header, cells[: len(header)], fillvalue=""))
        yield Line(named, "".join(raw[start:end]).rstrip("\r\n"))


def _unzipped(body: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            found = [entry for entry in archive.infolist() if entry.filename.endswith(".csv")]
            if not found or found[0].file_size > _LARGEST:
                return ""
            return archive.read(found[0]).decode("utf-8-sig", "replace")
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError):
        return ""
