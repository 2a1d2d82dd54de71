"""The typed spans that rules speak of. Every span has its place in the page's clean text."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from operator import attrgetter
from typing import Literal, Protocol, TypeVar

import msgspec

Per = Literal["chip", "server"]
Role = Literal["price", "perhaps", "other"]


class Placed(Protocol):
    """Whatever has a place in the text."""

    @property
    def start(self) -> int: ...  # noqa: D102


S = TypeVar("S", bound=Placed)
_PLACE = attrgetter("start")
# Systems that are sold whole under a name of their own.
_SYSTEM = re.compile("-nvl|cloudmatrix|superpod|-dgx")
# Cards for the computer of one person.
_FOR_PLAY = re.compile("-[rg]tx-|amd-rx-|intel-arc-")


class Spans(list[S]):
    """Spans in order of place, and where each starts, so that a stretch of them is found by bisection."""

    __slots__ = ("starts",)

    def __init__(self, spans: Iterable[S] = ()) -> None:
        super().__init__(spans)
        self.sort(key=_PLACE)
        self.starts = list(map(_PLACE, self))


def within(spans: Spans[S], start: int, end: int) -> list[S]:
    """The spans that begin in a stretch."""
    if not spans:
        return []
    low = bisect_left(spans.starts, start)
    return spans[low : bisect_left(spans.starts, end, low)]


class Span(msgspec.Struct, frozen=True, gc=False):
    """A stretch of the clean text."""

    start: int
    end: int


class ChipSpan(Span, frozen=True, gc=False):
    """A chip's name."""

    chip: str
    vendor: str

    @property
    def is_for_play(self) -> bool:
        """Whether it is a card for the computer of one person: an RTX 4090, an RX 7900."""
        return bool(_FOR_PLAY.search(self.chip))

    @property
    def is_desktop(self) -> bool:
        """Whether it is only sold as a small computer with one of them: the GB10 of a DGX Spark."""
        return self.chip == "nvidia-gb10"

    @property
    def is_system(self) -> bool:
        """Whether the name is of a whole system: the GB200 NVL72."""
        return _SYSTEM.search(self.chip) is not None


class MakerSpan(Span, frozen=True, gc=False):
    """A maker's name, of chips or of models."""

    maker: str


class Cue(Span, frozen=True, gc=False):
    """A word that tells something of its neighbours; `sense` is its row in cues.csv."""

    sense: str


class Unit(Span, frozen=True, gc=False):
    """What a price is for: `per` chip or server, `term` a length of time; `other` vetoes (tokens,
    GB, kWh).
    """

    per: Per | None = None
    term: str | None = None
    other: bool = False


class Amount(Span, frozen=True, gc=False):
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
    def owns_unit(self) -> bool:
        """Whether its own words give its unit, not those of another amount."""
        return self.unit is not None and self.unit.end > self.unit.start

    @property
    def is_range(self) -> bool:
        """Whether two ends are told."""
        return self.low != self.high


class Percent(Span, frozen=True, gc=False):
    """A share in percent; a range has no one figure and `value` is None."""

    value: float | None
    sign: str = ""


class Multiple(Span, frozen=True, gc=False):
    """A change told as a multiple: doubled is +100 %, tripled +200 %, halved -50 %."""

    percent: float
    direction: Literal["up", "down"]


class DateSpan(Span, frozen=True, gc=False):
    """A date as precise as told: YYYY, YYYY-MM or YYYY-MM-DD."""

    iso: str


class Period(Span, frozen=True, gc=False):
    """A stated length of time, ISO 8601."""

    iso: str


class Machine(Span, frozen=True, gc=False):
    """A machine of several chips: 8卡整机, 8x, node, rack; `count` is how many where told, 1 is a
    single chip.
    """

    count: int | None = None
    product: str = ""
    """What an instance type of a cloud holds, in the maker's words: p4d.24xlarge holds A100s."""
