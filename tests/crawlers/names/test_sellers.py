"""Sellers under one name, and what instance types hold."""

import json
from pathlib import Path

import pytest

from crawlers.kinds.api import OffersApi
from crawlers.names.identify import identify
from crawlers.names.instances import held
from crawlers.names.memory import is_share, of_one, on_sheet
from crawlers.names.sellers import Seller, seller_of
from crawlers.names.tables import rows, split
from crawlers.registry import sources


@pytest.mark.parametrize("name", ["runpod", "RunPod", "RUNPOD"])
def test_one_name_a_seller(name: str) -> None:
    assert seller_of(name).name == "RunPod"


def test_a_seller_unknown_keeps_its_name() -> None:
    assert seller_of("Newcomer GPUs") == Seller("Newcomer GPUs", None, None)


def test_no_name_is_of_two_sellers() -> None:
    names = [
        name.lower() for row in rows("sellers.csv") for name in {row["name"].lower(), *split(row["aliases"])}
    ]
    assert len(names) == len(set(names))


def test_sellers_of_the_rental_snapshots_are_known(shared: Path) -> None:
    file = shared / "real" / "gpu-rental-prices" / "2026-08-08.json"
    offers = json.loads(file.read_text(encoding="utf-8"))["offers"]
    assert [o["provider"] for o in offers if seller_of(o["provider"]).segment is None] == []


def test_sources_name_their_sellers_as_everybody_does() -> None:
    direct = [source.seller for source in sources().values() if issubclass(source, OffersApi)]
    assert [name for name in direct if seller_of(name).name != name or not seller_of(name).home] == []


@pytest.mark.parametrize("row", rows("instances.csv"), ids=lambda row: f"{row['cloud']} {row['type']}")
def test_products_of_instances_are_one_product_each(row: dict[str, str]) -> None:
    assert row["evidence"]
    if row["product"]:
        chip = identify(row["product"])
        assert chip is not None
        assert chip.memory_gb is not None or chip.chip == "nvidia-k80"


@pytest.mark.parametrize(
    ("cloud", "kind", "expected"),
    [
        ("aws", "p5.48xlarge", ("H100 SXM5 80GB", 8, False)),
        ("aws", "g6f.large", ("L4", None, True)),
        ("aws", "p9.48xlarge", ("", None, False)),
        ("aws", "m7i.large", None),
        ("azure", "Standard_ND128isr_NDR_GB200_v6", ("GB200", 4, False)),
        ("azure", "Standard_D4s_v5", None),
        ("alibaba", "ecs.vgn7i-vws-m4.xlarge", ("", None, True)),
        ("nobody", "x", None),
    ],
)
def test_what_an_instance_holds(cloud: str, kind: str, expected: object) -> None:
    assert held(cloud, kind) == expected


@pytest.mark.parametrize(
    ("chip", "told", "sheet"),
    [
        ("nvidia-b200", 90, 180),
        ("nvidia-b300", 144, 288),
        ("huawei-ascend-910c", 64, 128),
        ("amd-mi300a", 192, 128),
        ("amd-mi325x", 288, 256),
        ("nvidia-h100", 79.6, 80),
        ("nvidia-rtx-4090", 48, 48),
        ("nvidia-a100", 20, 20),
    ],
)
def test_memory_as_on_the_sheet(chip: str, told: float, sheet: float) -> None:
    assert on_sheet(chip, told) == sheet


def test_memory_of_one_and_of_a_share() -> None:
    assert of_one("nvidia-h100", 640, 8) == 80
    assert of_one("nvidia-h100", 80, 8) == 80
    assert is_share("nvidia-a10", 4)
    assert not is_share("nvidia-a10", 22.5)
    assert not is_share("nvidia-b200", 90)


def test_memory_leaves_one_form() -> None:
    found = identify("H100", 94)
    assert found is not None
    assert found.form_factor == "NVL"


def test_short_names_of_super_cards() -> None:
    found = identify("RTX 4070S Ti", 16)
    assert found is not None
    assert found.chip == "nvidia-rtx-4070-ti-super"
