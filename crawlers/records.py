"""The records that reading yields: one JSON object a line, absent keys mean null.

Every record carries the same envelope (where it was seen, when, and the words it was read from).
Readers of text leave the envelope but for `quote` empty; whoever knows the page fills it with `stamp`.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, Literal, TypeVar

import msgspec

Basis = Literal["purchase", "rental"]
Per = Literal["chip", "server"]
Term = Literal["hour", "month", "year"]
Bound = Literal["exact", "approx", "min", "max"]
Tier = Literal["on-demand", "spot", "reserved", "community", "list", "street"]
Segment = Literal["hyperscaler", "neocloud", "marketplace", "shop", "press"]
Reason = Literal[
    # of an offer that is no price of a chip
    "accessory", "ambiguous", "bundle", "cloud-services", "damaged", "dev-test", "fraction", "low-priority",
    "no-currency", "no-price", "not-a-chip", "not-yet", "other-system", "out-of-stock", "placeholder",
    "unclear-term", "unclear-unit", "unknown-chip", "windows",
    # of a row, a page or a source
    "cut-off", "implausible", "malformed", "no-body", "no-source", "nothing-read", "reading-failed", "stale",
    "undated", "unreadable",
    # of a page that is not what it should be: the class of its fault
    "blocked", "consent-wall", "dns", "empty", "layout-changed", "moved", "not-found", "ours", "paywall",
    "robots", "server-error", "soft-404", "timed-out", "tls", "too-large",
]  # fmt: skip
"""Why a value is not taken."""


class Record(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", omit_defaults=True):
    """What every record says of its origin."""

    source: str | None = None
    url: str | None = None
    title: str | None = None
    observed_at: datetime | None = None
    """When the page was fetched (UTC)."""
    published_at: str | None = None
    """As precise as told: a day, or a time with its zone (ISO 8601)."""
    quote: str | None = None
    """The words it was read from; found again verbatim in the page's text."""
    capture: str | None = None
    """Payload digest of the kept page, `sha256:<hex>`."""
    rules: str | None = None
    """Version of the rules that read it."""


class Price(Record, frozen=True, kw_only=True, tag="price"):
    """Money asked or paid for one chip or server, or for one rented hour, month or year of it."""

    chip: str
    """Canonical family, `nvidia-h100`; form factor and memory stand apart."""
    basis: Basis
    per: Per
    low: float
    """In the currency's main unit; equal to `high` where one figure is given."""
    high: float
    currency: str
    """ISO 4217."""
    bound: Bound
    term: Literal["hour", "day", "month", "year"] | None = None
    """The unit of time the price is for; None for a purchase."""
    chips: int | None = None
    """How many chips the priced unit holds, where known."""
    form_factor: str | None = None
    memory_gb: float | None = None
    """Memory of one chip in GB."""
    tier: Tier | None = None
    commitment: str | None = None
    """ISO 8601 duration of the contract, `P1Y`."""
    condition: Literal["new", "used", "refurbished"] | None = None
    seller: str | None = None
    segment: Segment | None = None
    region: str | None = None
    listing: str | None = None
    """Stable id of the offer in its source; None for a sentence in an article."""
    valid_on: str | None = None
    """The day the price holds for, as precise as told: YYYY, YYYY-MM or YYYY-MM-DD."""
    attributes: dict[str, Any] | None = None


class PriceMove(Record, frozen=True, kw_only=True, tag="price_move", rename={"start": "from", "end": "to"}):
    """A stated change of such a price."""

    chip: str
    basis: Basis
    direction: Literal["up", "down", "flat"]
    per: Per | None = None
    term: Term | None = None
    start: float | None = None
    """Key `from`."""
    end: float | None = None
    """Key `to`."""
    change: float | None = None
    change_pct: float | None = None
    """Always positive: `direction` tells the sign."""
    currency: str | None = None
    period: str | None = None
    """ISO 8601 duration, `P3M`."""
    valid_on: str | None = None


class Model(Record, frozen=True, kw_only=True, tag="model"):
    """An AI model announced, released, or told with a date or a size."""

    model: str
    developer: str | None = None
    event: Literal["announced", "released", "open-sourced", "updated", "deprecated", "mentioned"]
    date: str | None = None
    parameters: float | None = None
    context_length: int | None = None
    license: str | None = None
    training_flop: float | None = None
    training_tokens: float | None = None
    price_input_mtok: float | None = None
    """US dollars for a million input tokens."""
    price_output_mtok: float | None = None


class Chip(Record, frozen=True, kw_only=True, tag="chip"):
    """An AI chip announced, launched, shipping, restricted or discontinued."""

    chip: str
    vendor: str
    event: Literal["announced", "launched", "shipping", "export-restricted", "discontinued"]
    date: str | None = None
    attributes: dict[str, Any] | None = None


class Fx(Record, frozen=True, kw_only=True, tag="fx"):
    """An exchange rate: units of `currency` for one euro on `day`."""

    day: date
    currency: str
    per_eur: float


class Article(Record, frozen=True, kw_only=True, tag="article"):
    """A page of news that was read, whether or not it held a fact."""

    language: str | None = None
    characters: int = 0
    """Length of the body that was read."""
    canonical: str | None = None
    """Its address as the page itself names it, where that is another one."""


class Refusal(Record, frozen=True, kw_only=True, tag="refusal"):
    """A value that was seen and not taken, and why."""

    reason: Reason
    value: str | None = None
    """What was refused, as it stood."""
    listing: str | None = None
    attributes: dict[str, Any] | None = None


AnyRecord = Price | PriceMove | Model | Chip | Fx | Article | Refusal
R = TypeVar("R", bound=Record)

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(AnyRecord)


def stamp(record: R, **envelope: Any) -> R:
    """The same record with the parts of its envelope that are not set yet."""
    missing = {key: value for key, value in envelope.items() if getattr(record, key) is None}
    return msgspec.structs.replace(record, **missing)


def to_lines(records: Iterable[Record]) -> Iterator[bytes]:
    """Each record as a line of JSON, UTF-8, with its newline."""
    return (_encoder.encode(record) + b"\n" for record in records)


def from_line(line: bytes | str) -> AnyRecord:
    """The record of a line; raises `msgspec.ValidationError` naming the field that is off."""
    record: AnyRecord = _decoder.decode(line)
    return record
