"""Vast.ai on real answers: every offer is accounted for, and what others made of them follows from ours."""

import csv
import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from crawlers.read import read_file
from crawlers.records import Price, Record, Refusal

DAYS = ("2026-02-28", "2026-03-01", "2026-03-02", "2026-03-03")


def answers(shared: Path, day: str) -> dict[str, Any]:
    kept: dict[str, Any] = json.loads((shared / "real" / "vast" / f"{day}.json").read_text(encoding="utf-8"))
    return kept


def read(shared: Path, tmp_path: Path, day: str) -> list[Record]:
    """The records of a day, each list of offers fed as an answer of the API."""
    records: list[Record] = []
    for number, offers in enumerate(answers(shared, day)["offers_by_model"].values()):
        file = tmp_path / f"{number}.json"
        file.write_text(json.dumps({"offers": offers}), encoding="utf-8")
        records += read_file("vast", file, day=date.fromisoformat(day))
    return records


@pytest.mark.parametrize("day", DAYS)
def test_no_offer_vanishes(shared: Path, tmp_path: Path, day: str) -> None:
    by_name = answers(shared, day)["offers_by_model"]
    records = read(shared, tmp_path, day)
    offers = [offer for offers in by_name.values() for offer in offers]
    listed = [record.listing for record in records if isinstance(record, Price | Refusal) and record.listing]
    assert sorted(listed) == sorted(str(offer["id"]) for offer in offers)
    silent = [record for record in records if isinstance(record, Refusal) and record.reason == "empty"]
    assert len(silent) == sum(not offers for offers in by_name.values()) == 2


@pytest.mark.parametrize("day", DAYS)
def test_prices_and_quotes_are_the_answers_own(shared: Path, tmp_path: Path, day: str) -> None:
    offers = {str(o["id"]): o for found in answers(shared, day)["offers_by_model"].values() for o in found}
    for record in read(shared, tmp_path, day):
        if isinstance(record, Price):
            offer = offers[record.listing or ""]
            assert record.low == record.high == offer["dph_total"]
            assert record.chips == offer["num_gpus"]
            assert f'"id": {offer["id"]}' in (record.quote or "")
            assert f'"dph_total": {offer["dph_total"]!r}' in (record.quote or "")


@pytest.mark.parametrize("day", DAYS)
def test_the_published_selection_follows_from_the_records(shared: Path, tmp_path: Path, day: str) -> None:
    """On the rule of cri-h100: H100 SXM in the US, free, reliable, listed within the last week."""
    collected = datetime.fromisoformat(answers(shared, day)["collected_utc"])
    oldest = (collected - timedelta(days=7)).timestamp()
    ours = {
        (record.listing, record.chips, record.low, round(record.low / record.chips, 6))
        for record in read(shared, tmp_path, day)
        if isinstance(record, Price) and record.attributes and record.chips
        if record.attributes["gpu_name"] == "H100 SXM" and not record.attributes["rented"]
        if (record.region or "").endswith(", US") and record.attributes["reliability2"] >= 0.90
        if (record.attributes["start_date"] or 0) >= oldest
    }
    with (shared / "real" / "truth" / "h100-sxm-us" / f"{day}.csv").open(
        encoding="utf-8", newline=""
    ) as lines:
        truth = {
            (row["listing_id"], int(row["num_gpus"]), float(row["dph_total"]), float(row["dph_per_gpu"]))
            for row in csv.DictReader(lines)
        }
    assert ours == truth


def test_memory_decides_over_the_name(shared: Path, tmp_path: Path) -> None:
    found = {
        (record.chip, record.form_factor, record.memory_gb)
        for day in DAYS
        for record in read(shared, tmp_path, day)
        if isinstance(record, Price)
    }
    assert found == {
        ("nvidia-a100", "PCIe", 40.0),
        ("nvidia-a100", "PCIe", 80.0),
        ("nvidia-h100", "SXM", 80.0),
        ("nvidia-h200", None, 141.0),
        ("nvidia-h200", "NVL", 141.0),
        ("nvidia-l40s", "PCIe", 48.0),
        ("nvidia-rtx-4090", "PCIe", 24.0),
        ("nvidia-rtx-4090", "PCIe", 48.0),
        ("nvidia-v100", None, 16.0),
        ("nvidia-v100", None, 32.0),
    }
