"""The typed spans that rules speak of. Every span has its place in the page's clean text."""

from dataclasses import dataclass
from typing import Literal

Per = Literal["chip", "server"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the clean text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ChipSpan(Span):
    """A chip's name."""

    chip: str
    vendor: str


@dataclass(frozen=True, slots=True)
class MakerSpan(Span):
    """A maker's name, of chips or of models."""

    maker: str


@dataclass(frozen=True, slots=True)
class Cue(Span):
    """A word that tells something of its neighbours; `sense` is its row in cues.csv."""

    sense: str


@dataclass(frozen=True, slots=True)
class Unit(Span):
    """What a price is for: `per` chip or server, `term` a length of time; `other` vetoes (tokens,
    GB, kWh).
    """

    per: Per | None = None
    term: str | None = None
    other: bool = False


@dataclass(frozen=True, slots=True)
class Amount(Span):
    """Money: a figure or a range, and what its own words say of it."""

    low: float
    high: float
    currency: str | None
    bound: str = "exact"
    unit: Unit | None = None
    joint: str = ""
    """The word between the ends of a range."""
    lead: int = -1
    """Where the words that bound it begin: the "about" of "about $5"."""

    @property
    def tail(self) -> int:
        """Where its unit ends, or else itself."""
        return self.unit.end if self.unit else self.end

    @property
    def is_range(self) -> bool:
        """Whether two ends are told."""
        return self.low != self.high


@dataclass(frozen=True, slots=True)
class Percent(Span):
    """A share in percent; a range has no one figure and `value` is None."""

    value: float | None
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Multiple(Span):
    """A change told as a multiple: doubled is +100 %, tripled +200 %, halved -50 %."""

    percent: float
    direction: Literal["up", "down"]


@dataclass(frozen=True, slots=True)
class DateSpan(Span):
    """A date as precise as told: YYYY, YYYY-MM or YYYY-MM-DD."""

    iso: str


@dataclass(frozen=True, slots=True)
class Period(Span):
    """A stated length of time, ISO 8601."""

    iso: str


@dataclass(frozen=True, slots=True)
class Machine(Span):
    """A machine of several chips: 8卡整机, 8x, node, rack; `count` is how many where told, 1 is a
    single chip.
    """

    count: int | None = None
