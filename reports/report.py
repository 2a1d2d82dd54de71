"""What a week's page says, as plain values: made by `reports.weekly`, said by `reports.render`."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date, timedelta

from reports.week import Week

RECENT = timedelta(days=60)
"""How long before the week a thing may have happened and still be news: articles follow by weeks."""


@dataclass(frozen=True, kw_only=True)
class Series:
    """The key of a price series (`weekly_prices`)."""

    chip: str
    form_factor: str | None
    memory_gb: float | None
    basis: str
    per: str
    term: str | None
    tier: str | None
    commitment: str | None


def series_of(value: Series) -> Series:
    """The key alone of what belongs to a series."""
    return Series(**{column.name: getattr(value, column.name) for column in fields(Series)})


@dataclass(frozen=True, kw_only=True)
class Figures(Series):
    """What is said of a series in any week. Money in US dollars, changes in percent; None: unknown."""

    usd: float | None
    """Median over sellers; None with fewer than three of them."""
    change_1: float | None
    """Matched change against the week before."""
    composition_pct: float | None
    sellers: int


@dataclass(frozen=True, kw_only=True)
class Line(Figures):
    """A series in the page's week."""

    low_usd: float | None
    """The lowest and the highest seller."""
    high_usd: float | None
    change_4: float | None
    change_13: float | None
    level_pct: float | None
    sellers_before: int | None
    listings: int
    listings_before: int | None
    matched_listings: int
    imputed_share: float
    """Of the offers away or back after a gap, 0 to 1."""
    method: str
    index: tuple[float | None, ...]
    """`price_index` of the weeks up to this one, oldest first; None for a week without a row."""


@dataclass(frozen=True, kw_only=True)
class YearLine(Series):
    """A series over a year. Levels in US dollars: first, last, lowest, highest; what the same offers did."""

    first_usd: float
    usd: float
    low_usd: float
    high_usd: float
    change: float | None
    sellers: int
    index: tuple[float | None, ...]


@dataclass(frozen=True, kw_only=True)
class Year:
    """One ISO year, as far as it has pages."""

    number: int
    lines: tuple[YearLine, ...]

    def of(self, basis: str) -> list[YearLine]:
        """The series of rentals or purchases."""
        return [line for line in self.lines if line.basis == basis]


@dataclass(frozen=True, kw_only=True)
class Part(Series):
    """A seller's part in the change of a series, in percentage points; the parts add up to the change."""

    seller: str
    contribution_pct: float


@dataclass(frozen=True, kw_only=True)
class Level(Series):
    """What a seller asks in a series, in US dollars; None where it was not seen or has no rate."""

    seller: str
    source: str
    usd: float | None
    usd_before: float | None
    """The week before."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """Where a statement stands: the words, the page and the kept bytes."""

    id: str
    outlet: str
    url: str | None
    title: str | None
    quote: str | None
    capture: str | None
    day: date
    """When it was published, or first seen where the page does not tell."""
    witnesses: int
    """The outlets that tell it, this one included."""


@dataclass(frozen=True, kw_only=True)
class ReportedPrice(Said):
    """A price that a page told of."""

    chip: str
    form_factor: str | None
    memory_gb: float | None
    basis: str
    per: str
    term: str | None
    low: float
    high: float
    currency: str
    bound: str
    condition: str | None
    usd: float | None
    cny: float | None
    valid_on: date | None
    valid_precision: str | None


@dataclass(frozen=True, kw_only=True)
class ReportedMove(Said):
    """A change of price that a page told of."""

    chip: str
    basis: str
    per: str | None
    direction: str
    start: float | None
    end: float | None
    change: float | None
    change_pct: float | None
    currency: str | None
    period: str | None
    to_usd: float | None = None
    """What one unit of the currency was worth on the day."""
    to_cny: float | None = None


Reported = ReportedMove | ReportedPrice


@dataclass(frozen=True, kw_only=True)
class Announcement(Said):
    """A model or chip that a page told of."""

    kind: str
    subject: str
    maker: str | None
    event: str
    date: str | None
    parameters: float | None
    context_length: int | None
    license: str | None


@dataclass(frozen=True, kw_only=True)
class OpenModel:
    """A model with open weights and a known size."""

    subject: str
    maker: str | None
    day: date
    parameters: float


@dataclass(frozen=True, kw_only=True)
class Trouble:
    """A source that did not answer well on a night of the week."""

    source: str
    outlet: str
    status: str
    fault: str | None
    """The kind of failure (`causes.class`)."""
    detail: str | None
    """What is known beyond its kind."""
    since: date | None
    day: date
    """The last such night."""
    nights: int
    still: bool


@dataclass(frozen=True, kw_only=True)
class Held:
    """A price held back because it lies too far from the offer's last one."""

    id: str
    chip: str
    form_factor: str | None
    memory_gb: float | None
    seller: str | None
    price: float
    currency: str
    last_price: float | None
    day: date


@dataclass(frozen=True, kw_only=True)
class Refused:
    """How many values were not taken for one reason."""

    reason: str
    number: int


@dataclass(frozen=True, kw_only=True)
class Unknown:
    """A name that a price was asked for and that no chip is known by, and how often."""

    name: str
    number: int


@dataclass(frozen=True, kw_only=True)
class Seen:
    """How much the week rests on."""

    sources: int
    articles: int
    offers: int
    nights: int
    last_night: date | None = None
    """Of the file; a week that holds it or lies after it is not over."""


@dataclass(frozen=True, kw_only=True)
class Revised:
    """What was recorded for weeks after they were over: their pages may read otherwise now."""

    first_week: str
    last_week: str
    prices: int
    first_recorded: date
    last_recorded: date


@dataclass(frozen=True, kw_only=True)
class Dollar:
    """The dollar in yuan on the last day with a rate."""

    day: date
    cny_per_usd: float


@dataclass(frozen=True, kw_only=True)
class Thin:
    """The series of one basis with too few sellers for a level."""

    basis: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class Rest:
    """The series of one basis that the leaders' table has no room for."""

    basis: str


@dataclass(frozen=True, kw_only=True)
class Told:
    """All that was told of a chip's price."""

    chip: str


@dataclass(frozen=True, kw_only=True)
class Report:
    """One week."""

    week: Week
    as_of: date | None = None
    method: str | None = None
    dollar: Dollar | None = None
    lines: tuple[Line, ...] = ()
    parts: tuple[Part, ...] = ()
    levels: tuple[Level, ...] = ()
    before: tuple[Figures, ...] = ()
    """The week before, as the file tells it now."""
    prices: tuple[ReportedPrice, ...] = ()
    moves: tuple[ReportedMove, ...] = ()
    announcements: tuple[Announcement, ...] = ()
    open_models: tuple[OpenModel, ...] = ()
    seen: Seen = field(default_factory=lambda: Seen(sources=0, articles=0, offers=0, nights=0))
    troubles: tuple[Trouble, ...] = ()
    held: tuple[Held, ...] = ()
    refused: tuple[Refused, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    revised: tuple[Revised, ...] = ()

    @property
    def name(self) -> str:
        """What its files are called: a page of the past never takes the place of the week's own."""
        return f"{self.week}.as-of-{self.as_of}" if self.as_of else str(self.week)

    @property
    def is_over(self) -> bool:
        """Whether the file knows a night after the week."""
        night = self.as_of or self.seen.last_night
        return night is not None and night > self.week.end

    @property
    def reported(self) -> tuple[Reported, ...]:
        """What pages told of prices."""
        return (*self.moves, *self.prices)

    def parts_of(self, line: Line) -> list[Part]:
        """The sellers' parts in its change, the largest first."""
        key = series_of(line)
        return sorted(
            (part for part in self.parts if series_of(part) == key),
            key=lambda part: (-abs(part.contribution_pct), part.seller),
        )

    def levels_of(self, line: Line) -> Iterator[Level]:
        """What each of its sellers asks."""
        key = series_of(line)
        return (level for level in self.levels if series_of(level) == key)

    def market(self, basis: str) -> tuple[Line, ...]:
        """The series with a level, of rentals or purchases."""
        return tuple(line for line in self.lines if line.basis == basis and line.usd is not None)

    def thin(self, basis: str) -> Thin:
        """The series with too few sellers for one."""
        return Thin(basis=basis, lines=tuple(at for at in self.lines if at.basis == basis and at.usd is None))

    def news(self, kind: str) -> list[Announcement]:
        """What pages told of models or chips as it happened."""
        return [told for told in self.announcements if told.kind == kind and self._is_news(told)]

    def older(self, kind: str) -> list[Announcement]:
        """What they told of the past, or with no more than a date or a size."""
        return [told for told in self.announcements if told.kind == kind and not self._is_news(told)]

    def _is_news(self, told: Announcement) -> bool:
        since = str(self.week.start - RECENT)
        return told.event != "mentioned" and (told.date is None or told.date >= since[: len(told.date)])
