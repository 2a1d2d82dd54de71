"""Product names of APIs and shops, and chips in running text."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.names import families
from crawlers.names.fold import fold
from crawlers.names.identify import identify
from crawlers.names.sight import sight
from crawlers.names.tables import products

NAMES = [
    ("H100 SXM", None, ("nvidia-h100", "SXM", 80)),
    ("A100 SXM4", 80.0, ("nvidia-a100", "SXM", 80)),
    ("A100 SXM4", None, ("nvidia-a100", "SXM", None)),
    ("A100 PCIE", 40.0, ("nvidia-a100", "PCIe", 40)),
    ("h100-nvl", None, ("nvidia-h100", "NVL", 94)),
    ("RTX 6000Ada", None, ("nvidia-rtx-6000-ada", "PCIe", 48)),
    ("RTX_4090", 47.99, ("nvidia-rtx-4090", "PCIe", 48)),
    ("MI300X", None, ("amd-mi300x", "OAM", 192)),
    ("B200", 179.1, ("nvidia-b200", "SXM", 180)),
    ("GB200 NVL72", None, ("nvidia-gb200-nvl72", None, None)),
    ("NVIDIA GeForce RTX 5090 D V2", None, ("nvidia-rtx-5090d-v2", "PCIe", 24)),
    ("昇騰910B", None, ("huawei-ascend-910b", "OAM", 64)),
    ("华为昇腾 960", None, ("huawei-ascend-960", None, 288)),
    ("摩尔线程 MTT S4000 48GB", None, ("moore-threads-mtt-s4000", "PCIe", 48)),
    ("Intel Gaudi2", None, ("intel-gaudi-2", "OAM", 96)),
    ("RTX 4070 Ti SUPER", None, ("nvidia-rtx-4070-ti-super", None, None)),
]


@pytest.mark.parametrize(("name", "memory", "expected"), NAMES)
def test_identify(name: str, memory: float | None, expected: tuple[str, str | None, float | None]) -> None:
    found = identify(name, memory)
    assert found is not None
    assert (found.chip, found.form_factor, found.memory_gb) == expected


@pytest.mark.parametrize("name", ["", "RTX", "S60", "L2 cache", "Core i9", "Galaxy S25", "GTX", "4090.5"])
def test_no_guess(name: str) -> None:
    assert identify(name) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8×H100 and 4xA100", ["nvidia-h100", "nvidia-a100"]),
        ("H100s, L40S及4090D", ["nvidia-h100", "nvidia-l40s", "nvidia-rtx-4090d"]),
        ("燧原S60出货", ["enflame-s60"]),
        ("沃尔沃S60降价", []),
        ("英伟达还有一款L2", ["nvidia-l2"]),
        ("TH1000 14090 $4090.50", []),
        ("Blackwell B200 or plain Blackwell", ["nvidia-b200", "nvidia-blackwell"]),
    ],
)
def test_find_in_text(text: str, expected: list[str]) -> None:
    assert [found.value.chip for found in sight(fold(text)).chips] == expected


def test_every_product_is_found_by_its_own_names() -> None:
    for product in products():
        for alias in product.aliases:
            found = sight(fold(alias)).chips
            assert product.chip in {hit.value.chip for hit in found}, (product.slug, alias)


def test_every_name_of_the_rental_snapshots_is_known(shared: Path) -> None:
    files = sorted((shared / "real" / "gpu-rental-prices").glob("*.json"))
    offers = [offer for file in files for offer in json.loads(file.read_text())["offers"]]
    for name, memory in {(offer["gpu"], offer.get("vram_gb")) for offer in offers}:
        found = identify(name, memory)
        assert found is not None, name
        assert found.memory_gb is not None
        assert abs(found.memory_gb - memory) <= 0.11 * memory
        if "sxm" in name:
            assert found.form_factor == "SXM"
        if "pcie" in name:
            assert found.form_factor == "PCIe"


def test_every_name_of_the_offers_api_is_known(shared: Path) -> None:
    files = sorted((shared / "real" / "vast").glob("*.json"))
    answers = [json.loads(file.read_text())["offers_by_model"] for file in files]
    offers = [offer for answer in answers for group in answer.values() for offer in group]
    names = {(offer["gpu_name"], offer["gpu_ram"]) for offer in offers}
    assert len(names) >= 10
    for name, mebibytes in names:
        found = identify(name, mebibytes / 1024)
        assert found is not None
        assert found.memory_gb is not None
        assert abs(found.memory_gb - mebibytes / 1024) <= 0.1 * found.memory_gb


@given(st.data())
def test_every_name_by_a_pattern_is_announced_by_an_anchor(data: st.DataObject) -> None:
    pattern = data.draw(st.sampled_from(families.PATTERNS))
    name = data.draw(st.from_regex(pattern.regex, fullmatch=True))
    assert any(fold(anchor) in name for anchor in families.ANCHORS)
