"""The version of the rules that read a page: changes whenever they may read it otherwise."""

import hashlib
import sys
from functools import cache
from pathlib import Path

from crawlers.source import Source

_SHARED = ("facts", "kinds", "names", "pages")


def version(source: type[Source]) -> str:
    """Twelve hex digits over the source's file and all that reading is made of besides."""
    own = Path(sys.modules[source.__module__].__file__ or "")
    return hashlib.sha256(own.read_bytes() + _shared()).hexdigest()[:12]


@cache
def generic() -> str:
    """The version of reading without the rules of a source."""
    return hashlib.sha256(_shared()).hexdigest()[:12]


@cache
def _shared() -> bytes:
    home = Path(__file__).parent
    files = sorted(
        path for name in _SHARED for path in (home / name).rglob("*") if path.suffix in (".py", ".csv")
    )
    return b"".join(hashlib.sha256(path.read_bytes()).digest() for path in files)
