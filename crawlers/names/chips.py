"""Which chip a name means in running text."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from crawlers.names.chip_runs import members
from crawlers.names.finder import Found, longest
from crawlers.names.fold import fold
from crawlers.names.tables import Maker, products

# How far before an ambiguous name its maker may stand, in characters.
_MAKER_REACH = 120
# What may follow a chip's name and still belong to it.
_SUFFIX = re.compile(
    r"(?: ?[(/]?(?:sxm\d?|pcie|nvl(?!\d)|oam|hgx|hbm\d?e?|gddr\d\w?|superchip|tensor core|max q|laptop"
    r"|workstation|server edition|edition|blackwell|generation|founders edition"
    r"|\d{2,3} ?gi?b?\b(?! ?/)|v5)\)?){1,4}"
)


# Behind a short name these make something else of it: L2 cache, L4级自动驾驶, a2-highgpu-1g.
_NO_CHIP = re.compile(r" ?(?:cache|缓存|级(?!别的?卡))| (?:(?:high|ultra|mega|edge)gpu|standard \d)")
# Behind a name that is only a number these make money of it: 约4070韩元.
_MONEY = re.compile(r"(?:[美日韩欧港加澳]?元|日圆|英镑|块钱| (?:yuan|won|yen|euros?|dollars)(?![a-z]))")
_PREFIX = re.compile(r"(?:架构|平台|系列)?的?(?: ?(?:gpu|芯片|chip|based|ultra))?[ ']?\(?")
_FAMILY = re.compile(r"-([a-z]{4,})-\d")
_ARCHITECTURES = frozenset(
    {"nvidia-blackwell", "nvidia-blackwell-ultra", "nvidia-hopper", "nvidia-rubin", "nvidia-vera-rubin"}
)


class Named(NamedTuple):
    """The chip a name stands for."""

    chip: str
    vendor: str
    needs_maker: bool = False


def vocabulary() -> Iterator[tuple[str, Named]]:
    """Every alias with the chip it names; what names one without its maker comes last and counts."""
    for product in products():
        yield from ((alias, Named(product.chip, product.vendor, True)) for alias in product.ambiguous)
    for product in products():
        for alias in product.aliases:
            short = alias.removeprefix(product.vendor).lstrip()
            # "NVIDIA GB300" would hide the longer "GB300 NVL72"; its maker is found by itself.
            if short == alias or short not in product.aliases:
                yield alias, Named(product.chip, product.vendor)


def _family(named: Named) -> str:
    """The word that tells a chip's family: the ascend of huawei-ascend-950dt; "" if none does."""
    told = _FAMILY.search(named.chip)
    return told[1] if told else ""


def settle(
    hits: Iterable[Found[Named]],
    makers: list[Found[Maker]],
    folded: str,
    by_grammar: Callable[[str], Named | None],
) -> list[Found[Named]]:
    """The chips among what is spelled like one, in order of place, each with its form factor and memory."""
    sure = (Found(hit.start, _end(folded, hit.end), hit.value) for hit in _with_maker(hits, makers, folded))
    known = _spelled()
    told = [
        member
        for hit in sure
        for member in members(
            hit, folded, _family(hit.value), lambda name: known.get(name) or by_grammar(name)
        )
    ]
    return _without_architectures(longest(told), folded)


@cache
def _spelled() -> dict[str, Named]:
    """Every chip by its names without blanks."""
    return {fold(alias).replace(" ", ""): named for alias, named in vocabulary()}


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


def _with_maker(
    hits: Iterable[Found[Named]], makers: list[Found[Maker]], folded: str
) -> Iterator[Found[Named]]:
    """Drop ambiguous names whose maker is not near: "S60" is a car, 燧原S60 is a chip."""
    hits = list(hits)
    near: dict[str, int] | None = None
    for hit in hits:
        if _NO_CHIP.match(folded, hit.end) or (
            folded[hit.start : hit.end].isdigit() and _MONEY.match(folded, hit.end)
        ):
            continue
        if hit.value.needs_maker:
            near = _first_places(makers, hits) if near is None else near
            if not _is_near(hit, near, folded):
                continue
        yield hit


def _first_places(makers: list[Found[Maker]], hits: Iterable[Found[Named]]) -> dict[str, int]:
    """Where each maker first shows itself, by its name or by a chip that is surely its own."""
    places: dict[str, int] = {}
    for hit in hits:
        if not hit.value.needs_maker:
            places.setdefault(hit.value.vendor, hit.start)
    for found in makers:
        name = found.value.name
        if found.value.chips:
            places[name] = min(found.start, places.get(name, found.start))
    return places


def _is_near(hit: Found[Named], near: dict[str, int], folded: str) -> bool:
    place = near.get(hit.value.vendor)
    return place is not None and place - hit.end < _MAKER_REACH
