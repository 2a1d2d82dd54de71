"""Makers of chips and models, found in a folded text under their canonical English names."""

from functools import cache

from crawlers.names.finder import Finder, Found
from crawlers.names.tables import makers


@cache
def _finder() -> Finder[str]:
    return Finder((alias, maker.name) for maker in makers() for alias in maker.aliases)


def find_makers(folded: str) -> list[Found[str]]:
    """The makers named in a folded text, in order of place."""
    return _finder().find(folded)
