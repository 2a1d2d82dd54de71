"""The dataset on thirty-five real days: every row a price, every listing one offer."""

import json
from datetime import date
from itertools import pairwise
from pathlib import Path

from crawlers.read import read_file
from crawlers.records import Price


def days(shared: Path) -> list[Path]:
    return sorted((shared / "real" / "gpu-rental-prices").glob("*.json"))


def test_every_row_is_a_price_with_a_listing_of_its_own(shared: Path) -> None:
    files = days(shared)
    assert len(files) == 35
    for file in files:
        rows = json.loads(file.read_text(encoding="utf-8"))["offers"]
        records = list(read_file("gpurentalprices", file, day=date.fromisoformat(file.stem)))
        prices = [record for record in records if isinstance(record, Price)]
        assert [price.low for price in prices] == [row["usd_hr"] for row in rows]
        assert len(records) == len({price.listing for price in prices}) == len(rows)


def test_listings_last_from_night_to_night(shared: Path) -> None:
    """Where a provider is on two days running, nearly all its listings are."""
    nights = [
        {
            price.listing
            for price in read_file("gpurentalprices", file, day=date.fromisoformat(file.stem))
            if isinstance(price, Price)
        }
        for file in days(shared)[-10:]
    ]
    for before, after in pairwise(nights):
        assert len(before & after) / len(before) > 0.97


def test_a_row_carried_forward_holds_for_the_day_it_was_seen(shared: Path) -> None:
    file = shared / "real" / "gpu-rental-prices" / "2026-07-10.json"
    old = {
        price.seller
        for price in read_file("gpurentalprices", file, day=date(2026, 7, 10))
        if isinstance(price, Price) and price.valid_on != "2026-07-10"
    }
    assert old == {"OVHcloud", "Vultr"}
