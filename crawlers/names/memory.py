"""Memory of a chip as sources tell it, and as it stands on the product's sheet (GB)."""

from collections.abc import Iterable
from functools import cache

from crawlers.names.tables import products

# An answer's memory is what the card reports (81559 MiB, 46068 MiB): a little under or over the sheet.
_TOLERANCE = 0.10
# Told die by die in some lists: TechPowerUp's B200 has 90 GB and B300 144, gpudb's Ascend 910C 64.
_TWO_DIES = frozenset({"nvidia-b200", "nvidia-b300", "huawei-ascend-910c", "amd-mi250", "amd-mi250x"})
# Told wrongly by TechPowerUp and the lists made from it.
_MISTOLD = {("amd-mi300a", 192): 128.0, ("amd-mi325x", 288): 256.0}


@cache
def sizes(chip: str) -> frozenset[float]:
    """The memory sizes that a family is sold with."""
    return frozenset(size for product in products() if product.chip == chip for size in product.memory_gb)


def on_sheet(chip: str, told: float, known: Iterable[float] | None = None) -> float:
    """What is told of one chip's memory, as the product's sheet has it; a size of no product stays."""
    if whole := _MISTOLD.get((chip, round(told))):
        return whole
    fitting = sizes(chip) if known is None else set(known)
    for value in (told, 2 * told) if chip in _TWO_DIES else (told,):
        if near := [size for size in fitting if abs(size - value) <= _TOLERANCE * size]:
            return min(near, key=lambda size: abs(size - value))
    return float(round(told))


def is_share(chip: str, told: float) -> bool:
    """Whether so little memory is told that it must be a share of the chip (4 GB of an A10)."""
    return bool(sizes(chip)) and on_sheet(chip, told) < (1 - _TOLERANCE) * min(sizes(chip))


def of_one(chip: str, told: float, chips: int) -> float:
    """The memory of one of `chips`, where `told` may be that of one or of all of them.

    Of SkyPilot's rows some tell one, some the other: the size that is sold decides, one chip's if both are.
    """
    return told if on_sheet(chip, told) in sizes(chip) or chips < 2 else told / chips
