"""Offers in price lists: a row with a name and an amount becomes a price, or a refusal that says why not."""

import math
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

import msgspec

from crawlers.names.identify import identify
from crawlers.names.instances import held
from crawlers.names.memory import is_share, of_one
from crawlers.names.sellers import seller_of
from crawlers.records import Price, Reason, Record, Refusal

_RACK = re.compile(r"NVL ?(\d{2,3})", re.I)
T = TypeVar("T", bound=msgspec.Struct)

# "PRO 6000 MIG 24GB" is a slice of a chip.
_SLICE = re.compile(r"\bMIG\b", re.I)
# Vast.ai's instances are named by their processors and memory too: 1x-H100_NVL-32-65536.
_COUNTS = re.compile(r"-\d+-\d+$")
# What lists call the Quadro of 24 GB, and nobody else.
_OWN = {"RTX6000": "Quadro RTX 6000"}
_SCALAR = r'("(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null)'


@dataclass(frozen=True)
class Row(Generic[T]):
    """A row of a list in JSON: as the source's struct, as it stands in the text, and with all its keys."""

    offer: T
    quote: str
    facts: dict[str, Any]
    name: str = ""
    """Its key, in a list that is an object."""


def rows(
    raw: Iterable[msgspec.Raw], form: type[T], *named: str, strict: bool = True
) -> Iterator[Row[T] | Refusal]:
    """Each row in its order, understood or refused; its quote holds the keys `named`, or the whole row.

    Not `strict`: a number may stand as a string ("3.95").
    """
    for row in raw:
        quote = words(row, *named)
        try:
            yield Row(msgspec.json.decode(row, type=form, strict=strict), quote, msgspec.json.decode(row))
        except msgspec.ValidationError as fault:
            yield Refusal(reason="malformed", value=str(fault), quote=quote)


def keyed(body: bytes, entries: Mapping[str, msgspec.Raw], form: type[T]) -> Iterator[Row[T] | Refusal]:
    """The same for an object whose keys name its rows; a quote begins with the key."""
    text, place = body.decode(), 0
    for name, raw in entries.items():
        start, row = text.find(f'"{name}"', place), bytes(raw).decode()
        end = text.find(row, start) + len(row)
        quote = text[start:end] if 0 <= start < end else row
        place = max(place, start)
        for found in rows([raw], form, strict=False):
            yield replace(found, quote=quote, name=name) if isinstance(found, Row) else found


def objects(raw: msgspec.Raw | bytes, key: str) -> Iterator[msgspec.Raw]:
    """Every JSON object that has `key`, wherever it stands in an answer and as it stands there."""
    try:
        parts: Any = msgspec.json.decode(raw, type=dict[str, msgspec.Raw] | list[msgspec.Raw])
    except msgspec.ValidationError:  # a string, a number
        return
    if isinstance(parts, dict) and key in parts:
        yield msgspec.Raw(bytes(raw))
    for part in parts.values() if isinstance(parts, dict) else parts:
        yield from objects(part, key)


def words(row: msgspec.Raw | bytes, *keys: str) -> str:
    """The shortest piece of a JSON object, verbatim, that holds `keys` with their values.

    A row may have a hundred keys; the quote needs those that name the offer and its price. Without keys it is
    the whole row.
    """
    text = bytes(row).decode()
    found = [match for key in keys if (match := re.search(rf'"{key}"\s*:\s*{_SCALAR}', text))]
    if not found:
        return text
    return text[min(match.start() for match in found) : max(match.end() for match in found)]


def rental(
    product: str,
    amount: float,
    *,
    memory_gb: float | None = None,
    chips: int = 1,
    listing: str,
    absent: Container[float] = (),
    **said: Any,
) -> Price | Refusal:
    """The price of a time of `chips` chips named `product`; `said` are further fields of the record.

    The seller gets its one name and, where known, its segment. `absent` are amounts that stand for "not on
    offer", besides 0 and what is no amount. Refused as `fraction`, `unknown-chip` or `placeholder`.
    """
    chip = identify(_without_rack(product, chips), memory_gb)
    if _SLICE.search(product):
        return refused("fraction", product, listing=listing, **said)
    if not chip:
        return refused("unknown-chip", product, listing=listing, **said)
    if not 0 < amount < math.inf or amount in absent or chips < 1:
        return refused("placeholder", product, listing=listing, **said)
    if seller := said.get("seller"):
        known = seller_of(seller)
        said |= {"seller": known.name, "segment": known.segment or said.get("segment")}
    return Price(
        chip=chip.chip,
        form_factor=chip.form_factor,
        memory_gb=chip.memory_gb,
        basis="rental",
        per="chip" if chips == 1 else "server",
        chips=chips,
        low=amount,
        high=amount,
        listing=listing,
        **{"term": "hour", "bound": "exact"} | said,
    )


def _without_rack(product: str, chips: int) -> str:
    """The chip in a rack that is rented by the chip: CoreWeave's four GPUs of a "GB200 NVL72" are GB200s."""
    rack = _RACK.search(product)
    return product.replace(rack.group(0), "") if rack and chips < int(rack[1]) else product


def instance(
    cloud: str, kind: str, amount: float, *, chips: int | None = None, **said: Any
) -> Iterator[Record]:
    """The price of a cloud's instance of type `kind`, as `rental` has it; none for one without accelerators.

    `chips` is their number where the answer tells it and the type does not. An accelerated type that is not
    in instances.csv is refused as `unknown-chip`, a share of a chip as `fraction`.
    """
    inside = held(cloud, kind)
    if inside is None:
        return
    count = inside.chips or chips
    if inside.is_part:
        yield refused("fraction", kind, **said)
    elif not (inside.product and count):
        yield refused("unknown-chip", kind, **said)
    else:
        yield rental(inside.product, amount, chips=count, **said)


def telling(cloud: str, kind: str, *names: str) -> str:
    """Of the names that a list has for what an instance holds, the one that tells most.

    That of instances.csv, else the instance's own, else the list's, and one with a form before one without:
    SkyPilot calls an H100 NVL `H100` and an RTX 4070S Ti `RTX4070`, but keeps the name of the instance.
    """
    inside = held(cloud, kind)
    named = [
        inside.product if inside else "",
        _COUNTS.sub("", kind),
        *(_OWN.get(name, name) for name in names),
    ]
    known = [(name, chip) for name in named if (chip := identify(name))]
    family = [(name, chip.form_factor) for name, chip in known if chip.chip == known[0][1].chip]
    return next((name for name, form in family if form), family[0][0] if family else names[-1])


def gathered(
    product: str, amount: float | None, count: float | None, memory_gb: float | None, **said: Any
) -> Record:
    """A row of a list that tells chip, number, memory and the price of the whole, as `rental` has it.

    The memory may be that of one chip or of all; so little of it, or a number below one, means a `fraction`.
    """
    if amount is None or count is None:
        return refused("malformed", product, **said)
    chip = identify(product)
    if count != int(count) or count < 1:
        return refused("fraction", f"{count:g} {product}", **said)
    if chip and memory_gb:
        memory_gb = of_one(chip.chip, memory_gb, int(count))
        if is_share(chip.chip, memory_gb):
            return refused("fraction", f"{memory_gb:g} GB of {product}", **said)
    return rental(product, amount, memory_gb=memory_gb, chips=int(count), **said)


def committed(months: int) -> str:
    """A contract's length as a record tells it: twelve months are a year, whoever counts them."""
    return f"P{months}M" if months % 12 else f"P{months // 12}Y"


def refused(reason: Reason, value: str, **said: Any) -> Refusal:
    """An offer that is not taken; of what is `said` of it, what a refusal can hold."""
    return Refusal(
        reason=reason, value=value, **{key: said.get(key) for key in ("listing", "quote", "attributes")}
    )


def spanned(found: Iterable[Record]) -> Iterator[Record]:
    """Records with each listing once: one that comes several times, from its lowest to its highest price.

    RunPod's rows in SkyPilot's list repeat one price over some fifty zones; AWS's spot prices differ by zone.
    """
    merged: dict[str, list[Price]] = {}
    for record in found:
        if isinstance(record, Price) and record.listing:
            merged.setdefault(record.listing, []).append(record)
        else:
            yield record
    for first, *others in merged.values():
        prices = [first, *others]
        low, high = min(price.low for price in prices), max(price.high for price in prices)
        more = {"zones": len(prices)} if others else {}
        yield msgspec.structs.replace(
            first, low=low, high=high, attributes={**(first.attributes or {}), **more}
        )
