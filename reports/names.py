"""What chips, tiers and series are called. Latin letters only, so that charts can show them."""

import re

from reports.report import Series
from reports.wording import duration

_VERSION = re.compile(r"v\d\w*")  # TPU v5e
_WRITTEN = {"ti": "Ti", "max": "Max", "super": "Super", "ultra": "Ultra", "ada": "Ada"}
_VENDORS_SHOWN = {"biren", "cambricon", "hygon", "iluvatar", "metax"}
"""Makers a reader may not know from the product alone."""


def series_name(series: Series) -> str:
    """Chip, form factor and memory: `H100 SXM 80 GB`."""
    memory = f"{series.memory_gb:g} GB" if series.memory_gb else None
    return " ".join(part for part in (chip_name(series.chip), series.form_factor, memory) if part)


def full_name(series: Series) -> str:
    """The same with how it is had, where that is not the usual way: `H100 SXM 80 GB (spot)`."""
    special = ", ".join(
        part for part in ("server" if series.per == "server" else None, _tier(series)) if part
    )
    return series_name(series) + (f" ({special})" if special else "")


def chip_name(slug: str) -> str:
    """`nvidia-h100` as people say it: `H100`; the maker stays where the product alone says too little."""
    vendor, _, product = slug.removeprefix("moore-").partition("-")  # the one maker with a hyphen in its slug
    first, *others = (product or vendor).split("-")
    words = [_written(first), *(word if _VERSION.fullmatch(word) else _written(word) for word in others)]
    return " ".join([vendor.capitalize(), *words] if vendor in _VENDORS_SHOWN and product else words)


def _tier(series: Series) -> str | None:
    if series.basis == "rental" and series.tier is None:
        return "no tier told"
    words = (series.tier if series.tier != "on-demand" else None, duration(series.commitment or ""))
    return ", ".join(part for part in words if part) or None


def _written(word: str) -> str:
    if word in _WRITTEN:
        return _WRITTEN[word]
    letters = len(word) - len(word.lstrip("abcdefghijklmnopqrstuvwxyz"))
    return word.upper() if letters <= 3 else word.capitalize()
