"""What a shop sells under a chip's name."""

import pytest

from crawlers.names.goods import goods, is_accelerator, is_gpu

CARDS = [
    "NVIDIA H100 80GB PCIe",
    "NVIDIA H100 NVL 94GB HBM3 PCIe 5.0 passive heatsink",
    "NVIDIA L4 24GB GPU low profile with full height bracket",
    "NVIDIA L40S 48GB PCIe Gen4 x16 Passive",
    "NVIDIA RTX 6000 Ada 48GB GDDR6 PCIe 4.0 x16, 4x DisplayPort",
    "NVIDIA RTX PRO 6000 Blackwell Workstation Edition 96GB",
    "NVIDIA RTX PRO 6000 Blackwell Server Edition 96GB",
    "NVIDIA RTX A6000 professional workstation graphics card",
    "Lenovo ThinkSystem NVIDIA H100 80GB PCIe GPU",
    "NVIDIA A100 80GB for HPE ProLiant servers",
    "ASUS TUF RTX 4090 24GB GDDR6X triple fan with backplate",
    "华硕 TUF RTX 5090 O32G GAMING 32GB GDDR7 512bit 三风扇",
]
PARTS = [
    "EK-Quantum Vector water block for RTX 4090",
    "Alphacool Backplate RTX 4090",
    "12VHPWR cable for GeForce RTX 4090",
    "Fan compatible with RTX 4090",
    "RTX 4090 cooling fan",
    "NVIDIA H100 NVLink Bridge",
    "NVIDIA GeForce RTX 4090 Founders Edition box only",
    "NVIDIA AI Enterprise license for H100",
    "华硕 RTX 4090 水冷头",
    "适用于 RTX 4090 的供电线",
    "酷碼 顯卡支架 支援 RTX5090",
]
MACHINES = [
    "ASUS ROG Strix SCAR 18 laptop RTX 4090 32GB DDR5",
    "Dell Precision 7960 Tower Workstation with NVIDIA RTX 6000 Ada",
    "RTX 5090 Gaming PC, Intel Core i9 14900K",
    "Gigabyte AORUS RTX 5090 AI BOX eGPU",
    "NVIDIA DGX Spark GB10",
    "微星 Vision 電競主機 i9/RTX5090/64G/2TB",
    "8-bay barebone, no GPU, takes an RTX 4090",
]
BUNDLES = [
    "Set of 2 NVIDIA A100 40GB PCIe",
    "NVIDIA H100 PCIe (2-pack)",
    "GeForce RTX 4090 24GB x2",
    "4x NVIDIA RTX A6000 48GB",
    "技嘉 RTX5090 GAMING OC 32G + 850W 電源 組合",
    "微星 RTX5080 VENTUS 16G + 1000W",
]


@pytest.mark.parametrize(
    ("what", "title"),
    [
        *(("chip", title) for title in CARDS),
        *(("accessory", title) for title in PARTS),
        *(("not-a-chip", title) for title in MACHINES),
        *(("bundle", title) for title in BUNDLES),
    ],
)
def test_a_title_tells_what_is_sold(what: str, title: str) -> None:
    assert goods(title).what == what


@pytest.mark.parametrize(
    ("title", "chips"),
    [
        ("Supermicro 8x H100 SXM5 server SYS-821GE-TNHR", 8),
        ("HPE ProLiant XD685 8-GPU NVIDIA H200", 8),
        ("H200 八卡服务器 141GB", 8),
        ("NVIDIA HGX B200 8-GPU", 8),
        ("4U rackmount with four NVIDIA L40S GPUs", 4),
        ("NVIDIA DGX H100 system", 8),
        ("Dell PowerEdge R750 with NVIDIA L40S", None),
    ],
)
def test_a_server_has_the_chips_that_it_tells_of(title: str, chips: int | None) -> None:
    assert goods(title) == ("server", chips)


@pytest.mark.parametrize(
    ("category", "what"),
    [
        ("Computers & Accessories > Computer Components > Graphics Cards", "chip"),
        ("Computers > Laptops", "not-a-chip"),
        ("Cooling > Water blocks", "accessory"),
        ("", "chip"),
    ],
)
def test_the_last_part_of_a_category_may_tell(category: str, what: str) -> None:
    assert goods("ASUS RTX 4090", category).what == what


def test_a_chips_name_alone_makes_no_chip() -> None:
    assert is_gpu("P40", "", "Tesla")
    assert is_gpu("NVIDIA P40")
    assert not is_gpu("P40 dark blue, unlocked")


def test_an_accelerator_without_a_known_name() -> None:
    assert is_accelerator("Orion XQ77 data center accelerator 192GB HBM3E")
    assert not is_accelerator("Wireless mouse")
