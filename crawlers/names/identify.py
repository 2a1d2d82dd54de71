"""Which product a name means in an API or a shop."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from crawlers.names.fold import fold
from crawlers.names.memory import on_sheet
from crawlers.names.sight import sight
from crawlers.names.tables import Product, products

# Vast.ai writes "RTX 4070S Ti" for the RTX 4070 Ti SUPER.
_SHORT_SUPER = re.compile(r"(?<=[2-9]0[5-9]0)s( ti)?(?![a-z0-9])")
# An HGX board carries SXM modules, whatever the generation.
_FORM_NAMES = {"nvl": "NVL", "sxm": "SXM", "hgx": "SXM", "pcie": "PCIe", "oam": "OAM"}
_FORM_TOKEN = re.compile(r"nvl(?!\d)|sxm|hgx|oam|pcie(?! \(nvl)")
_MEMORY = re.compile(r"(?<![\d.])(\d{2,3}) ?(?:g|gb|gib)?\b")


class Identified(NamedTuple):
    """A product's name understood: family, and form factor and memory where they can be told."""

    chip: str
    vendor: str
    form_factor: str | None
    memory_gb: float | None


@lru_cache(maxsize=1 << 16)  # a price list names a few hundred products in tens of thousands of rows
def identify(name: str, memory_gb: float | None = None) -> Identified | None:
    """The chip behind a product's name ("A100 SXM4", "h100-nvl", "RTX 6000Ada"), or None if unknown.

    `memory_gb` is what the source says of one chip's memory; it decides over the name, since
    sources fold several products into one name (Vast.ai's "RTX 4090" may have 48 GB).
    """
    folded = _SHORT_SUPER.sub(r"\1 super", fold(unicodedata.normalize("NFKC", name)))
    found = sight(folded).chips
    if not found:
        return None
    chip = found[0].value
    family = [product for product in products() if product.chip == chip.chip]
    form = _canonical_form(folded) or _only(_forms(family))
    family = [p for p in family if form in _forms([p])] or family
    memory = _memory(folded, chip.chip, memory_gb, {size for product in family for size in product.memory_gb})
    # An H100 with 94 GB is an NVL: memory may leave one form where the name leaves several.
    fitting = [product for product in family if memory in product.memory_gb]
    return Identified(chip.chip, chip.vendor, form or _only(_forms(fitting)), memory)


def _canonical_form(form: str) -> str | None:
    """SXM4 and SXM5 are told apart by the chip; "PCIe (NVL)" is the bridged pair sold as NVL."""
    match = _FORM_TOKEN.search(form.lower())
    return _FORM_NAMES[match.group(0)] if match else None


def _forms(family: Iterable[Product]) -> set[str]:
    forms = (_canonical_form(form) for product in family for form in product.form_factors)
    return {form for form in forms if form}


def _only(values: set[str]) -> str | None:
    return next(iter(values)) if len(values) == 1 else None


def _memory(folded: str, chip: str, told: float | None, sizes: set[float]) -> float | None:
    """The told memory, else the one in the name, else the family's only one; as on the product's sheet."""
    if told:
        return on_sheet(chip, told, sizes)
    named = [float(size) for size in _MEMORY.findall(folded) if float(size) in sizes]
    if named:
        return named[-1]
    return next(iter(sizes)) if len(sizes) == 1 else None
