"""What chips, tiers and series are called. Latin letters only, so that charts can show them."""

import re

from reports.escape import Markdown
from reports.language import Language, shown
from reports.report import Series

_VERSION = re.compile(r"v\d\w*")  # TPU v5e
_WRITTEN = {"ti": "Ti", "max": "Max", "super": "Super", "ultra": "Ultra", "ada": "Ada"}
_VENDORS_SHOWN = {"biren", "cambricon", "hygon", "iluvatar", "metax"}
"""Makers a reader may not know from the product alone."""


def series_name(series: Series) -> str:
    """Chip, form factor and memory: `H100 SXM 80 GB`."""
    memory = f"{series.memory_gb:g} GB" if series.memory_gb else None
    return " ".join(part for part in (chip_name(series.chip), series.form_factor, memory) if part)


def full_name(say: Language, series: Series) -> Markdown:
    """The same with how it is had, where that is not the usual way: `H100 SXM 80 GB (spot)`."""
    words = (say.say("series.server") if series.per == "server" else None, *_tier(say, series))
    return Markdown(shown(series_name(series)) + say.aside(say.joined([word for word in words if word])))


def chip_name(slug: str) -> str:
    """`nvidia-h100` as people say it: `H100`; the maker stays where the product alone says too little."""
    vendor, _, product = slug.removeprefix("moore-").partition("-")  # the one maker with a hyphen in its slug
    first, *others = (product or vendor).split("-")
    words = [_written(first), *(word if _VERSION.fullmatch(word) else _written(word) for word in others)]
    return " ".join([vendor.capitalize(), *words] if vendor in _VENDORS_SHOWN and product else words)


def _tier(say: Language, series: Series) -> tuple[str | None, ...]:
    if series.basis == "rental" and series.tier is None:
        return (say.say("series.untold"),)
    tier = series.tier if series.tier != "on-demand" else None
    if tier and say.knows(f"series.{tier}"):
        tier = say.say(f"series.{tier}")
    told = (tier, say.duration(series.commitment or ""))
    return tuple(shown(word) for word in told if word)


def _written(word: str) -> str:
    if word in _WRITTEN:
        return _WRITTEN[word]
    letters = len(word) - len(word.lstrip("abcdefghijklmnopqrstuvwxyz"))
    return word.upper() if letters <= 3 else word.capitalize()
