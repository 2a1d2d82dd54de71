"""Epoch AI's machine-learning hardware: when chips came out, what they can do and what they cost then."""

from collections.abc import Iterator

from crawlers.kinds.files import CsvDataset, Line
from crawlers.kinds.models import is_day
from crawlers.names.identify import Identified, identify
from crawlers.records import Chip, Price, Reason, Record, Refusal
from crawlers.source import Limits, Page

SPECS = {
    "memory_bytes": "Memory (bytes)",
    "memory_bytes_per_s": "Memory bandwidth (byte/s)",
    "fp16_flop_per_s": "Tensor-FP16/BF16 performance (FLOP/s)",
    "fp8_flop_per_s": "FP8 performance (FLOP/s)",
    "fp4_flop_per_s": "FP4 performance (FLOP/s)",
    "tdp_w": "TDP (W)",
    "process_nm": "Process size (nm)",
}


class EpochHardware(CsvDataset):
    """A price counts only where its cell has a source beside it."""

    name = "epochhardware"
    title = "Epoch AI: machine-learning hardware"
    publisher = "Epoch AI"
    homepage = "https://epoch.ai/data/machine-learning-hardware"
    licence = "CC BY 4.0, credit Epoch AI (terms of the data, 2026-11-22)."
    robots = "Files published for download."
    language = "en"
    verified = True
    limits = Limits(rows=(60, 1500), fewer=0.9)
    origin = "https://epoch.ai"
    paths = ("/data/ml_hardware.csv",)
    path = paths[0]
    columns = frozenset({"Hardware name", "Manufacturer", "Release date"})

    @classmethod
    def price(cls, line: Line, page: Page) -> Iterator[Record]:
        """A chip with its specifications, and its price at release."""
        name, day = line.cells["Hardware name"].strip(), line.cells["Release date"].strip()
        memory = line.number("Memory (bytes)")
        found = identify(f"{line.cells['Manufacturer']} {name}", memory / 1e9 if memory else None)
        if not found or not is_day(day):
            reason: Reason = "undated" if found else "unknown-chip"
            yield Refusal(reason=reason, value=name, quote=line.quote)
            return
        yield Chip(
            chip=found.chip,
            vendor=found.vendor,
            event="launched",
            date=day,
            attributes={"name": name, **_specs(line)},
            published_at=day,
            quote=line.quote,
        )
        yield from _price(line, found, day)


def _specs(line: Line) -> dict[str, float]:
    return {key: value for key, column in SPECS.items() if (value := line.number(column)) is not None}


def _price(line: Line, found: Identified, day: str) -> Iterator[Record]:
    amount, source = line.number("Release price (USD)"), line.cells.get("Source for the price", "").strip()
    if not amount or amount < 0:
        return
    if "://" not in source:
        yield Refusal(reason="no-source", value=line.cells["Release price (USD)"], quote=line.quote)
        return
    yield Price(
        chip=found.chip,
        form_factor=found.form_factor,
        memory_gb=found.memory_gb,
        basis="purchase",
        per="chip",
        chips=1,
        tier="list",
        low=amount,
        high=amount,
        currency="USD",
        bound="exact",
        valid_on=day,
        published_at=day,
        quote=line.quote,
        attributes={"source": source},
    )
