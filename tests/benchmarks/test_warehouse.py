"""A build, against DuckDB's own reading of the same lines; a page, against the file it is made from."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from reports import weekly
from tests.benchmarks.conftest import Tell, seconds
from tests.warehouse.builders import price
from warehouse.build import build
from warehouse.query import rows

OFFERS, DAYS = 1000, 28
BEGIN = date(2026, 6, 29)


@pytest.mark.bench
def test_a_month_of_offers(tmp_path: Path, tell: Tell) -> None:
    file = tmp_path / "records.jsonl"
    with file.open("w") as lines:
        for day in range(DAYS):
            for offer in range(OFFERS):
                line = price(str(offer), (BEGIN + timedelta(days=day)).isoformat(), 2 + offer % 7 / 10)
                lines.write(json.dumps(line | {"seller": f"seller {offer % 20}"}) + "\n")
    data = tmp_path / "data"
    took = seconds(lambda: build(data, records=[file], run_at=datetime(2026, 7, 27, 2, 15, tzinfo=UTC)), 1)
    published = data / "chipwatch.duckdb"
    raw = seconds(lambda: rows(published, f"SELECT count(*), max(low) FROM read_json('{file}')"))
    tell(f"{OFFERS * DAYS} records loaded and published", took, "read_json", raw)
    page = seconds(lambda: weekly.write(published, tmp_path / "reports", "2026-W30"), 1)
    tell("the week's page", page, "read_json", raw)
