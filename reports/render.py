"""Report -> Markdown. Pure: no clock, no database, no files but the templates and the wordings.

Whatever a template prints is escaped, unless it is `Markdown` already; forgetting to escape is not possible.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from reports import figures, grouping
from reports.charts import Chart
from reports.escape import Markdown, link, text
from reports.footnotes import Footnotes
from reports.language import EN, Language, language, shown
from reports.names import chip_name, full_name
from reports.phrases import conversion, move_phrase, particulars, price_phrase
from reports.report import (
    Announcement,
    Held,
    Line,
    Refused,
    Report,
    Reported,
    ReportedPrice,
    Rest,
    Revised,
    Said,
    Trouble,
    Unknown,
    Year,
)
from reports.shelf import Page
from reports.sparkline import sparkline
from reports.summary import STILL, summary
from reports.versions import Revision

MOST_ROWS = 24
"""Of one table; the market's rest follows in a shorter one."""
MOST_REST = 60
"""Of that shorter one; what is left is a query away."""
MOST_NAMES = 12
"""Of one list in a sentence."""
MOST_TOLD = 6
"""Of the statements on one chip, and of held prices."""
MOST_PARTS = 4
"""Of the sellers that are named beside a change."""
_SPARK = 13
_CAUSE = 160
"""Characters of the detail of a cause."""
_CALLED = (
    *("again", "cause", "event", "head", "held_back", "late", "names", "parts", "past", "phrase", "reasons"),
    *("sized", "unknown", "witnesses", "yuan"),
)
"""What the templates call of `_Words`."""
_BLANKS = re.compile(r"\n{3,}")


def page(
    report: Report,
    charts: Sequence[Chart],
    say: Language = EN,
    *,
    revisions: Sequence[Revision] = (),
    since_last: Sequence[Markdown] = (),
) -> str:
    """The week's page in one language; `revisions` and `since_last` come from `reports.versions`."""
    words = _Words(report, say)
    words.notes.cite(report.seen)  # stands above the summary
    rendered = (
        templates(say.code)
        .get_template("weekly.md.j2")
        .render(
            **words.functions(),
            **_contents(report),
            sentences=summary(report, say, words.notes.cite),
            charts={chart.name: words.image(chart) for chart in charts},
            revisions=revisions,
            since_last=since_last,
        )
    )
    return _BLANKS.sub("\n\n", rendered).rstrip() + "\n"


def index(pages: Sequence[Page]) -> str:
    """The list of all weeks, a line each."""
    years = sorted({page.week.year for page in pages}, reverse=True)
    links = [f"[{year}]({year}.md)" for year in years]
    return templates("en").get_template("index.md.j2").render(pages=pages, years=links)


def year(year: Year, pages: Sequence[Page]) -> str:
    """A year's page; `pages` are its weeks, the newest first."""
    template = templates("en").get_template("year.md.j2")
    return template.render(
        year=year, pages=pages, most=MOST_ROWS, name=partial(full_name, EN), spark=_spark_all
    )


def _contents(report: Report) -> dict[str, object]:
    """What the sections go over."""
    lines = [line for line in report.market("rental") if line.change_1 is not None]
    moved = [line for line in lines if abs(line.change_1 or 0) >= STILL and report.parts_of(line)]
    return {
        "report": report,
        "movers": moved[:MOST_TOLD],
        "rest": {basis: Rest(basis=basis) for basis in ("rental", "purchase")},
        "press": grouping.press(report),
        "models": grouping.weightiest_first(report.news("model")),
        "chips": grouping.by_sentence(report.news("chip")),
        "older": {
            kind: grouping.once(report.older(kind), but=report.news(kind)) for kind in ("model", "chip")
        },
        "troubles": [trouble for trouble in report.troubles if trouble.still],
        "recovered": [trouble for trouble in report.troubles if not trouble.still],
        "most": MOST_ROWS,
        "most_rest": MOST_REST,
        "most_told": MOST_TOLD,
    }


class _Words:
    """How the things of one report are said in one language, with their footnotes."""

    def __init__(self, report: Report, say: Language) -> None:
        self._report = report
        self._say = say
        self.notes = Footnotes(report, say)

    def functions(self) -> dict[str, object]:
        """What the template calls, by name."""
        joints = ("comma", "clause", "semicolon", "stop", "space")
        general = {joint: Markdown(self._say.general(joint)) for joint in joints}
        days = self._say.days(self._report.week.start, self._report.week.end)
        named = {name: getattr(self, name) for name in _CALLED}
        return (
            general
            | named
            | {
                "notes": self.notes,
                "cite": self.notes.cite,
                "say": self._say.say,
                "name": partial(full_name, self._say),
                "status": self._status,
                "chip_of": lambda chip: chip.name,
                "days": days,
                "thin_counts": self._thin_counts(),
                "quote": self._quote,
                "spark": _spark,
            }
        )

    def image(self, chart: Chart) -> Markdown:
        """The chart, with what it shows for those who do not see it."""
        shows = self._say.say(f"chart.{chart.name}", title=chart.title)
        return Markdown(f"![{shows}](charts/{self._report.name}/{chart.name}.svg)")

    def head(self, key: str, alignment: str = "l") -> Markdown:
        """The head of a table; a letter a column: l or r, as the last one from there on."""
        columns = self._say.say(key).split("|")
        sides = alignment + ("r" if len(alignment) == 1 else alignment[-1]) * len(columns)
        rule = "|".join({"l": ":---", "r": "---:"}[side] for side in sides[: len(columns)])
        return Markdown(f"| {' | '.join(columns)} |\n|{rule}|")

    def names(self, things: Sequence[Any], show: Callable[[Any], str], noun: str) -> Markdown:
        """The first of many things, and how many more there are."""
        told = self._say.joined([shown(show(thing)) for thing in things[:MOST_NAMES]])
        others = len(things) - MOST_NAMES
        return (
            told
            if others <= 0
            else Markdown(told + self._say.say("page.and_more", count=self._say.count(others, noun)))
        )

    def yuan(self, line: Line) -> float | None:
        """Its level in yuan."""
        dollar = self._report.dollar
        return line.usd * dollar.cny_per_usd if line.usd is not None and dollar else None

    def parts(self, line: Line) -> Markdown:
        """Who moved it: the largest parts by name, the others together."""
        parts = self._report.parts_of(line)
        moved = sum(_points(part.contribution_pct) != _points(0) for part in parts)
        named = min(moved, MOST_PARTS)
        named += len(parts) - named == 1
        first, others = parts[:named], parts[named:]
        told = [
            self._say.say("page.part", seller=text(part.seller, 40), points=_points(part.contribution_pct))
            for part in first
        ]
        if others:
            rest = _points(sum(part.contribution_pct for part in others))
            sellers = self._say.count(len(others), "seller")
            told.append(self._say.say("page.part_rest", sellers=sellers, points=rest))
        return self._say.joined(told)

    def phrase(self, told: Reported) -> Markdown:
        """A reported figure, in dollars and yuan, with what sets it apart."""
        converted = self._say.aside(conversion(self._say, told) or "")
        if not isinstance(told, ReportedPrice):
            return Markdown(move_phrase(self._say, told) + converted)
        price = self._say.say("summary.at", price=price_phrase(self._say, told)) + converted
        about = particulars(self._say, told)
        return Markdown(self._say.general("clause").join([price, about] if about else [price]))

    def witnesses(self, told: Said) -> Markdown:
        """The outlet that told it, and how many others did."""
        if told.witnesses <= 1:
            return _outlet(told)
        others = self._say.count(told.witnesses - 1, "other_outlet")
        return Markdown(_outlet(told) + self._say.say("page.and_others", others=others))

    def event(self, told: Announcement) -> Markdown:
        """What happened, and when."""
        when = self._say.date_of(told.date)
        happened = self._say.say(f"event.{told.event}")
        return self._say.say("page.event_on", event=happened, date=when) if when else happened

    def sized(self, told: Announcement) -> Markdown:
        """A model with its size."""
        size = self._say.aside(self._say.parameters(told.parameters) if told.parameters else "")
        return Markdown(text(told.subject, 60) + size + self.notes.cite(told))

    def past(self, told: Announcement) -> Markdown:
        """What had happened to a chip before."""
        return Markdown(f"{shown(chip_name(told.subject))} {self.event(told)}{self.notes.cite(told)}")

    def again(self, trouble: Trouble) -> Markdown:
        """A source that was away for a while."""
        cause = self._say.say("page.cause", cause=self.cause(trouble)) if trouble.fault else Markdown("")
        key = "one" if trouble.nights == 1 else "many"
        return self._say.say(
            f"page.recovered_{key}",
            source=text(trouble.outlet, 60),
            day=self._say.day(trouble.day),
            nights=self._say.count(trouble.nights, "night"),
            cause=cause,
            cite=self.notes.cite(trouble),
        )

    def cause(self, trouble: Trouble) -> Markdown:
        """Why a source was not seen: the kind of failure, and what is known beyond it."""
        if not trouble.fault:
            return text(trouble.detail or figures.NONE, _CAUSE)
        kind = self._known("cause", trouble.fault)
        detail = re.search(self._say.general("detail"), trouble.detail or "")
        if not detail:
            return kind
        return self._say.say("page.cause_detail", cause=kind, detail=text(detail[0], _CAUSE))

    def held_back(self, held: Held) -> Markdown:
        """A held price, after which other."""
        key = "held_after" if held.last_price else "held"
        return self._say.say(
            f"page.{key}",
            seller=text(held.seller, 40) if held.seller else self._say.say("page.a_seller"),
            chip=chip_name(held.chip),
            price=self._say.money(held.price, held.currency),
            last=self._say.money(held.last_price or 0, held.currency),
            day=self._say.day(held.day),
            cite=self.notes.cite(held),
        )

    def reasons(self, refused: Iterable[Refused]) -> Markdown:
        """Why how many values were not taken."""
        told = [
            self._say.say(
                "page.refused_times",
                reason=self._known("reason", one.reason),
                number=one.number,
                cite=self.notes.cite(one),
            )
            for one in refused
        ]
        return self._say.joined(told)

    def unknown(self, names: Iterable[Unknown]) -> Markdown:
        """The names that no chip is known by."""
        told = [self._say.say("page.times", name=text(one.name, 40), number=one.number) for one in names]
        return self._say.joined(told)

    def late(self, revised: Revised) -> Markdown:
        """What was recorded after its week was over."""
        recorded = (self._say.day(day) for day in (revised.first_recorded, revised.last_recorded))
        key = "late" if revised.first_week == str(self._report.week) else "revised_weeks"
        return self._say.say(
            f"page.{key}",
            prices=self._say.count(revised.prices, "price"),
            weeks=self._span(revised.first_week, revised.last_week),
            days=self._span(*recorded),
            cite=self.notes.cite(revised),
        )

    def _span(self, first: str, last: str) -> Markdown:
        return Markdown(shown(first)) if first == last else self._say.say("page.to", first=first, last=last)

    def _status(self, status: str) -> Markdown:
        return self._known("status", status)

    def _known(self, table: str, slug: str) -> Markdown:
        """Our word for it; what others load may have words of its own."""
        key = f"{table}.{slug}"
        return self._say.say(key) if self._say.knows(key) else text(slug.replace("-", " "), 40)

    def _quote(self, said: Said) -> Markdown:
        return Markdown(f"“{text(said.quote, 180)}”") if said.quote else Markdown("")

    def _thin_counts(self) -> Markdown:
        counts = {basis: len(self._report.thin(basis).lines) for basis in ("rental", "purchase")}
        told = [
            self._say.say(f"page.thin_count_{basis}", series=self._say.count(number, "series"))
            for basis, number in counts.items()
            if number
        ]
        return self._say.listed(told)


def _points(value: float) -> Markdown:
    return Markdown(figures.points(value))


def _outlet(said: Said) -> Markdown:
    return link(text(said.outlet, 40), said.url)


def _spark_all(index: Sequence[float | None]) -> Markdown:
    blocks = sparkline(index)
    return Markdown(f"`{blocks}`" if blocks else "")  # as code: every block takes the same width


def _spark(index: Sequence[float | None]) -> Markdown:
    return _spark_all(index[-_SPARK:])


@cache
def templates(code: str, **filters: Callable[..., str]) -> Environment:
    """The templates with what they call in one language, and further filters."""
    say = language(code)
    environment = Environment(
        loader=PackageLoader("reports"),
        finalize=lambda value: value if isinstance(value, Markdown | int) else shown(value),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # the page is Markdown; `finalize` escapes for it
    )
    environment.filters |= filters | {
        **{name: getattr(figures, name) for name in ("figure", "percent", "share", "tokens")},
        **{name: getattr(say, name) for name in ("day", "count", "parameters")},
        "chip_name": chip_name,
        "width": text,
        "ours": Markdown,
    }
    return environment
