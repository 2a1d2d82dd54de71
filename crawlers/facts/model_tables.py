"""Models in tables and cards: a row a model with its size and date, or one model's fields a row each."""

import re
from collections.abc import Iterator, Sequence

from crawlers.facts.numbers import MULTIPLIERS, exact, plain
from crawlers.facts.passage import Passage
from crawlers.facts.sizes import Size
from crawlers.facts.spans import Spans, within
from crawlers.facts.tables import Cell, Table
from crawlers.names.models import find, size_in
from crawlers.records import Model

_NAME_HEAD = re.compile(
    r"^(?:(?:ai |base |open |foundation |pre-?trained |(?:large )?language )?(?:models?|llms?)"
    r"(?: name| family| id)?"
    r"|variants?|name|checkpoint"
    r"|versions?|大?模型(?:名称?|版本)?|名称|型号|版本)$"
)
_SIZE_HEAD = re.compile(
    r"^(?:total|(?:#|no\.|number)?(?: of)? ?(?:total |model )?param(?:eter)?s?(?: (?:count|size))?|model size"
    r"|sizes?|模型(?:大小|尺寸|体量)"
    r"|(?:模型|最大)?(?:总?参数(?:总?量|数量?|规模|大小|总数|个数|级别?)?|规模))(?: ?\(.{0,12}\))?$"
)
# A column of the sizes that each family comes in.
_SIZES_HEAD, _SIZE = re.compile(r"sizes|param|尺寸|参数|规格"), re.compile(r"\d{1,4}(?:\.\d{1,2})?[BM]")
_DATE_HEAD = re.compile(r"date|released?|launch|announced|year|month|日期|时间|发布|年份")
_MAKER_HEAD = re.compile(
    r"^(?:developers?|developed by|org(?:ani[sz]ation)?|company|maker|creator|vendor|provider|lab|publisher"
    r"|team|by|开发者|开发商|机构|公司|厂商|研发机构|发布机构)$"
)
_YEAR = re.compile(r"(?:19|20)\d\d$")
_WHEN_HEAD = re.compile(r"^(?:date|year|month|when|日期|时间|年份|年月|月份)$")
_EVENT_HEAD = re.compile(r"event|what happened|milestone|action|news|事件|动态|动作|进展")
_EVENTS_HEAD = re.compile(r"(?:model )?(?:releases?|launch(?:es)?|announcements?)|发布|推出")
_EVENT_WORDS = (
    ("open", "open-sourced"), ("开源", "open-sourced"), ("announce", "announced"),
    ("发表", "announced"), ("launch", "released"), ("release", "released"), ("发布", "released"),
    ("推出", "released"),
)  # fmt: skip
# What else the words of a row may tell; over a date or a table they are the page's own.
_ROW_WORDS = (
    *_EVENT_WORDS, ("上线", "released"), ("放出", "released"), ("释出", "released"), ("问世", "released"),
    ("面世", "released"), ("亮相", "announced"), ("公布", "announced"), ("提出", "announced"),
    ("预告", "announced"), ("更新", "updated"), ("升级", "updated"), ("迭代", "updated"),
)  # fmt: skip
_NOTE_HEAD = re.compile(r"^(?:说明|备注|内容|描述|事项|大事|状态|要点|notes?|status|remarks?)$")
# A class of models by its size is no name of one.
_ONLY_SIZE = re.compile(r"\d{1,4}(?:\.\d)?[BMbm](?: ?(?:class|级|model|模型))?")
# Makers and brands before a name that is more than one character: not the 浪潮 of 浪潮源1.0.
_OWNER = re.compile(r"[\u4e00-\u9fff]{2,6} ?(?![\u4e00-\u9fff][\d.])|[A-Za-z]+ (?=[A-Z])")
# "Gopher (280B)".
_IN_BRACKETS = re.compile(r" \(\d{1,4}(?:\.\d{1,2})?[BMT]\)$")
# How far above a table the line over it may begin, in characters.
_OVER = 240
_FIGURE = re.compile(r"(\d[\d,]*(?:\.\d+)?) ?(万亿|千亿|百亿|亿|万|billion|million|trillion|b|m|t)?(?![a-z])")


class ModelTable:
    """One table of models."""

    def __init__(self, passage: Passage, table: Table, sizes: Spans[Size], maker: str | None) -> None:
        """`maker` is the only one of the text, if it has but one."""
        self._passage = passage
        self._sizes = sizes
        self._table = table
        over = within(passage.makers, table.start - _OVER, table.start)
        self._maker = over[-1].maker if over else maker
        self._heads = [self._text(cell) for cell in table.rows[0]]

    def read(self) -> Iterator[tuple[int, Model]]:
        """Each model of the table with its place."""
        column = self._name_column()
        head = self._head_of_cards()
        if head:
            yield from self._cards(head)
        elif column is not None:
            for row in self._table.rows[1:]:
                yield from self._row(row, column)
        elif self._table.rows[0] and self._named(self._table.rows[0][0]) and len(self._heads) > 2:
            for row in self._table.rows:
                yield from self._dated(row)

    def _name_column(self) -> int | None:
        """The column headed as one of names, else the one that holds them: Date | Lab | Release."""
        headed = self._column(_NAME_HEAD)
        if headed is not None or not any(map(_DATE_HEAD.search, self._heads)):
            return headed
        rows = self._table.rows[1:]
        named = [
            sum(self._named(row[place]) for row in rows if place < len(row))
            for place in range(len(self._heads))
        ]
        most = max(named, default=0)
        return named.index(most) if most > 1 and 2 * most >= len(rows) and named.index(most) > 0 else None

    def _head_of_cards(self) -> Sequence[Cell] | None:
        """The row of names where every other row is a field: the first, unless it opens with a model, or the
        one headed "Model" under an empty first.
        """
        rows = [row for row in self._table.rows if len(row) > 1]
        if len(rows) > 1 and not any(map(self._text, rows[0])) and _NAME_HEAD.search(self._text(rows[1][0])):
            return rows[1]
        if not rows:
            return None
        named = not self._named(rows[0][0]) and any(map(self._named, rows[0][1:]))
        sized = not self._text(rows[0][0]) and any(_SIZE_HEAD.search(self._text(row[0])) for row in rows)
        return rows[0] if named or sized else None

    def _text(self, cell: Cell | None) -> str:
        return self._passage.text[cell.start : cell.end].strip() if cell else ""

    def _written(self, cell: Cell) -> str:
        return self._passage.page.plain[cell.start : cell.end].strip()

    def _column(self, pattern: re.Pattern[str]) -> int | None:
        return next((i for i, head in enumerate(self._heads) if pattern.search(head)), None)

    def _name(self, cell: Cell) -> str:
        """What a cell names, without the maker set before a model's name: 华为盘古Pro MoE, 阿里通义Qwen3."""
        words = self._written(cell)
        named = find(words, words.lower())[-1:]
        if named and named[0].end == len(words) and _OWNER.fullmatch(words, 0, named[0].start):
            start = cell.start + self._passage.page.plain[cell.start : cell.end].find(words)
            if within(self._passage.makers, start, start + 1):
                return words[named[0].start :]
        return words

    def _named(self, cell: Cell) -> bool:
        """Whether a cell is a model's name and nothing else but its maker's."""
        return _is_name(self._name(cell))

    def _tells_when(self, name: Cell) -> bool:
        """Whether the dates of a table of models are of them, though no head says of what."""
        return self._named(name) and any(map(_WHEN_HEAD.search, self._heads))

    def _row(self, row: Sequence[Cell], column: int) -> Iterator[tuple[int, Model]]:
        name = _IN_BRACKETS.sub("", self._name(row[column])) if column < len(row) else ""
        if not re.search(r"[A-Za-z\u4e00-\u9fff]", name) or len(name) > 48 or _ONLY_SIZE.fullmatch(name):
            return
        if within(self._passage.chips, row[column].start, row[column].end):
            return
        told, day, event = self._size(row), self._date(row), self._event(row)
        members = [(f"{name} {size}", size_in(size)) for size in self._listed(row)]
        if members or told or (day and (event or self._tells_when(row[column]))):
            for member, size in members or [(name, told or size_in(name))]:
                yield row[column].start, self._model(member, row, size, day, event)

    def _listed(self, row: Sequence[Cell]) -> list[str]:
        """The sizes of a family listed in one cell: "8B, 70B"."""
        column = self._column(_SIZES_HEAD)
        cell = self._written(row[column]) if column is not None and column < len(row) else ""
        sizes = re.split(r" ?[,、] ?", cell)
        return sizes if len(sizes) > 1 and all(map(_SIZE.fullmatch, sizes)) else []

    def _dated(self, row: Sequence[Cell]) -> Iterator[tuple[int, Model]]:
        """A row of a table without a head, which opens with a model and gives a date in a cell of its own."""
        days = within(self._passage.dates, row[0].start, row[-1].end)[:1]
        if (
            days
            and self._named(row[0])
            and any(self._text(c) == self._passage.text[days[0].start : days[0].end] for c in row)
        ):
            name = self._name(row[0])
            yield row[0].start, self._model(name, row, size_in(name), days[0].iso, None)

    def _size(self, row: Sequence[Cell]) -> float | None:
        column = self._column(_SIZE_HEAD)
        if column is None:
            sizes = within(self._sizes, row[0].start, row[-1].end)
            told = [size for size in sizes if not size.bare or self._opens(row, size)]
            return max((size.value for size in told), default=None)
        if column >= len(row):
            return None
        scale = re.search(r"\((?:in )?(b|m|亿|billions?|millions?)\)", self._heads[column])
        return size_of(self._text(row[column]) + (f" {scale[1].rstrip('s')}" if scale else ""))

    def _opens(self, row: Sequence[Cell], size: Size) -> bool:
        """Whether a size is the first that a note tells: "24B, Apache 2.0"."""
        cells = [cell for cell in self._notes(row) if cell.start <= size.start < cell.end]
        return any(not self._passage.text[cell.start : size.start].strip() for cell in cells)

    def _notes(self, row: Sequence[Cell]) -> list[Cell]:
        """The cells of a row that say something of it in words."""
        return [cell for head, cell in zip(self._heads, row, strict=False) if _NOTE_HEAD.search(head)]

    def _date(self, row: Sequence[Cell]) -> str | None:
        """The date of the row; a year and a month in two cells are one."""
        days = within(self._passage.dates, row[0].start, row[-1].end)
        if days:
            return max((day.iso for day in days), key=len)
        column = self._column(_DATE_HEAD)
        year = self._text(row[column]) if column is not None and column < len(row) else ""
        return year if _YEAR.match(year) else None

    def _event(self, row: Sequence[Cell]) -> str | None:
        """The event of a column so headed, else of the head over the dates, else of a note, else of the line
        over the table.
        """
        for head, cell in zip(self._heads, row, strict=False):
            if _EVENT_HEAD.search(head):
                return _event_in(self._text(cell), _ROW_WORDS)
        noted = (_event_in(self._text(cell), _ROW_WORDS) for cell in self._notes(row))
        told = next(filter(None, noted), None)
        dated = next((head for head in self._heads if _DATE_HEAD.search(head)), "")
        over = self._passage.text[max(0, self._table.start - _OVER) : self._table.start]
        headed = next((head for head in self._heads if _EVENTS_HEAD.fullmatch(head)), "")
        return _event_in(dated) or told or _event_in(headed) or _event_in(over)

    def _cards(self, head: Sequence[Cell]) -> Iterator[tuple[int, Model]]:
        """Models side by side, or one alone, with their fields a row each: Released | 2024-06-14, Publisher |
        NVIDIA.
        """
        for place, cell in enumerate(head[1:], 1):
            rows = [row for row in self._table.rows if place < len(row)]
            if re.search(r"[A-Za-z\u4e00-\u9fff]", self._written(cell)):
                yield from self._card(cell, rows, place)

    def _card(self, head: Cell, rows: Sequence[Sequence[Cell]], place: int) -> Iterator[tuple[int, Model]]:
        name, column = self._name(head), [row[place] for row in rows]
        fields = {self._text(row[0]): row[place] for row in rows}
        sizes = (size_of(self._text(cell)) for key, cell in fields.items() if _SIZE_HEAD.search(key))
        dated = next(((key, cell) for key, cell in fields.items() if _DATE_HEAD.search(key)), None)
        day = self._date([dated[1]]) if dated else None
        event = _event_in(dated[0]) if dated and day else None
        told = next(sizes, None)
        if told or day or (size_in(name) and len(self._heads) == 2):
            yield head.start, self._model(name, column, told or size_in(name), day, event)

    def _headed_maker(self, row: Sequence[Cell]) -> list[str]:
        """Whoever stands in a column headed as one of makers, known or not."""
        column = self._column(_MAKER_HEAD)
        named = self._written(row[column]) if column is not None and column < len(row) else ""
        return [named] if re.fullmatch(r"[^\W\d_][^|\n]{1,39}", named) else []

    def _model(
        self, name: str, row: Sequence[Cell], size: float | None, day: str | None, event: str | None
    ) -> Model:
        makers = [m.maker for cell in row for m in within(self._passage.makers, cell.start, cell.end)]
        makers += self._headed_maker(row)
        return Model(
            model=name,
            developer=makers[0] if makers else self._maker,
            event=event or "mentioned",  # type: ignore[arg-type]
            date=day,
            parameters=size,
            quote=self._passage.page.quote(
                row[0].start, row[0].start + len(self._passage.text[row[0].start : row[-1].end].rstrip())
            ),
        )


def _is_name(words: str) -> bool:
    """Whether words are a model's name and nothing else."""
    return any((n.start, n.end) == (0, len(words)) for n in find(words, words.lower()))


def size_of(cell: str) -> float | None:
    """The number of parameters in a cell, of a range the highest: "138,000,000 – 373,000,000", "15B"."""
    found = [exact(plain(digits) * MULTIPLIERS.get(unit, 1.0)) for digits, unit in _FIGURE.findall(cell)]
    return max((value for value in found if value >= 1e6), default=None)


def _event_in(words: str, known: Sequence[tuple[str, str]] = _EVENT_WORDS) -> str | None:
    """The event told first; what is "released open source" is open-sourced."""
    if "open" in words:
        return "open-sourced"
    told = ((words.find(word), event) for word, event in known)
    return min(((place, event) for place, event in told if place >= 0), default=(0, None))[1]
