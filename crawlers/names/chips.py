"""Which chip a name means: in running text (`find`) and as a product's name in an API or a shop
(`identify`).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from crawlers.names.families import by_pattern
from crawlers.names.finder import Finder, Found, longest
from crawlers.names.fold import fold
from crawlers.names.tables import Product, makers, products

# How far before an ambiguous name its maker may stand, in characters.
_MAKER_REACH = 120
# An answer's memory is what the card reports (81559 MiB, 46068 MiB): a little under or over the sheet.
_MEMORY_TOLERANCE = 0.10
_FORM_NAMES = {"nvl": "NVL", "sxm": "SXM", "pcie": "PCIe", "oam": "OAM"}
_FORM_TOKEN = re.compile(r"nvl(?!\d)|sxm|oam|pcie(?! \(nvl)")
_MEMORY = re.compile(r"(?<![\d.])(\d{2,3}) ?(?:g|gb|gib)?\b")
# What may follow a chip's name and still belong to it.
_SUFFIX = re.compile(
    r"(?: ?[(/]?(?:sxm\d?|pcie|nvl(?!\d)|oam|hgx|hbm\d?e?|gddr\d\w?|superchip|tensor core|max q|laptop"
    r"|workstation|server edition|edition|blackwell|generation|founders edition"
    r"|\d{2,3} ?gi?b?\b(?! ?/)|v5)\)?){1,4}"
)


# Behind a short name these make something else of it: L2 cache, L4级自动驾驶.
_NO_CHIP = re.compile(r" ?(?:cache|缓存|级(?!别的?卡))")
_PREFIX = re.compile(r"(?:架构|平台|系列)?的?(?: ?(?:gpu|芯片|chip|based|ultra))?[ ']?")
_ARCHITECTURES = frozenset({"nvidia-blackwell", "nvidia-hopper", "nvidia-rubin", "nvidia-vera-rubin"})


class Named(NamedTuple):
    """The chip a name stands for."""

    chip: str
    vendor: str
    needs_maker: bool = False


class Identified(NamedTuple):
    """A product's name understood: family, and form factor and memory where they can be told."""

    chip: str
    vendor: str
    form_factor: str | None
    memory_gb: float | None


def _vocabulary() -> Iterator[tuple[str, Named]]:
    for product in products():
        yield from ((alias, Named(product.chip, product.vendor, True)) for alias in product.ambiguous)
    for product in products():
        yield from ((alias, Named(product.chip, product.vendor)) for alias in product.aliases)


@cache
def _chips() -> Finder[Named]:
    return Finder(_vocabulary())


@cache
def _makers() -> Finder[str]:
    return Finder((alias, maker.name) for maker in makers() if maker.chips for alias in maker.aliases)


def find(folded: str) -> list[Found[Named]]:
    """The chips named in a folded text (`fold`), in order of place, each with its form factor and memory."""
    hits: list[Found[Named]] = list(_chips().find(folded))
    hits += [Found(m.start, m.end, Named(*m.value)) for m in by_pattern(folded)]
    settled = _with_maker(longest(hits), folded)
    return _without_architectures(
        [Found(hit.start, _end(folded, hit.end), hit.value) for hit in settled], folded
    )


def _without_architectures(hits: list[Found[Named]], folded: str) -> list[Found[Named]]:
    """A family named straight before its chip adds nothing: "Blackwell B200" is a B200."""
    return [
        hit
        for hit, following in zip(hits, [*hits[1:], None], strict=False)
        if not (
            following
            and hit.value.chip in _ARCHITECTURES
            and _PREFIX.fullmatch(folded[hit.end : following.start])
        )
    ]


def _end(folded: str, end: int) -> int:
    suffix = _SUFFIX.match(folded, end)
    return suffix.end() if suffix else end


def _with_maker(hits: Iterable[Found[Named]], folded: str) -> Iterator[Found[Named]]:
    """Drop ambiguous names whose maker is not near: "S60" is a car, 燧原S60 is a chip."""
    hits = list(hits)
    near: dict[str, int] | None = None
    for hit in hits:
        if _NO_CHIP.match(folded, hit.end):
            continue
        if hit.value.needs_maker:
            near = _first_places(folded, hits) if near is None else near
            if not _is_near(hit, near, folded):
                continue
        yield hit


def _first_places(folded: str, hits: Iterable[Found[Named]]) -> dict[str, int]:
    """Where each maker first shows itself, by its name or by a chip that is surely its own."""
    places: dict[str, int] = {}
    for hit in hits:
        if not hit.value.needs_maker:
            places.setdefault(hit.value.vendor, hit.start)
    for found in _makers().find(folded):
        places[found.value] = min(found.start, places.get(found.value, found.start))
    return places


def _is_near(hit: Found[Named], near: dict[str, int], folded: str) -> bool:
    place = near.get(hit.value.vendor)
    return place is not None and place - hit.end < _MAKER_REACH


def identify(name: str, memory_gb: float | None = None) -> Identified | None:
    """The chip behind a product's name ("A100 SXM4", "h100-nvl", "RTX 6000Ada"), or None if unknown.

    `memory_gb` is what the source says of one chip's memory; it decides over the name, since
    sources fold several products into one name (Vast.ai's "RTX 4090" may have 48 GB).
    """
    folded = fold(unicodedata.normalize("NFKC", name))
    found = find(folded)
    if not found:
        return None
    chip = found[0].value
    family = [product for product in products() if product.chip == chip.chip]
    form = _canonical_form(folded) or _only(_forms(family))
    family = [p for p in family if form in _forms([p])] or family
    sizes = {size for product in family for size in product.memory_gb}
    return Identified(chip.chip, chip.vendor, form, _memory(folded, memory_gb, sizes))


def _canonical_form(form: str) -> str | None:
    """SXM4 and SXM5 are told apart by the chip; "PCIe (NVL)" is the bridged pair sold as NVL."""
    match = _FORM_TOKEN.search(form.lower())
    return _FORM_NAMES[match.group(0)] if match else None


def _forms(family: Iterable[Product]) -> set[str]:
    forms = (_canonical_form(form) for product in family for form in product.form_factors)
    return {form for form in forms if form}


def _only(values: set[str]) -> str | None:
    return next(iter(values)) if len(values) == 1 else None


def _memory(folded: str, told: float | None, sizes: set[float]) -> float | None:
    """The told memory, else the one in the name, else the family's only one; as on the product's sheet."""
    if told:
        return _nearest(told, sizes)
    named = [float(size) for size in _MEMORY.findall(folded) if float(size) in sizes]
    if named:
        return named[-1]
    return next(iter(sizes)) if len(sizes) == 1 else None


def _nearest(told: float, sizes: set[float]) -> float:
    best = min(sizes, key=lambda size: abs(size - told), default=told)
    return best if abs(best - told) <= _MEMORY_TOLERANCE * best else float(round(told))
