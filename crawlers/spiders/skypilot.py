"""SkyPilot's catalogue: what clouds ask for their instances, a CSV for each cloud."""

import ast
import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from crawlers.kinds.files import Line, OfferFiles
from crawlers.kinds.offers import gathered, telling
from crawlers.names.identify import identify
from crawlers.records import Record, Tier
from crawlers.source import Limits, Page

CLOUDS = ("aws", "azure", "cudo", "lambda", "nebius", "runpod", "vast", "verda")
"""Those kept up to date. Without gcp (GPUs without the machine they need), shadeform (resells others)
and seeweb (does not say that its prices are euros)."""
SOLD: tuple[tuple[str, Tier], ...] = (("Price", "on-demand"), ("SpotPrice", "spot"))
_OF_ALL = re.compile(r"\d+x-")
"""How Vast.ai's instances begin: the memory of such a row is that of all chips, of any other that of one."""
_LONGEST = 10_000
"""Characters of a GpuInfo: a literal of more is none."""


class SkyPilot(OfferFiles):
    """Prices are US dollars an hour for the whole instance. Columns differ by cloud in order and in set."""

    name = "skypilot"
    title = "SkyPilot catalogue"
    publisher = "SkyPilot"
    homepage = "https://github.com/skypilot-org/skypilot-catalog"
    licence = "Apache-2.0 (repository's licence, 2026-11-22)."
    robots = "Files of a public Git host."
    segment = "neocloud"
    language = "en"
    verified = True
    limits = Limits(rows=(500, 60000), filled={"memory_gb": 0.8, "region": 0.9, "tier": 1.0}, fewer=0.7)
    origin = "https://raw.githubusercontent.com"
    paths = tuple(f"/skypilot-org/skypilot-catalog/master/catalogs/v8/{cloud}/vms.csv" for cloud in CLOUDS)
    columns = frozenset({"InstanceType", "AcceleratorName", "AcceleratorCount", "Price", "Region"})

    @classmethod
    def price(cls, line: Line, page: Page) -> Iterator[Record]:
        """A price on demand and one as spot, as there are; a row without accelerator is none of ours."""
        cells = line.cells
        if not cells.get("AcceleratorName"):
            return
        cloud, place = (
            page.url.rpartition("/vms.csv")[0].rpartition("/")[2],
            cells.get("Region", "").strip(", "),
        )
        kind, listed = cells.get("InstanceType", ""), cells["AcceleratorName"]
        count = line.number("AcceleratorCount")
        info = _info(cells.get("GpuInfo", ""))
        product = telling(cloud, kind, str(info.get("Name", "")), listed)
        memory = _memory(info, count or 1 if _OF_ALL.match(kind) else 1) or _named_memory(product, listed)
        size = f"{round(memory)}GB" if memory else ""  # a Vast.ai "RTX 4090" of 48 GB is another offer
        said: dict[str, Any] = {"currency": "USD", "seller": cloud or None, "segment": cls.segment}
        said |= {"region": place or None, "valid_on": page.day.isoformat()}
        said |= {"quote": line.quote, "attributes": cells}
        for key, tier in SOLD:
            if cells.get(key):  # empty: not on offer
                tier = "community" if kind.endswith("_COMMUNITY") and tier == "on-demand" else tier
                said |= {"tier": tier, "listing": "/".join((cloud, kind, listed, size, place, tier))}
                yield gathered(product, line.number(key), count, memory, **said)


@lru_cache
def _info(text: str) -> dict[str, Any]:
    """The first GPU of a GpuInfo: JSON in some files, a Python literal in most."""
    try:
        found = json.loads(text)
    except ValueError:
        try:
            found = ast.literal_eval(text) if len(text) < _LONGEST else None
        except (ValueError, SyntaxError, MemoryError, RecursionError, TypeError):
            found = None
    gpus = found.get("Gpus") if isinstance(found, dict) else None
    return gpus[0] if isinstance(gpus, list) and gpus and isinstance(gpus[0], dict) else {}


def _memory(info: dict[str, Any], chips: float) -> float | None:
    """Memory of one of `chips` in GB; RunPod's rows tell GB as MiB (80), and 0 is not known."""
    inside = info.get("MemoryInfo")
    size = inside.get("SizeInMiB") if isinstance(inside, dict) else None
    if not isinstance(size, int | float) or size <= 0:
        return None
    return (size / 1024 if size >= 1024 else size) / chips


def _named_memory(product: str, listed: str) -> float | None:
    """The memory in SkyPilot's own name of the chip (A100-80GB): an instance's name has other numbers too."""
    chip, named = identify(product), identify(listed)
    return named.memory_gb if chip and named and chip.chip == named.chip else None
