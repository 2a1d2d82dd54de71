"""Prices of shops on their way: from a kept page by command, and to dollars in the file."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from flows.extraction import by_source, pages
from tests.crawlers.golden import ROOT
from tests.flows.conftest import chipwatch

ASKED = {"@type": "Offer", "price": "24999.00", "priceCurrency": "USD"}
CARD = {"@type": "Product", "name": "NVIDIA H100 80GB PCIe", "sku": "A1", "offers": ASKED}


def extracted(tmp_path: Path, name: str, prose: str, **offer: str) -> list[dict[str, Any]]:
    """The facts of a product's page that says something besides."""
    page = tmp_path / "page.html"
    data = json.dumps({**CARD, "name": name, "offers": ASKED | offer})
    page.write_text(
        f"<html><head><title>{name}</title><script type='application/ld+json'>{data}</script></head>"
        f"<body><article><h1>{name}</h1><p>{prose}</p></article></body></html>",
        encoding="utf-8",
    )
    return [json.loads(line) for line in pages([page], published=None, url=None)]


def test_a_product_page_gives_its_price_once(tmp_path: Path) -> None:
    (price,) = extracted(tmp_path, CARD["name"], "The NVIDIA H100 is priced at $24,999 per card.")
    assert (price["chip"], price["low"], price["listing"]) == ("nvidia-h100", 24_999, "A1")


def test_what_its_text_tells_besides_is_kept(tmp_path: Path) -> None:
    prose = "The NVIDIA H200 is priced at $31,500 per card, the H100 at $24,999."
    found = [(price["chip"], price["low"]) for price in extracted(tmp_path, CARD["name"], prose)]
    assert found == [("nvidia-h100", 24_999), ("nvidia-h200", 31_500)]


def test_what_is_refused_is_not_told_by_the_text(tmp_path: Path) -> None:
    prose = "This water block for the NVIDIA RTX 4090 graphics card costs $189.99."
    (refusal,) = extracted(tmp_path, "Water block for NVIDIA RTX 4090", prose, price="189.99")
    assert (refusal["kind"], refusal["reason"]) == ("refusal", "accessory")


def test_taiwan_dollars_become_dollars(tmp_path: Path) -> None:
    lines: list[bytes] = []
    for name, case in (("coolpc", "menus"), ("currencyapi", "day"), ("ecb", "daily")):
        (page,) = (ROOT / name / case).glob("page.*")
        lines += by_source(name, [page], day=date(2026, 10, 30), url=None)
    records = tmp_path / "records.jsonl"
    records.write_bytes(b"".join(lines))
    chipwatch("load", records, "--data", tmp_path / "data")
    question = "SELECT currency, low, usd, usd_per_chip FROM prices WHERE listing LIKE '微星%'"
    (row,) = json.loads(chipwatch("query", question, "--format", "json", "--data", tmp_path / "data").stdout)
    assert (row["currency"], row["low"]) == ("TWD", 99_990)
    assert (
        row["usd"] == row["usd_per_chip"] == pytest.approx(99_990 / 36 * 1.1172)
    )  # for one euro: 31.5 / 0.875, and the ECB's
