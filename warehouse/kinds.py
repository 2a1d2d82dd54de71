"""What a line may hold: a class for each kind of record, fetch line and catalogue line.

A line with any other key, type or value is refused: a field nobody reads is a field somebody misses.
"""

import re
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Raw, inspect
from msgspec.inspect import Type

Amount = Annotated[float, Meta(ge=0, le=1e300, description="a number of 0 or more")]
Positive = Annotated[float, Meta(gt=0, le=1e300, description="a number above 0")]
Whole = Annotated[int, Meta(ge=0, le=2**31 - 1, description="a whole number of 0 or more")]
Count = Annotated[int, Meta(ge=1, le=2**31 - 1, description="a whole number of 1 or more")]
Size = Annotated[int, Meta(ge=0, le=2**63 - 1, description="a whole number of 0 or more")]
Currency = Annotated[str, Meta(pattern=r"^[A-Z]{3}\Z", description="an ISO 4217 code")]
Day = Annotated[str, Meta(description="YYYY, YYYY-MM or YYYY-MM-DD")]
Moment = Annotated[str, Meta(description="a day or a time with its zone")]
Instant = Annotated[datetime, Meta(tz=True)]
Basis = Literal["purchase", "rental"]
Per = Literal["chip", "server"]
Term = Literal["hour", "day", "month", "year"]

Outcome = Literal[
    "ok",
    "unchanged",
    "taken",
    "moved",
    "blocked",
    "consent-wall",
    "paywall",
    "soft-404",
    "robots",
    "too-large",
    "timed-out",
    "dns",
    "tls",
    "server-error",
    "empty",
    "layout-changed",
    "not-found",
    "ours",
]


@lru_cache(100_000)
def _is_day(text: str) -> bool:
    """Whether it is a day, month or year of the calendar: YYYY, YYYY-MM or YYYY-MM-DD."""
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return re.fullmatch(r"\d{4}(-\d\d){0,2}", text, re.ASCII) is not None


@lru_cache(100_000)
def _is_moment(text: str) -> bool:
    """Whether it is such a day, or a time with its zone."""
    try:
        return _is_day(text) or datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


class _Line(msgspec.Struct, forbid_unknown_fields=True):
    pass


class _Record(_Line, kw_only=True, tag_field="kind"):
    """What every record says of its origin; a loose page's leaves out who fetched it and when."""

    source: str | None = None
    observed_at: Instant | None = None
    url: str | None = None
    title: str | None = None
    published_at: Moment | None = None
    quote: str | None = None
    capture: str | None = None
    rules: str | None = None

    def __post_init__(self) -> None:
        if self.published_at is not None and not _is_moment(self.published_at):
            raise ValueError("not in the calendar - at `$.published_at`")


def _judge_valid_on(text: str | None) -> None:
    if text is not None and not _is_day(text):
        raise ValueError("not in the calendar - at `$.valid_on`")


class Price(_Record, kw_only=True, tag="price"):
    """A price asked or told."""

    chip: str
    basis: Basis
    per: Per
    low: Amount
    high: Amount
    currency: Currency
    bound: Literal["exact", "approx", "min", "max"] | None = None
    term: Term | None = None
    chips: Count | None = None
    form_factor: str | None = None
    memory_gb: Amount | None = None
    tier: Literal["on-demand", "spot", "reserved", "community", "list", "street"] | None = None
    commitment: str | None = None
    condition: Literal["new", "used", "refurbished"] | None = None
    seller: str | None = None
    segment: Literal["hyperscaler", "neocloud", "marketplace", "shop", "press"] | None = None
    region: str | None = None
    listing: str | None = None
    valid_on: Day | None = None
    attributes: dict[str, Raw] | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.high < self.low:
            raise ValueError("is less than low - at `$.high`")
        _judge_valid_on(self.valid_on)


class PriceMove(_Record, kw_only=True, tag="price_move"):
    """A stated change of a price."""

    chip: str
    basis: Basis
    direction: Literal["up", "down", "flat"]
    per: Per | None = None
    term: Term | None = None
    start: Amount | None = msgspec.field(name="from", default=None)
    end: Amount | None = msgspec.field(name="to", default=None)
    change: float | None = None
    change_pct: float | None = None
    currency: Currency | None = None
    period: str | None = None
    valid_on: Day | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        _judge_valid_on(self.valid_on)


class Model(_Record, kw_only=True, tag="model"):
    """An event in the life of a model."""

    model: str
    event: Literal["announced", "released", "open-sourced", "updated", "deprecated", "mentioned"]
    developer: str | None = None
    date: str | None = None
    parameters: Amount | None = None
    context_length: Count | None = None
    license: str | None = None
    training_flop: Amount | None = None
    training_tokens: Amount | None = None
    price_input_mtok: Amount | None = None
    price_output_mtok: Amount | None = None
    attributes: dict[str, Raw] | None = None


class Chip(_Record, kw_only=True, tag="chip"):
    """An event in the life of a chip."""

    chip: str
    vendor: str
    event: Literal["announced", "launched", "shipping", "export-restricted", "discontinued"]
    date: str | None = None
    attributes: dict[str, Raw] | None = None


class Fx(_Record, kw_only=True, tag="fx"):
    """An exchange rate."""

    day: date
    currency: Currency
    per_eur: Positive


class Article(_Record, kw_only=True, tag="article"):
    """A page of news that was read."""

    language: str | None = None
    characters: Whole | None = None


class Refusal(_Record, kw_only=True, tag="refusal"):
    """A value that was seen and not taken."""

    reason: str
    value: str | None = None
    listing: str | None = None
    attributes: dict[str, Raw] | None = None


class Fetch(_Line, kw_only=True):
    """A request and what came of it."""

    source: str
    url: str
    requested_at: Instant
    outcome: Outcome = msgspec.field(name="class")
    method: str | None = None
    role: str | None = None
    seconds: Amount | None = None
    status: Whole | None = None
    bytes: Size | None = None
    media_type: str | None = None
    digest: str | None = None
    archive: str | None = None
    offset: Size | None = None
    asked: str | None = None
    cause: str | None = None
    final_url: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    robots: Any = None


class SourceEntry(_Line, kw_only=True):
    """A source of the catalogue."""

    name: str
    title: str | None = None
    publisher: str | None = None
    homepage: str | None = None
    licence: str | None = None
    robots: Any = None
    kind: str | None = None
    segment: str | None = None
    schedule: str | None = None
    language: Any = None
    verified: Any = None
    rows_floor: Whole | None = None
    rows_ceiling: Whole | None = None
    filled: Any = None
    fewer: float | None = None
    pace_seconds: Amount | None = None


class ChipEntry(_Line, kw_only=True):
    """A chip of the catalogue."""

    slug: str
    chip: str
    vendor: str | None = None
    name: str | None = None
    aliases: Any = None
    launch_date: str | None = None
    memory_gb: Amount | None = None
    form_factors: Any = None
    notes: str | None = None
    evidence: Any = None


class ModelEntry(_Line, kw_only=True):
    """A model of the catalogue."""

    slug: str
    name: str | None = None
    developer: str | None = None
    aliases: Any = None
    first_announced: str | None = None
    parameters: Any = None
    evidence: Any = None


class CauseEntry(_Line, kw_only=True):
    """What a class of fetch means, and what mends it."""

    outcome: str = msgspec.field(name="class")
    sentence: str
    repair: str
    fault: bool | None = None


class Correction(_Line, kw_only=True):
    """What a person found wrong in a source: facts that match and say what is expected are told otherwise."""

    name: str
    kind: Literal["price", "model", "chip"]
    match: dict[str, Raw]
    """Keys and values of a record; `source` is one of them."""
    expect: dict[str, Raw]
    """What such a record says wrongly."""
    replace: dict[str, Raw] | None = None
    """What it should say; without it the fact is withdrawn."""
    reason: str

    def __post_init__(self) -> None:
        known = columns("records").keys()
        for part in ("match", "expect", "replace"):
            if (getattr(self, part) or {}).keys() - known:
                raise ValueError(f"no such key in a record - at `$.{part}`")
        if "source" not in self.match or not self.expect:
            raise ValueError("tells no source, or expects nothing - at `$.match`")


KINDS: dict[str, tuple[type[msgspec.Struct], ...]] = {
    "records": (Price, PriceMove, Model, Chip, Fx, Article, Refusal),
    "fetches": (Fetch,),
    "sources": (SourceEntry,),
    "chips": (ChipEntry,),
    "models": (ModelEntry,),
    "causes": (CauseEntry,),
    "corrections": (Correction,),
}
"""The part a file plays, and the kinds of lines that such a file may hold."""

_READ: dict[type[Type], tuple[str, str]] = {
    inspect.StrType: ("VARCHAR", "a text"),
    inspect.LiteralType: ("VARCHAR", "one of "),
    inspect.FloatType: ("DOUBLE", "a number"),
    inspect.IntType: ("BIGINT", "a whole number"),
    inspect.DateTimeType: ("TIMESTAMPTZ", "a time with its zone"),
    inspect.DateType: ("DATE", "a day YYYY-MM-DD"),
    inspect.DictType: ("JSON", "a JSON object"),
}


@cache
def columns(role: str) -> dict[str, str]:
    """Every key of these lines, with the DuckDB type that its values are read as."""
    told = {"kind": "VARCHAR"} if role == "records" else {}
    for kind in KINDS[role]:
        told |= {name: _READ.get(type(_bare(field)), ("JSON",))[0] for name, field in _fields(kind).items()}
    return told


def expected(role: str, kind: str | None, key: str) -> str | None:
    """What such a line may hold under the key, in words; None where it has no such key."""
    for struct in KINDS[role]:
        field = _fields(struct).get(key) if struct.__struct_config__.tag in (None, kind) else None
        if field is not None:
            return _words(field)
    return None


def _words(field: Type) -> str:
    if isinstance(field, inspect.Metadata):
        return str((field.extra_json_schema or {})["description"])
    words = ", ".join(map(str, field.values)) if isinstance(field, inspect.LiteralType) else ""
    return _READ[type(field)][1] + words


def _bare(field: Type) -> Type:
    return field.type if isinstance(field, inspect.Metadata) else field


@cache
def _fields(kind: type[msgspec.Struct]) -> dict[str, Type]:
    told = inspect.type_info(kind)
    assert isinstance(told, inspect.StructType)
    return {field.encode_name: _present(field.type) for field in told.fields}


def _present(field: Type) -> Type:
    """The type of a value that is there: what a field holds besides null."""
    if isinstance(field, inspect.UnionType):
        return next(part for part in field.types if not isinstance(part, inspect.NoneType))
    return field
