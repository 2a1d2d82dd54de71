"""A page, against the questions it asks of its own file."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from reports import weekly
from reports.week import Week
from tests.benchmarks.conftest import Tell, seconds
from tests.warehouse.builders import price
from warehouse.build import build

CHIPS, SELLERS, DAYS = 60, 20, 140
BEGIN = date(2026, 3, 30)


@pytest.mark.bench
def test_a_page_of_many_offers(tmp_path: Path, tell: Tell) -> None:
    """Twenty weeks of 1,200 offers of sixty chips; the page's own share is drawing and rendering."""
    file = tmp_path / "records.jsonl"
    with file.open("w") as lines:
        for day in range(DAYS):
            for offer in range(CHIPS * SELLERS):
                about = {"chip": f"nvidia-c{offer % CHIPS}", "seller": f"seller {offer % SELLERS}"}
                line = price(
                    str(offer), (BEGIN + timedelta(days=day)).isoformat(), 2 + (offer + day // 9) % 7 / 10
                )
                lines.write(json.dumps(line | about) + "\n")
    data, week = tmp_path / "data", Week(BEGIN + timedelta(days=DAYS - 7))
    published = build(data, records=[file], run_at=datetime(2026, 8, 17, 2, 15, tzinfo=UTC)).file
    asked = seconds(lambda: (weekly.read(published, week), weekly.read_year(published, week, week)))
    out = tmp_path / "reports"
    told = seconds(lambda: weekly.write(published, out, str(week)))
    tell(f"the page of a week, of {DAYS * CHIPS * SELLERS} prices", told, "its own queries", asked)
