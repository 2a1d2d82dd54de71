"""What stands behind each number: a query that returns the rows, and the kept page of a quote."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache, singledispatchmethod
from importlib.resources import files
from string import Template

from reports import wording
from reports.escape import Markdown, link, text, web_address
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
    Revised,
    Said,
    Seen,
    Series,
    Thin,
    Trouble,
)
from reports.week import Week

Item = Line | Thin | Said | Held | Dollar | Refused | Trouble | Seen | Revised

_TABLES: dict[type[Said], tuple[str, str]] = {
    ReportedPrice: ("prices", "price_id"),
    ReportedMove: ("price_moves", "move_id"),
    Announcement: ("announcements", "announcement_id"),
}
_SPARK = 13


class Footnotes:
    """Numbers what the page cites, in the order it cites it."""

    def __init__(self, report: Report) -> None:
        self._week = report.week
        self._command = f"query --as-of {report.as_of}" if report.as_of else "query"
        self._numbers: dict[Item, int] = {}

    def cite(self, item: Item) -> Markdown:
        """The mark of the item's footnote; the same item keeps its number."""
        return Markdown(f"[^{self._numbers.setdefault(item, len(self._numbers) + 1)}]")

    def __iter__(self) -> Iterator[tuple[int, Markdown]]:
        for item, number in self._numbers.items():
            yield number, Markdown(self._explain(item))

    @singledispatchmethod
    def _explain(self, item: Item) -> str:
        raise TypeError(f"nothing is known to stand behind {item!r}")

    @_explain.register
    def _(self, line: Line) -> str:
        series = {column: getattr(line, column) for column in Series.__dataclass_fields__}
        key = _all(**series)
        return (
            f"{text(full_name(line))}, {text(line.basis)}. "
            f"The offers behind the level: {self._query('offers', series=_in_prices(line))} "
            f"Each seller's part in the change: {self._query('sellers', series=key)} "
            f"The series week by week: {self._query('weeks', series=key, since=self._ago(_SPARK))}"
        )

    @_explain.register
    def _(self, thin: Thin) -> str:
        return f"Series with too few sellers: {self._query('thin', basis=_all(basis=thin.basis))}"

    @_explain.register
    def _(self, said: Said) -> str:
        table, column = _TABLES[type(said)]
        row = self._query("one", table=table, id=_all(**{column: said.id}))
        return f"{_page(said)} The row: {row}"

    @_explain.register
    def _(self, held: Held) -> str:
        return f"The offer's last price held: {self._query('one', table='prices', id=_all(price_id=held.id))}"

    @_explain.register
    def _(self, dollar: Dollar) -> str:
        return f"Rates for one euro, of which the yuan a dollar: {self._query('dollar', day=dollar.day)}"

    @_explain.register
    def _(self, refused: Refused) -> str:
        return f"Each refusal, night by night: {self._query('refused', reason=_all(reason=refused.reason))}"

    @_explain.register
    def _(self, trouble: Trouble) -> str:
        start = min(self._week.start, trouble.day)
        return f"Its nights: {self._query('health', source=_all(source=trouble.source), start=start)}"

    @_explain.register
    def _(self, seen: Seen) -> str:
        return (
            f"Sources that answered: {self._query('answered')} Articles: {self._query('articles')} "
            f"Offers: {self._query('seen_offers')}"
        )

    @_explain.register
    def _(self, revised: Revised) -> str:
        valid = {"start": Week.parse(revised.first_week).start, "end": Week.parse(revised.last_week).end}
        recorded = {"since": revised.first_recorded, "until": revised.last_recorded + timedelta(days=1)}
        return f"What came late: {self._query('revised', **valid, **recorded)}"

    def _query(self, name: str, **parts: str | date) -> Markdown:
        week = self._week
        usual = {"week": week, "start": week.start, "end": week.end, "after": week.end + timedelta(days=1)}
        statement = _template(name).substitute(usual | parts)
        return Markdown(f'`chipwatch {self._command} "{statement}"`')

    def _ago(self, weeks: int) -> date:
        return self._week.start - timedelta(weeks=weeks)


@cache
def _template(name: str) -> Template:
    return Template(" ".join((files("reports") / "rows" / f"{name}.sql").read_text(encoding="utf-8").split()))


def _page(said: Said) -> str:
    where = [text(said.outlet, 60), link(text(said.title or said.outlet, 120), said.url)]
    kept = re.fullmatch(r"sha256:[0-9a-f]{64}", said.capture or "")
    page = f" Kept page: `chipwatch page {said.capture}`." if kept else ""
    if said.url and not web_address(said.url):
        where.append(text(said.url, 300))
    return f"{', '.join([*where, wording.day_name(said.day)])}.{page}"


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
