"""What a week's page says, as plain values: made by `reports.weekly`, said by `reports.render`."""

from dataclasses import dataclass, field
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


@dataclass(frozen=True, kw_only=True)
class Line(Series):
    """A series in its week. Money in US dollars, changes in percent; None where it cannot be said."""

    usd: float | None
    """Median over sellers; None with fewer than three of them."""
    change_1: float | None
    """Matched change against the week before."""
    change_4: float | None
    change_13: float | None
    level_pct: float | None
    composition_pct: float | None
    sellers: int
    sellers_before: int | None
    listings: int
    matched_listings: int
    method: str
    index: tuple[float | None, ...]
    """`price_index` of the weeks up to this one, oldest first; None for a week without a row."""


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
class Trouble:
    """A source that did not answer well on a night of the week."""

    source: str
    outlet: str
    status: str
    cause: str | None
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
class Seen:
    """How much the week rests on."""

    sources: int
    articles: int
    offers: int
    nights: int


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
class Report:
    """One week."""

    week: Week
    as_of: date | None = None
    method: str | None = None
    dollar: Dollar | None = None
    lines: tuple[Line, ...] = ()
    prices: tuple[ReportedPrice, ...] = ()
    moves: tuple[ReportedMove, ...] = ()
    announcements: tuple[Announcement, ...] = ()
    seen: Seen = field(default_factory=lambda: Seen(sources=0, articles=0, offers=0, nights=0))
    troubles: tuple[Trouble, ...] = ()
    held: tuple[Held, ...] = ()
    refused: tuple[Refused, ...] = ()
    revised: tuple[Revised, ...] = ()

    @property
    def name(self) -> str:
        """What its files are called: a page of the past never takes the place of the week's own."""
        return f"{self.week}.as-of-{self.as_of}" if self.as_of else str(self.week)

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
