"""The names as data: what the CSV files beside this module hold."""

import csv
from functools import cache
from importlib import resources
from typing import NamedTuple

from crawlers.names.fold import fold


class Product(NamedTuple):
    """One product of a chip family: `nvidia-a100-sxm4-80` of `nvidia-a100`."""

    slug: str
    chip: str
    vendor: str
    name: str
    aliases: tuple[str, ...]
    ambiguous: tuple[str, ...]
    """Spellings that name the chip only with its maker near."""
    launch_date: str
    memory_gb: tuple[float, ...]
    form_factors: tuple[str, ...]
    notes: str
    evidence: str


class Maker(NamedTuple):
    """A maker of chips or models under its canonical English name."""

    name: str
    aliases: tuple[str, ...]
    chips: bool


class Family(NamedTuple):
    """A family of models; `developer` only where the name tells it, `bare` if it may stand without
    a version.
    """

    stem: str
    developer: str | None
    bare: bool


class ModelEntry(NamedTuple):
    """A model of the catalogue."""

    slug: str
    name: str
    developer: str
    aliases: tuple[str, ...]
    first_announced: str
    parameters: str
    evidence: str


def rows(name: str) -> list[dict[str, str]]:
    """The lines of one of the CSV files of this package."""
    text = resources.files("crawlers.names").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def split(cell: str, mark: str = "|") -> tuple[str, ...]:
    """The parts of a cell that holds several."""
    return tuple(part.strip() for part in cell.split(mark) if part.strip())


@cache
def products() -> tuple[Product, ...]:
    """Every product of chips.csv."""
    return tuple(_product(row) for row in rows("chips.csv"))


def _product(row: dict[str, str]) -> Product:
    return Product(
        slug=row["slug"],
        chip=row["chip"],
        vendor=row["vendor"],
        name=row["name"],
        aliases=split(row["aliases"]),
        ambiguous=split(row["ambiguous"]),
        launch_date=row["launch_date"],
        memory_gb=tuple(float(size) for size in split(row["memory_gb"])),
        form_factors=split(row["form_factors"], ";"),
        notes=row["notes"],
        evidence=row["evidence"],
    )


@cache
def makers() -> tuple[Maker, ...]:
    """Every maker of makers.csv."""
    return tuple(Maker(r["name"], split(r["aliases"]), r["chips"] == "yes") for r in rows("makers.csv"))


@cache
def model_entries() -> tuple[ModelEntry, ...]:
    """Every model of models.csv."""
    return tuple(
        ModelEntry(
            r["slug"],
            r["name"],
            r["developer"],
            split(r["aliases"]),
            r["first_announced"],
            r["parameters"],
            r["evidence"],
        )
        for r in rows("models.csv")
    )


@cache
def families() -> dict[str, Family]:
    """Every family of model_families.csv by its folded stem."""
    return {
        fold(row["stem"]): Family(row["stem"], row["developer"] or None, row["bare"] == "yes")
        for row in rows("model_families.csv")
    }
