"""Sellers under one name each, whatever a source calls them: `runpod` and "RunPod" are one."""

from functools import cache
from typing import NamedTuple

from crawlers.names.fold import fold
from crawlers.names.tables import rows, split
from crawlers.records import Segment


class Seller(NamedTuple):
    """Who offers chips for rent."""

    name: str
    segment: Segment | None
    home: str | None


@cache
def _sellers() -> dict[str, Seller]:
    known: dict[str, Seller] = {}
    for row in rows("sellers.csv"):
        seller = Seller(row["name"], row["segment"], row["home"])  # type: ignore[arg-type]
        known |= dict.fromkeys(map(fold, (seller.name, *split(row["aliases"]))), seller)
    return known


# Aliases that are words of their own, or a maker's name: a text means the seller by a longer one.
_WORDS = frozenset(
    [
        "lambda",
        "modal",
        "together",
        "fal",
        "do",
        "replicate",
        "fireworks",
        "latitude",
        "salad",
        "vast",
        "hyperbolic",
        "scp",
        "ibm",
        "huawei",
        "alibaba",
        "amazon",
        "tencent",
        "oracle",
        "samsung",
    ]
)


def spoken() -> dict[str, str]:
    """The sellers by what a text calls them, folded."""
    return {alias: seller.name for alias, seller in _sellers().items() if alias not in _WORDS}


@cache
def seller_of(name: str) -> Seller:
    """The seller that a source calls `name`; one that is not known keeps that name."""
    return _sellers().get(fold(name).strip(), Seller(name, None, None))
