"""gpuhunt: dstack's published catalogue of what nine clouds ask, a zip of CSV for each."""

import re
from collections.abc import Iterator

from crawlers.kinds.files import Line, OfferFiles
from crawlers.kinds.offers import gathered, telling
from crawlers.records import Record
from crawlers.source import Limits, Page

PROVIDERS = ("aws", "azure", "cloudrift", "gcp", "lambdalabs", "nebius", "oci", "runpod", "verda")
# TPUs are named by the size of a slice, in chips (v5litepod-8, v6e-8) or in cores, two a chip (v2-8, v5p-8).
_SLICE = re.compile(r"(?:tpu-)?(?P<version>v\d\w*)-(?P<size>\d+)")
_IN_CORES = ("v2", "v3", "v4", "v5p")


class GpuHunt(OfferFiles):
    """Prices are US dollars an hour for the whole instance; `gpu_memory` is that of one GPU."""

    name = "gpuhunt"
    title = "gpuhunt catalogue"
    publisher = "dstack GmbH"
    homepage = "https://github.com/dstackai/gpuhunt"
    licence = "Code MPL-2.0; no terms stated for the data (repository, 2026-11-22)."
    robots = "Published for download by programs; no robots.txt seen beforehand; obeyed."
    segment = "neocloud"
    language = "en"
    verified = False
    limits = Limits(rows=(500, 60000), filled={"memory_gb": 0.95, "region": 0.9, "tier": 1.0}, fewer=0.7)
    origin = "https://dstack-gpu-pricing.s3.eu-west-1.amazonaws.com"
    paths = tuple(f"/v3/{provider}/latest/catalog.zip" for provider in PROVIDERS)
    columns = frozenset({"instance_name", "location", "price", "gpu_count", "gpu_name", "gpu_memory", "spot"})

    @classmethod
    def price(cls, line: Line, page: Page) -> Iterator[Record]:
        """The price of a row; one without GPU is none of ours."""
        cells = line.cells
        name, count = cells.get("gpu_name", ""), line.number("gpu_count")
        if not name and not count:
            return
        provider = page.url.partition("/v3/")[2].partition("/")[0]
        tier = "spot" if cells.get("spot") == "True" else "on-demand"
        place, kind = cells.get("location", ""), cells.get("instance_name", "")
        listing = f"{provider}/{kind}/{name}x{count or 0:g}/{place}/{tier}"
        product, count = _accelerator(name, count)
        yield gathered(
            telling(provider, kind, product),
            line.number("price"),
            count,
            line.number("gpu_memory"),
            listing=listing,
            tier=tier,
            currency="USD",
            seller=provider or None,
            segment=cls.segment,
            region=place or None,
            valid_on=page.day.isoformat(),
            quote=line.quote,
            attributes=cells,
        )


def _accelerator(name: str, count: float | None) -> tuple[str, float | None]:
    """Product and number of chips: a slice of TPUs is listed as one."""
    if not (found := _SLICE.fullmatch(name)):
        return name, count
    chips = int(found["size"]) / (2 if found["version"] in _IN_CORES else 1)
    return f"TPU {found['version']}", chips * (count or 1)
