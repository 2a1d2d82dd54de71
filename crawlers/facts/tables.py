"""Tables in text: Markdown, tabs, commas and aligned columns, as grids of cells with their places."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

_RULE = re.compile(r"[\s|:+-]*-{2,}[\s|:+-]*")
# Rows of more cells are no table that anyone reads; each cell is looked at with all of its row.
_WIDEST = 64
# A row of short cells parted by commas, the first of them never empty.
_ROW = re.compile(r"[^\s,:;|。!?{\"](?:[^,:;|。!?{\n]{0,23},(?! )){2,}[^,:;|。!?{\n]{0,24}")
_THOUSANDS = re.compile(r"(?<![a-z\d.,])\d{1,3}(?:,\d{3})+(?![\d,])")
# A row of cells parted by slashes, the first of them its name; and what parts them.
_SLASHED = re.compile(r"[^/|\n]{1,40}(?: / [^/|\n]{1,24})+")
_SLASH = re.compile(r" / |: ?(?=[^:]* / )")
_DIGIT, _SUM = re.compile(r"\d"), re.compile(r"\d\.\d|[$€£¥]|\d ?[万元]")
_QUOTED = re.compile(r"(?<![^,])\"[^\"\n]*\"(?![^,])")
_COLUMNS, _WIDE = re.compile(r" {2,}"), re.compile(r" {3,}")


@dataclass(frozen=True, slots=True)
class Cell:
    """A stretch of the clean text that is one cell of a table."""

    start: int
    end: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Table:
    """A grid; `header` is its first row, `start` and `end` its place in the text."""

    start: int
    end: int
    rows: tuple[tuple[Cell, ...], ...]

    def all(self) -> Iterator[Cell]:
        """Every cell."""
        for row in self.rows:
            yield from row


def find(text: str) -> list[Table]:
    """The tables of a clean text, in order of place; at least two rows of at least two cells each."""
    if "\n" not in text:
        return []
    tables: list[Table] = []
    block: list[tuple[int, list[tuple[int, int]]]] = []
    style = ""
    told = _known_by_neighbours(text)
    for start, line in _lines(text):
        if _RULE.fullmatch(line) and style == "|":
            continue
        line = _QUOTED.sub(_masked, line)
        kind = told.get(start) or _style(line, style)
        if kind != style and block:
            tables += _table(block)
            block = []
        style = kind
        cells = _split(line, kind) if kind else []
        if cells:  # a bar alone has none
            block.append((start, cells))
    return [*tables, *_table(block)]


def _masked(quoted: re.Match[str]) -> str:
    """A quoted cell without what would part it: "H100 SXM, Secure Cloud"."""
    return "x" * len(quoted[0])


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _known_by_neighbours(text: str) -> dict[int, str]:
    """What parts the cells of lines that are rows only beside others, by where they begin: three or more
    Chinese ones parted by commas under one without a figure; figures parted by slashes under their names,
    "AutoDL: 1.58 / 2.08 / 6.98". Prose has longer clauses and full stops.
    """
    lines = list(_lines(text))
    commas = (run for run in _runs(lines, _by_commas) if len(run) > 2 and not _DIGIT.search(run[0][1]))
    slashes = (run for run in _runs(lines, _by_slashes) if len(run) > 1 and _gives_figures(run))
    marked = ((",", commas), ("/", slashes))
    return {start: mark for mark, runs in marked for run in runs for start, _ in run}


def _runs(lines: list[tuple[int, str]], cells: Callable[[str], int]) -> Iterator[list[tuple[int, str]]]:
    """Lines that follow on one another and have as many marks between cells, more than one."""
    for count, run in groupby(lines, lambda item: cells(item[1])):
        if count > 1:
            yield list(run)


def _by_commas(line: str) -> int:
    return _commas(line) if "," in line and _ROW.fullmatch(line) else 0


def _by_slashes(line: str) -> int:
    return len(_SLASH.findall(line)) if " / " in line and _SLASHED.fullmatch(line) else 0


def _gives_figures(run: list[tuple[int, str]]) -> bool:
    """Whether the first line names what the others give figures of."""
    cells = (cell.strip() for _, line in run[1:] for cell in line.split(" / ")[1:])
    return not _SUM.search(run[0][1]) and all(_DIGIT.search(cell) or cell in "-—" for cell in cells)


def _commas(line: str) -> int:
    """How many commas part cells; none where they part thousands: 45,000~52,000."""
    return 0 if _THOUSANDS.search(line) else line.count(",")


def _style(line: str, before: str) -> str:
    """What parts the cells of a line: a bar, a tab, a comma without blanks, or wide gaps; empty for prose."""
    if line.count("|") >= 2 or " | " in line or (before == "|" and "|" in line):
        return "|"
    if "\t" in line:
        return "\t"
    fewest = 2 if " " in line else 1
    if _commas(line) >= fewest and ", " not in line and line.isascii() and "{" not in line:
        return ","
    gaps, wide = len(_COLUMNS.findall(line.strip())), len(_WIDE.findall(line.rstrip()))
    if gaps >= 3 or wide >= 2 or (gaps == 2 and wide):
        return " "
    return ""


def _split(line: str, style: str) -> list[tuple[int, int]]:
    """The stretches of the cells in a line, blanks around them left out."""
    mark = {" ": _COLUMNS, "/": _SLASH}.get(style) or re.compile(re.escape(style))
    places = [0, *(place for match in mark.finditer(line) for place in match.span()), len(line)]
    cells = list(zip(places[::2], places[1::2], strict=True))
    if style == "|":
        stripped = line.strip()
        cells = cells[1:] if stripped.startswith("|") else cells
        cells = cells[:-1] if stripped.endswith("|") else cells
    elif style == " " and not line[: cells[0][1]].strip():
        cells = cells[1:]
    return cells


def _table(block: list[tuple[int, list[tuple[int, int]]]]) -> list[Table]:
    if len(block) < 2 or not 2 <= max(len(cells) for _, cells in block) <= _WIDEST:
        return []
    rows = tuple(
        tuple(Cell(start + low, start + high, row, column) for column, (low, high) in enumerate(cells))
        for row, (start, cells) in enumerate(block)
    )
    return [Table(rows[0][0].start, rows[-1][-1].end, rows)]
