"""Which accelerators the instance types of clouds hold: their price lists name the type and no chip."""

from fnmatch import fnmatchcase
from functools import cache
from typing import NamedTuple

from crawlers.names.tables import rows


class Held(NamedTuple):
    """What one instance of a type holds."""

    product: str
    """In the maker's words, with form and memory; empty for an accelerated family that is not known yet."""
    chips: int | None
    """None where the type does not tell."""
    is_part: bool
    """Whether it is a share of a chip (Azure's NV6ads_A10_v5 has a sixth of an A10)."""


@cache
def held(cloud: str, kind: str) -> Held | None:
    """What an instance type of a cloud holds; None for one without accelerators.

    The first line of instances.csv that fits decides; a cloud's last ones catch its new accelerated families.
    """
    for row in rows_of(cloud):
        if fnmatchcase(kind, row["type"]):
            count = row["chips"]
            return Held(row["product"], int(count) if count.isdigit() else None, count == "part")
    return None


@cache
def rows_of(cloud: str) -> tuple[dict[str, str], ...]:
    """The lines of instances.csv about a cloud, in their order."""
    return tuple(row for row in rows("instances.csv") if row["cloud"] == cloud)


@cache
def types() -> dict[str, Held]:
    """The instance types that are told apart by their own names, in lower case, as texts name them."""
    known: dict[str, Held] = {}
    for cloud in ("aws", "azure", "alibaba"):
        for row in rows_of(cloud):
            kind = row["type"].lower().removeprefix("standard_")
            if row["chips"].isdigit() and "*" not in kind and "[" not in kind:
                known[kind] = Held(row["product"], int(row["chips"]), is_part=False)
    return known
