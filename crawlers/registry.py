"""Every source, found in `crawlers.spiders` by itself, and the catalogue that the warehouse reads."""

import inspect
import pkgutil
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec

from crawlers import spiders
from crawlers.capture.classify import MEANINGS
from crawlers.kinds.web import Web
from crawlers.names.tables import model_entries, products
from crawlers.source import Source


@cache
def sources() -> dict[str, type[Source]]:
    """Name -> source, in order of name."""
    modules = [
        import_module(found.name) for found in pkgutil.iter_modules(spiders.__path__, "crawlers.spiders.")
    ]
    found = [cls for module in modules for _, cls in inspect.getmembers(module, inspect.isclass)]
    ours = [
        cls for cls in found if issubclass(cls, Source) and cls.__module__.startswith("crawlers.spiders.")
    ]
    return {cls.name: cls for cls in sorted(ours, key=lambda cls: cls.name)}


def readers() -> dict[str, type[Source]]:
    """The sources, and what reads pages that none of them asked for."""
    return {**sources(), Web.name: Web}


def catalogue() -> dict[str, list[dict[str, Any]]]:
    """What is known beforehand: `sources`, `chips`, `models`, `causes`; a dict for each line of the files."""
    return {
        "sources": [_source(source) for source in sources().values()],
        "chips": [_chip(product._asdict()) for product in products()],
        "models": [model._asdict() for model in model_entries()],
        "causes": [{"class": cause, **meaning._asdict()} for cause, meaning in MEANINGS.items()],
    }


def write_catalogue(data: Path) -> list[Path]:
    """Write `data/catalogue/{sources,chips,models,causes}.jsonl`."""
    folder = data / "catalogue"
    folder.mkdir(parents=True, exist_ok=True)
    return [_write(folder / f"{name}.jsonl", rows) for name, rows in catalogue().items()]


def _source(source: type[Source]) -> dict[str, Any]:
    limits = source.limits
    return {
        "name": source.name,
        "title": source.title,
        "publisher": source.publisher,
        "homepage": source.homepage,
        "licence": source.licence,
        "robots": source.robots,
        "kind": source.kind,
        "segment": source.segment,
        "schedule": source.schedule,
        "language": source.language,
        "verified": source.verified,
        "rows_floor": limits.rows[0],
        "rows_ceiling": limits.rows[1],
        "filled": dict(limits.filled),
        "fewer": limits.fewer,
        "pace_seconds": source.pace,
    }


def _chip(product: dict[str, Any]) -> dict[str, Any]:
    spellings = [*product.pop("aliases"), *product.pop("ambiguous")]
    sizes = product["memory_gb"]  # (16, 32) is told nowhere but by the offer itself
    return product | {"aliases": spellings, "memory_gb": sizes[0] if len(sizes) == 1 else None}


def _write(path: Path, rows: Iterable[dict[str, Any]]) -> Path:
    draft = path.with_suffix(".draft")
    draft.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
    return draft.replace(path)
