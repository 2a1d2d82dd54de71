"""What chips, tiers and series are called. Latin letters only, so that charts can show them."""

import re

from reports.report import Series
from reports.wording import NONE, duration

_TIERS = {"on-demand": "on demand", "community": "community", "spot": "spot", "reserved": "reserved"}
_WRITTEN = {"ti": "Ti", "max": "Max", "super": "Super", "ultra": "Ultra", "ada": "Ada"}
_VENDORS_SHOWN = {"biren", "cambricon", "hygon", "iluvatar", "metax"}
"""Makers a reader may not know from the product alone."""


def series_name(series: Series) -> str:
    """Chip, form factor and memory: `H100 SXM 80 GB`."""
    memory = f"{series.memory_gb:g} GB" if series.memory_gb else None
    return " ".join(part for part in (chip_name(series.chip), series.form_factor, memory) if part)


def full_name(series: Series) -> str:
    """The same with how it is had, where that is not the usual way: `H100 SXM 80 GB (spot)`."""
    tier = tier_name(series.tier, series.commitment) if series.tier not in (None, "on-demand") else None
    special = ", ".join(part for part in ("server" if series.per == "server" else None, tier) if part)
    return series_name(series) + (f" ({special})" if special else "")


def chip_name(slug: str) -> str:
    """`nvidia-h100` as people say it: `H100`; the maker stays where the product alone says too little."""
    vendor, _, product = slug.removeprefix("moore-").partition("-")  # the one maker with a hyphen in its slug
    words = [_written(word) for word in (product or vendor).split("-")]
    return " ".join([vendor.capitalize(), *words] if vendor in _VENDORS_SHOWN and product else words)


def tier_name(tier: str | None, commitment: str | None) -> str:
    """`on demand`, `reserved, 1 year`."""
    words = _TIERS.get(tier or "", tier or NONE)
    return f"{words}, {duration(commitment)}" if commitment else words


def _written(word: str) -> str:
    if word in _WRITTEN:
        return _WRITTEN[word]
    letters = len(word) - len(word.lstrip("abcdefghijklmnopqrstuvwxyz"))
    if re.fullmatch(r"v\d\w*", word):
        return word
    return word.upper() if letters <= 3 else word.capitalize()
