"""Offers in price lists: a row with a name and an amount becomes a price, or a refusal that says why not."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import msgspec

from crawlers.names.identify import identify
from crawlers.records import Price, Refusal

T = TypeVar("T", bound=msgspec.Struct)

# "PRO 6000 MIG 24GB" is a slice of a chip.
_SLICE = re.compile(r"\bMIG\b", re.I)
_SCALAR = r'("(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null)'


@dataclass(frozen=True)
class Row(Generic[T]):
    """A row of a list in JSON: as the source's struct, as it stands in the text, and with all its keys."""

    offer: T
    quote: str
    facts: dict[str, Any]


def rows(raw: Iterable[msgspec.Raw], form: type[T], *named: str) -> Iterator[Row[T] | Refusal]:
    """Each row in its order, understood or refused; its quote holds the keys `named`, or the whole row."""
    for row in raw:
        quote = words(row, *named)
        try:
            yield Row(msgspec.json.decode(row, type=form), quote, msgspec.json.decode(row))
        except msgspec.ValidationError as fault:
            yield Refusal(reason="malformed", value=str(fault), quote=quote)


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
    product: str, amount: float, *, memory_gb: float | None = None, chips: int = 1, listing: str, **said: Any
) -> Price | Refusal:
    """The price of an hour of `chips` chips named `product`; `said` are further fields of the record.

    Refused as `fraction`, `unknown-chip` or `placeholder` (RunPod writes 0 for a price not on offer).
    """
    chip = identify(product, memory_gb)
    reason = "fraction" if _SLICE.search(product) else "unknown-chip" if not chip else None
    if amount <= 0 or chips < 1:
        reason = reason or "placeholder"
    if reason or not chip:
        kept = {"quote": said.get("quote"), "attributes": said.get("attributes")}
        return Refusal(reason=reason or "", value=product, listing=listing, **kept)
    return Price(
        chip=chip.chip,
        form_factor=chip.form_factor,
        memory_gb=chip.memory_gb,
        basis="rental",
        per="chip" if chips == 1 else "server",
        chips=chips,
        term="hour",
        low=amount,
        high=amount,
        bound="exact",
        listing=listing,
        **said,
    )
