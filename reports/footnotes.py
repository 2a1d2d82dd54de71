"""What stands behind each number: a query that returns the rows, and the kept page of a quote."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache, singledispatchmethod
from importlib.resources import files
from string import Template
from typing import Any

from reports.escape import Markdown, link, text, web_address
from reports.language import Language
from reports.names import full_name
from reports.report import (
    Announcement,
    Dollar,
    Held,
    Line,
    Refused,
    Report,
    ReportedMove,
    ReportedPrice,
    Rest,
    Revised,
    Said,
    Seen,
    Series,
    Thin,
    Told,
    Trouble,
)
from reports.week import Week

Item = Line | Thin | Rest | Said | Told | Held | Dollar | Refused | Trouble | Seen | Revised

_TABLES: dict[type[Said], tuple[str, str]] = {
    ReportedPrice: ("prices", "price_id"),
    ReportedMove: ("price_moves", "move_id"),
    Announcement: ("announcements", "announcement_id"),
}
_SPARK = 13


class Footnotes:
    """Numbers what the page cites, in the order it cites it."""

    def __init__(self, report: Report, say: Language) -> None:
        self._week = report.week
        self._as_of = f" --as-of {report.as_of}" if report.as_of else ""
        self._language = say
        self._numbers: dict[Item, int] = {}

    def cite(self, item: Item) -> Markdown:
        """The mark of the item's footnote; the same item keeps its number."""
        return Markdown(f"[^{self._numbers.setdefault(item, len(self._numbers) + 1)}]")

    def __iter__(self) -> Iterator[tuple[int, Markdown]]:
        for item, number in self._numbers.items():
            yield number, Markdown(" ".join(self._explain(item)))

    @singledispatchmethod
    def _explain(self, item: Item) -> Iterator[str]:
        raise TypeError(f"nothing is known to stand behind {item!r}")

    @_explain.register
    def _(self, line: Line) -> Iterator[str]:
        series = {column: getattr(line, column) for column in Series.__dataclass_fields__}
        key = _all(**series)
        basis = self._language.say(f"series.{line.basis}")
        yield self._say("series", name=full_name(self._language, line), basis=basis)
        yield from self._rows("offers", series=_in_prices(line))
        if line.change_1 is not None:
            yield from self._rows("sellers", series=key)
        yield from self._rows("weeks", series=key, since=self._ago(_SPARK))
        if re.fullmatch(r"[\w.-]+", line.chip, re.ASCII):
            yield f"{self._say('steps')} `chipwatch report {self._week}{self._as_of} --explain {line.chip}`"

    @_explain.register
    def _(self, thin: Thin) -> Iterator[str]:
        return self._rows("thin", basis=_all(basis=thin.basis))

    @_explain.register
    def _(self, rest: Rest) -> Iterator[str]:
        return self._rows("rest", basis=_all(basis=rest.basis))

    @_explain.register
    def _(self, said: Said) -> Iterator[str]:
        table, column = _TABLES[type(said)]
        yield self._page(said)
        yield from self._rows("row", query="one", table=table, id=_all(**{column: said.id}))
        if said.witnesses > 1:
            yield from self._rows("witnesses", id=_all(fact_id=said.id))

    @_explain.register
    def _(self, told: Told) -> Iterator[str]:
        for table in ("prices", "price_moves"):
            where = "listing IS NULL AND " if table == "prices" else ""
            yield from self._rows("told", table=table, chip=where + _all(chip=told.chip))

    @_explain.register
    def _(self, held: Held) -> Iterator[str]:
        return self._rows("held", query="one", table="prices", id=_all(price_id=held.id))

    @_explain.register
    def _(self, dollar: Dollar) -> Iterator[str]:
        return self._rows("dollar", day=dollar.day)

    @_explain.register
    def _(self, refused: Refused) -> Iterator[str]:
        return self._rows("refused", reason=_all(reason=refused.reason))

    @_explain.register
    def _(self, trouble: Trouble) -> Iterator[str]:
        start = min(self._week.start, trouble.day)
        return self._rows("health", source=_all(source=trouble.source), start=start)

    @_explain.register
    def _(self, seen: Seen) -> Iterator[str]:
        for name in ("answered", "articles", "seen_offers"):
            yield from self._rows(name)

    @_explain.register
    def _(self, revised: Revised) -> Iterator[str]:
        parts: dict[str, Any] = {
            "start": Week.parse(revised.first_week).start,
            "end": Week.parse(revised.last_week).end,
        }
        parts |= {"since": revised.first_recorded, "until": revised.last_recorded + timedelta(days=1)}
        return self._rows("revised", **parts)

    def _rows(self, name: str, *, query: str | None = None, **parts: str | date) -> Iterator[str]:
        """What the rows are, and the command that returns them."""
        week = self._week
        usual = {"week": week, "start": week.start, "end": week.end, "after": week.end + timedelta(days=1)}
        statement = _template(query or name).substitute(usual | parts)
        yield f'{self._say(name)} `chipwatch query{self._as_of} "{statement}"`'

    def _page(self, said: Said) -> str:
        """The outlet, the page and its day, and the kept bytes."""
        where = [text(said.outlet, 60), link(text(said.title or said.outlet, 120), said.url)]
        if said.url and not web_address(said.url):
            where.append(text(said.url, 300))
        page = ", ".join([*where, self._language.day(said.day)]) + str(self._language.general("stop"))
        if not re.fullmatch(r"sha256:[0-9a-f]{64}", said.capture or ""):
            return page
        return f"{page} {self._say('kept')} `chipwatch page {said.capture}`."

    def _say(self, key: str, **parts: object) -> Markdown:
        return self._language.say(f"note.{key}", **parts)

    def _ago(self, weeks: int) -> date:
        return self._week.start - timedelta(weeks=weeks)


@cache
def _template(name: str) -> Template:
    return Template(" ".join((files("reports") / "rows" / f"{name}.sql").read_text(encoding="utf-8").split()))


def _in_prices(line: Line) -> str:
    """A rental's series is per chip and hour, whatever unit the offer was in."""
    key = _all(
        chip=line.chip,
        form_factor=line.form_factor,
        memory_gb=line.memory_gb,
        basis=line.basis,
        tier=line.tier,
        commitment=line.commitment,
    )
    return (
        f"{key} AND usd_per_chip IS NOT NULL" if line.basis == "rental" else f"{key} AND {_all(per=line.per)}"
    )


def _all(**columns: str | float | None) -> str:
    return " AND ".join(
        f"{column} IS NULL" if value is None else f"{column} = {literal(value)}"
        for column, value in columns.items()
    )


def literal(value: str | float) -> str:
    """The value in SQL, free of all that SQL, a shell's double quotes or Markdown would take for theirs."""
    if not isinstance(value, str):
        return f"{value:.12g}"
    parts = re.findall(r"([\w .:/+-]+)|(.)", value, re.ASCII | re.DOTALL)
    return " || ".join(f"'{safe}'" if safe else f"chr({ord(odd)})" for safe, odd in parts) or "''"
