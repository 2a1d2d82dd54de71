"""The version of the rules that read a page: changes whenever they may read it otherwise."""

import hashlib
import sys
from functools import cache
from pathlib import Path

from crawlers.source import Source

SHARED = ("facts", "kinds", "names", "pages")
"""What reading is made of besides the source's own file."""


def version(source: type[Source]) -> str:
    """Twelve hex digits over the source's file and all that reading is made of besides."""
    return _version(sys.modules[source.__module__].__file__ or "")


@cache
def _version(file: str) -> str:
    home = Path(__file__).parent
    shared = sorted(
        path for name in SHARED for path in (home / name).rglob("*") if path.suffix in (".py", ".csv")
    )
    digests = (hashlib.sha256(path.read_bytes()).digest() for path in [Path(file), *shared])
    return hashlib.sha256(b"".join(digests)).hexdigest()[:12]
